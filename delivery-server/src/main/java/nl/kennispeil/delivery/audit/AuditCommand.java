package nl.kennispeil.delivery.audit;

import picocli.CommandLine.Command;

/** {@code audit}: commands about the log. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "About the audit log.",
        subcommands = AuditVerifyCommand.class)
public final class AuditCommand {}
