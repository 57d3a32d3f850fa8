package nl.kennispeil.delivery.retention;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code retention}: when data goes. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "Says when personal data goes, and deletes it.",
        subcommands = {RetentionDateCommand.class})
public final class RetentionCommand implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        throw new ParameterException(spec.commandLine(), "retention: says not what to do; its commands are below");
    }
}
