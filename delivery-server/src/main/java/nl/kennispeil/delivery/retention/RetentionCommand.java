package nl.kennispeil.delivery.retention;

import nl.kennispeil.delivery.serve.CommandGroup;
import picocli.CommandLine.Command;

/** {@code retention}: when data goes. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Says when personal data goes, and deletes it.",
        subcommands = {RetentionDateCommand.class})
public final class RetentionCommand extends CommandGroup {}
