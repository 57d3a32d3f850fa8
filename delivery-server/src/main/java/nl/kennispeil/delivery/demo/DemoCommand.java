package nl.kennispeil.delivery.demo;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.delivery.Application;
import nl.kennispeil.delivery.Settings;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.research.ResearchKey;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.session.SessionRules;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a whole server with invented people, items and sittings, in one folder. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts a demonstration with an embedded store, invented candidates and synthetic items.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--data",
            defaultValue = "data/demo",
            description = "Folder for everything that is kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data/demo");

    @Option(
            names = "--candidates",
            defaultValue = "2250",
            description = "How many candidates to invent in a new folder, 8..20000 (default: ${DEFAULT-VALUE}).")
    private int candidates;

    @Option(names = "--second-factor", description = "Asks staff for a second factor, as a production server does.")
    private boolean secondFactor;

    @Option(names = "--idle", hidden = true, description = "For rehearsals: another idle lock, such as PT1M.")
    private @Nullable Duration idle;

    @Option(names = "--benchmark", hidden = true, description = "Offers POST /api/benchmark/echo to compare with.")
    private boolean benchmark;

    @Option(names = "--time", hidden = true, description = "For rehearsals: another time for the LHK, such as PT20S.")
    private @Nullable Duration time;

    @Option(names = "--grace", hidden = true, description = "For rehearsals: how long late answers are taken.")
    private @Nullable Duration grace;

    @Option(
            names = "--no-rehearsal",
            hidden = true,
            description = "Opens without sitting the practice test against itself first; for tests.")
    private boolean noRehearsal;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (candidates < 8 || candidates > 20_000) {
            throw new ParameterException(
                    spec.commandLine(), "--candidates is " + candidates + ", allowed is 8 to 20000");
        }
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + ", allowed is 0 to 65535");
        }
        Files.createDirectories(data);
        Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
        ServerSecret secret = ServerSecret.loadOrCreate(data.resolve("server.key"));
        Path researchKey = data.resolve(Installation.RESEARCH_KEY);
        ResearchKey.demo(researchKey);
        SessionRules sessions = SessionRules.STRICT.withSecondFactor(secondFactor);
        Settings settings = Settings.embedded(
                port,
                benchmark,
                !noRehearsal,
                data.resolve(Installation.LEDGER),
                researchKey,
                idle == null ? sessions : sessions.withIdle(idle));
        Store store = Store.embedded(
                data.resolve("store"), EmbeddedStore.Options.defaults().withPoolSize(settings.storeThreads()));
        Stores stores = Stores.open(
                store, secret, MasterKeyFile.loadOrCreate(data.resolve("master.key")), settings.freshness());
        DemoFiles files = new DemoFiles(data);
        if (!DemoSeed.done(stores)) {
            DemoSeed seed = new DemoSeed(stores, clock.instant(), time, grace);
            files.write(stores, seed.fill(candidates));
            seed.markDone();
        }
        Application application = Application.on(store, stores, DemoBank.media(), settings, clock);
        String url = application.start();
        PrintWriter out = spec.commandLine().getOut();
        out.println("ready " + url);
        out.println(store.mode());
        files.show(out);
        application.awaitShutdown();
        return 0;
    }
}
