package nl.kennispeil.delivery.items;

import nl.kennispeil.delivery.serve.CommandGroup;
import picocli.CommandLine.Command;

/** {@code items}. */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "Works on items in files.",
        subcommands = {
            ItemsImportCommand.class,
            ItemsExportCommand.class,
            ItemsScoreCommand.class,
            ItemsLintCommand.class,
            QtiTableCommand.class
        })
public final class ItemsCommand extends CommandGroup {}
