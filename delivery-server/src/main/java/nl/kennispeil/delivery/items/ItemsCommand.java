package nl.kennispeil.delivery.items;

import picocli.CommandLine.Command;

/** {@code items}: commands about items in files. */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "About items in files.",
        subcommands = ItemsLintCommand.class)
public final class ItemsCommand {}
