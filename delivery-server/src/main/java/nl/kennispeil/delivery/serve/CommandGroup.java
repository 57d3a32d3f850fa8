package nl.kennispeil.delivery.serve;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that only gathers others, such as {@code accounts} in {@code accounts add}; alone it says that one is missing. */
public abstract class CommandGroup implements Runnable {

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public final void run() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        throw new ParameterException(spec.commandLine(), spec.name() + ": which of its commands is missing");
    }
}
