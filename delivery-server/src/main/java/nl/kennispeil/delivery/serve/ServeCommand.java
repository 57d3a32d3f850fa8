package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.Application;
import nl.kennispeil.delivery.Settings;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: the production server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Starts a server as a configuration file says: MongoDB replica set or embedded store, TLS, keys.")
public final class ServeCommand implements Callable<Integer> {

    @Option(names = "--config", required = true, description = "JSON file; docs/operating.md describes it.")
    private Path config;

    @Option(
            names = "--self-signed",
            description = "For trials: makes a certificate that nobody vouches for, beside the configuration.")
    private boolean selfSigned;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
        ServeConfig read = selfSigned
                ? ServeConfig.readSelfSigned(config, (folder, host) -> selfSigned(folder, host, clock.instant()))
                : ServeConfig.read(config);
        Settings settings = read.settings();
        Store store = StoreOpening.of(read);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        store.warnings().forEach(warning -> err.println("warning: " + warning));
        Stores stores;
        try {
            read.requireKeysOf(store);
            stores = Stores.open(store, read.serverSecret(), read.masterKeys(), settings.freshness());
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
        Path mediaFolder = Files.createDirectories(Path.of(read.mediaFolder()));
        MediaLibrary media = MediaLibrary.ofFolder(mediaFolder);
        Application application = Application.on(store, stores, media, settings, clock);
        String url = application.start();
        out.println("ready " + url);
        out.println(store.mode());
        out.flush();
        application.awaitShutdown();
        return 0;
    }

    private ServeConfig.Tls selfSigned(Path folder, String host, Instant now) throws IOException {
        SelfSigned made = SelfSigned.in(folder, host, now);
        PrintWriter out = spec.commandLine().getOut();
        out.println("self-signed certificate, SHA-256 fingerprint " + made.fingerprint());
        out.flush();
        return new ServeConfig.Tls(made.certificate().toString(), made.key().toString());
    }
}
