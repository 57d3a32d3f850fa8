package nl.kennispeil.delivery.items;

import nl.kennispeil.delivery.serve.CommandGroup;
import picocli.CommandLine.Command;

/** {@code items}. */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "Works on items in files.",
        subcommands = {ItemsScoreCommand.class})
public final class ItemsCommand extends CommandGroup {}
