package nl.kennispeil.delivery.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.serve.CommandGroup;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.Where;
import nl.kennispeil.delivery.shelf.MongoShelves;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keys}: what an operator can do with the master key. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Looks after the master key.",
        subcommands = {KeysCommand.Rotate.class})
public final class KeysCommand extends CommandGroup {

    /** {@code keys rotate}. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Replaces the master key and wraps every person's key again, while no server has the store open.",
                "A run that is broken off leaves everything readable; run it again. Then copy the file of the master key"
                        + " to where you keep keys.",
                "A backup of the keys from before opens with the former master key only: make a backup at once, and keep"
                        + " the former copy until that is proven. Then destroy it; the new keys open the data of older"
                        + " backups too."
            })
    static final class Rotate implements Callable<Integer> {

        @Spec
        @Nullable
        CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        @Nullable
        Where where;

        @Override
        public Integer call() throws IOException {
            if (spec == null || where == null) {
                throw new IllegalStateException("runs from a command line only");
            }
            AtomicInteger done = new AtomicInteger();
            try (Installation installation = where.open()) {
                Vault vault = new Vault(new MongoShelves(installation.store().database()), installation.master());
                new KeyRotation(vault, installation.master()).run(done::incrementAndGet);
                installation
                        .stores()
                        .audit()
                        .write(Entry.of("command", Entry.SYSTEM, "keys.rotate", "keys", Instant.now())
                                .detail("keys", done));
                // the keys as they were wrapped before must not linger in the files
                installation.store().erase(java.time.Duration.ofMinutes(10));
            }
            spec.commandLine().getOut().println("{\"rewrapped\":" + done + "}");
            spec.commandLine().getOut().flush();
            spec.commandLine()
                    .getErr()
                    .println("keys rotate: a backup of the keys from before opens with the former master key only;"
                            + " make a backup now, and destroy the former copy after that");
            return 0;
        }
    }
}
