package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import nl.kennispeil.delivery.load.VirtualCandidate.Hall;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code load}: virtual candidates against a running server. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Lets virtual candidates log in, start together, answer and hand in; measures and keeps a ledger.",
        footer = {
            "",
            "Latencies count from the moment something was due, not from when it was sent. A run whose generator itself",
            "ran more than 50 ms late (99th percentile) is reported as \"valid\": false.",
            "Exit code: 0 all went well, 1 errors or refused answers, 2 wrong usage."
        })
public final class LoadCommand implements Callable<Integer> {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();
    private static final Duration ON_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_A_LOG = Duration.ofSeconds(10);
    private static final int BAR = 24;

    @Spec
    @Nullable
    CommandSpec spec;

    @Option(
            names = "--target",
            required = true,
            paramLabel = "URL",
            description = "Server, such as http://127.0.0.1:8080")
    URI target = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--codes",
            paramLabel = "FILE",
            description = "codes.csv (person,code,sitting); used codes are skipped")
    @Nullable
    Path codes;

    @Option(
            names = "--candidates",
            required = true,
            paramLabel = "N",
            description = "Virtual candidates, a connection each")
    int candidates;

    @Option(
            names = "--ramp",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Log-ins, and then starts, are spread over this; default 60s")
    Duration ramp = Duration.ofSeconds(60);

    @Option(
            names = "--think",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Mean time between answers of a candidate, drawn ± 50 %%; default 30s")
    @Nullable
    Duration think;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Instead of --think: answers per second of all candidates together, kept up to the end")
    @Nullable
    Double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "From the first start to handing in; default 10m")
    Duration duration = Duration.ofMinutes(10);

    @Option(
            names = "--finish",
            paramLabel = "TIME",
            converter = DurationText.class,
            description = "Handing in at the end is spread over this; default 5s")
    Duration finish = Duration.ofSeconds(5);

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Writes a line per acknowledged answer, for verify-store")
    @Nullable
    Path ledger;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the figures as JSON; - for stdout")
    @Nullable
    Path report;

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is drawn at random; default 1")
    long seed = 1;

    @Option(names = "--no-content", description = "Only the first candidate fetches the package")
    boolean withoutContent;

    @Option(
            names = "--pid",
            paramLabel = "PID",
            description = "Server process on this machine: reports its time per save")
    @Nullable
    Long pid;

    @Option(
            names = "--bare",
            description = "For comparison: posts the same bytes to " + BareRun.PATH
                    + ", where a server started for measuring only parses them")
    boolean bare;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Plan plan = plan();
        CodeList list;
        try {
            list = bare ? new CodeList(List.of()) : codeList();
        } catch (IllegalArgumentException e) {
            err().println("load: " + e.getMessage());
            return 1;
        }
        if (!bare && list.size() < candidates) {
            throw wrong(codes + " holds " + list.size() + " codes: --candidates " + candidates + " need one each");
        }
        Tally tally = new Tally();
        try (Ledger kept = ledger == null || bare ? Ledger.none() : Ledger.to(ledger);
                Generator generator = new Generator(target, Clock.systemUTC()::millis, tally.lag)) {
            if (!generator.targetReplies()) {
                err().println("load: no reply from " + target);
                return 1;
            }
            generator.warmUp(seed);
            Steady steady =
                    new Steady(() -> tally.saved, generator.loop()::nanos, pid == null ? null : new ServerCpu(pid));
            return bare ? runBare(generator, plan, tally, steady) : runExam(generator, plan, tally, steady, list, kept);
        } catch (IllegalStateException e) {
            err().println("load: " + e.getMessage());
            return 1;
        }
    }

    private int runExam(Generator generator, Plan plan, Tally tally, Steady steady, CodeList list, Ledger kept)
            throws IOException, InterruptedException {
        String run = Long.toString(generator.loop().wallMillis(), Character.MAX_RADIX);
        Hall hall = new Hall(generator.loop(), plan, list, new Contents(), kept, tally, run);
        LoadRun exam = generator.ask(() -> new LoadRun(hall, generator::line, steady, generator.done()));
        drive(generator, exam::begin, () -> progress(exam.phase(), plan, tally, exam.seconds()));
        return conclude(tally, generator.ask(() -> LoadReport.of(plan, tally, steady, exam.seconds())), exam::seconds);
    }

    private int runBare(Generator generator, Plan plan, Tally tally, Steady steady)
            throws IOException, InterruptedException {
        BareRun yardstick = new BareRun(generator.loop(), plan, tally, generator::line, steady, generator.done());
        drive(generator, yardstick::begin, () -> progress("bare", plan, tally, yardstick.seconds()));
        return conclude(
                tally,
                generator.ask(() -> LoadReport.ofBare(plan, tally, steady, yardstick.seconds())),
                yardstick::seconds);
    }

    private void drive(Generator generator, Runnable begin, Supplier<String> progress) throws InterruptedException {
        boolean terminal = Help.Ansi.AUTO.enabled();
        generator.run(begin, terminal ? ON_TERMINAL : IN_A_LOG, progress, text -> {
            err().print(terminal ? "\r" + text + "\u001b[K" : text + System.lineSeparator());
            err().flush();
        });
        if (terminal) {
            err().println();
        }
    }

    private int conclude(Tally tally, ObjectNode figures, DoubleSupplier seconds) throws IOException {
        boolean onStdout = report != null && report.toString().equals("-");
        if (report != null && !onStdout) {
            Files.writeString(report, JSON.writeValueAsString(figures) + System.lineSeparator());
        }
        out().print(
                        onStdout
                                ? JSON.writeValueAsString(figures) + System.lineSeparator()
                                : LoadReport.summary(tally, seconds.getAsDouble()));
        out().flush();
        if (!LoadReport.valid(tally)) {
            err().println("load: this machine was too busy to measure: the generator ran late, see lagP99Ms");
        }
        if (tally.errors == 0 && tally.refused == 0) {
            return 0;
        }
        err().println("load: " + tally.errors + " errors " + tally.reasons() + ", " + tally.refused
                + " answers refused; expected none");
        return 1;
    }

    private String progress(String phase, Plan plan, Tally tally, double seconds) {
        double share = Math.min(1, seconds / (plan.duration().toMillis() / 1e3));
        int filled = (int) (BAR * share);
        return String.format(
                Locale.ROOT,
                "%-7s [%s%s] %4.0f s | in %d | started %d | saves %d | errors %d | retries %d | handed in %d",
                phase,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                seconds,
                tally.loggedIn,
                tally.started,
                tally.saved,
                tally.errors,
                tally.retries,
                tally.submitted);
    }

    private Plan plan() {
        if (target.getHost() == null || !("http".equals(target.getScheme()) || "https".equals(target.getScheme()))) {
            throw wrong("--target is " + target + ": allowed is http://host:port or https://host:port");
        }
        if (think != null && rate != null) {
            throw wrong("--think and --rate exclude each other");
        }
        if (bare && rate == null) {
            throw wrong("--bare needs --rate");
        }
        try {
            Duration mean = think == null ? Duration.ofSeconds(30) : think;
            if (rate != null) {
                mean = Plan.thinkFor(candidates, rate);
            }
            return new Plan(
                    candidates,
                    bare ? Duration.ZERO : ramp,
                    mean,
                    duration,
                    finish,
                    rate != null,
                    !withoutContent,
                    seed);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private CodeList codeList() throws IOException {
        if (codes == null) {
            throw wrong("--codes is missing: the codes.csv that the server wrote");
        }
        if (!Files.isReadable(codes)) {
            throw wrong("--codes " + codes + ": there is no such file that can be read");
        }
        return CodeList.read(codes);
    }

    private ParameterException wrong(@Nullable String message) {
        return new ParameterException(given().commandLine(), String.valueOf(message));
    }

    private PrintWriter out() {
        return given().commandLine().getOut();
    }

    private PrintWriter err() {
        return given().commandLine().getErr();
    }

    private CommandSpec given() {
        if (spec == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        return spec;
    }
}
