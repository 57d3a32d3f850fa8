package nl.kennispeil.delivery.browser;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * {@code kennispeil.jar demo} in a child process and a folder of its own. It can be killed as a power cut would, and
 * started again on the same port and folder. Codes are handed out once each, so tests never share a candidate.
 */
final class DemoServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What demo persons are known by: name, mail address, BIG number, enrolment, exam code. No log may have any. */
    private static final List<Pattern> PERSONAL = Stream.of(
                    "Aios [A-Z][a-z]+-\\d{3}",
                    "@example\\.org",
                    "\\b000\\d{8}\\b",
                    "\\baios-\\d{5}\\b",
                    "\\bp-\\d{5}\\b",
                    "\\b[0-9A-Z]{4}(-[0-9A-Z]{4}){2,}\\b")
            .map(Pattern::compile)
            .toList();

    /** A line of {@code codes.csv}. */
    record Invited(String person, String code, String sitting) {}

    private final Path folder;
    private final List<String> options;
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, Deque<Invited>> invited = new HashMap<>();
    private Process process;
    private final URI url;

    private DemoServer(Path folder, List<String> options) {
        this.folder = folder;
        this.options = List.copyOf(options);
        this.process = launch(0);
        this.url = URI.create(awaitReady(0));
        readAccounts();
        readCodes();
    }

    /** Starts a server with an empty folder and waits until it is ready. */
    static DemoServer start(String... options) {
        try {
            return new DemoServer(Files.createTempDirectory("kennispeil-it"), List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    String url() {
        return url.toString();
    }

    URI at(String path) {
        return URI.create(url + path);
    }

    /** Somebody invited to this sitting whom no other test has been given. */
    synchronized Invited somebody(String sitting) {
        Deque<Invited> left = invited.get(sitting);
        if (left == null || left.isEmpty()) {
            throw new NoSuchElementException("nobody is left at " + sitting + " of " + invited.keySet());
        }
        return left.removeFirst();
    }

    /** The candidate's line of a sitting, given to no other test. */
    synchronized Invited person(String sitting, String person) {
        Deque<Invited> left = invited.getOrDefault(sitting, new ArrayDeque<>());
        Invited found = left.stream()
                .filter(each -> each.person().equals(person))
                .findFirst()
                .orElseThrow();
        left.remove(found);
        return found;
    }

    String password(String login) {
        return passwords.computeIfAbsent(login, missing -> {
            throw new NoSuchElementException("no account " + missing + " among " + passwords.keySet());
        });
    }

    /** Logins of a role, in the order of {@code accounts.csv}. */
    List<String> aios() {
        return passwords.keySet().stream()
                .filter(each -> each.startsWith("aios-"))
                .sorted()
                .toList();
    }

    /** What the server has written to its standard error so far: its log. */
    String log() {
        return read(stderr());
    }

    /** What the server has written to its console so far. */
    String console() {
        return read(stdout());
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The data folder of the server. */
    Path data() {
        return folder.resolve("data");
    }

    /** Asks it to stop in good order, and waits. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** Starts again on the same port and folder. */
    void restart() {
        int before = readyLines().size();
        process = launch(url.getPort());
        awaitReady(before);
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
        String log = log();
        List<String> told = new ArrayList<>();
        for (Pattern each : PERSONAL) {
            Matcher matcher = each.matcher(log);
            if (matcher.find()) {
                told.add(matcher.group());
            }
        }
        passwords.values().stream().filter(log::contains).forEach(told::add);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!told.isEmpty()) {
            throw new AssertionError("the log of the server tells of persons: " + told);
        }
    }

    private Process launch(int port) {
        String jar = System.getProperty("kennispeil.jar");
        if (jar == null || !Files.isRegularFile(Path.of(jar))) {
            throw new IllegalStateException("system property kennispeil.jar names no file: " + jar);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", jar, "demo", "--no-rehearsal"));
        command.addAll(List.of(
                "--port",
                Integer.toString(port),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(options);
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(stdout().toFile()))
                    .redirectError(ProcessBuilder.Redirect.appendTo(stderr().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitReady(int before) {
        await("the server is ready", PATIENCE, () -> readyLines().size() > before || !process.isAlive());
        List<String> ready = readyLines();
        if (ready.size() <= before) {
            throw new IllegalStateException("the server ended with " + process.exitValue() + ": " + log());
        }
        return ready.get(before).substring("ready ".length()).strip();
    }

    private List<String> readyLines() {
        return console().lines().filter(line -> line.startsWith("ready http")).toList();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void readAccounts() {
        for (CSVRecord each : records("accounts.csv")) {
            passwords.put(each.get("login"), each.get("secret"));
        }
    }

    private void readCodes() {
        for (CSVRecord each : records("codes.csv")) {
            Invited line = new Invited(each.get("person"), each.get("code"), each.get("sitting"));
            invited.computeIfAbsent(line.sitting(), any -> new ArrayDeque<>()).addLast(line);
        }
        // the console shows the first few codes on purpose; what is tested here should not be among them
        invited.values().forEach(line -> {
            for (int i = 0; i < Math.min(3, line.size()); i++) {
                line.addLast(line.removeFirst());
            }
        });
    }

    private List<CSVRecord> records(String file) {
        try (Reader reader = Files.newBufferedReader(folder.resolve("data").resolve(file));
                CSVParser parser = CSV.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path stdout() {
        return folder.resolve("stdout.txt");
    }

    private Path stderr() {
        return folder.resolve("stderr.txt");
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks often and waits no longer than needed. */
    static void await(String what, Duration patience, BooleanSupplier condition) {
        long until = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("after " + patience + " still not: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
