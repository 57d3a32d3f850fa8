package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The two ways in which a command names an installation; use it as an argument group of which one is needed. */
public final class Where {

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder of a demo or embedded server")
    @Nullable
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file of a server started with serve")
    @Nullable
    private Path config;

    /** @throws IllegalArgumentException when there is nothing there, or a server has it open */
    public Installation open() throws IOException {
        if (config != null) {
            return Installation.ofConfig(config);
        }
        if (data == null) {
            throw new IllegalStateException("one of the two is required");
        }
        return Installation.ofFolder(data);
    }
}
