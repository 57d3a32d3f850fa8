package nl.kennispeil.delivery.solver;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;
import org.jspecify.annotations.Nullable;

/**
 * CBC out of OR-Tools, in a process of its own: when it crashes, hangs or takes too much memory, nothing here does. The
 * process gets the programme on its input, writes one line, and is killed when time is up or somebody cancels. It
 * ends by itself when this process does. What it says is believed only after {@link Programme#violations}.
 */
public final class NativeSolver implements Solver {

    /** The backend that was quickest on a bank of 1,000 items, see decision 0032. */
    private static final String CBC = "CBC";

    private static final String FOLDER = "kennispeil-solver-";
    private static final long POLL_MILLIS = 20;
    /** Over its own limit, for starting up, unpacking, and the node it is at. */
    private static final double GRACE_SECONDS = 15;

    private static final int MOST_LINE = 64_000_000;
    private static final int KEPT_LINES = 5;

    /** So many at once: each takes a core and some hundreds of megabytes. */
    private static final Semaphore ROOM = new Semaphore(2, true);

    private final String backend;
    private final List<String> start;
    private final Consumer<String> trouble;

    /** @param trouble told in one line what went wrong, when it did */
    public NativeSolver(Consumer<String> trouble) {
        this(CBC, command(), trouble);
    }

    /** @param start what to start, to which the folder for the libraries is added */
    NativeSolver(String backend, List<String> start, Consumer<String> trouble) {
        this.backend = backend;
        this.start = List.copyOf(start);
        this.trouble = trouble;
    }

    /** True where there is a library for this machine. */
    public static boolean available() {
        return NativeLibrary.present();
    }

    static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-cp",
                System.getProperty("java.class.path"),
                SolverProcess.class.getName());
    }

    @Override
    public Solution solve(Programme programme, Limits limits) {
        if (!available()) {
            return nothing();
        }
        long until = System.nanoTime() + (long) (limits.seconds() * 1e9);
        boolean room = false;
        Path folder = null;
        try {
            while (!room) {
                if (limits.cancelled().getAsBoolean() || System.nanoTime() > until) {
                    return nothing();
                }
                room = ROOM.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            sweep();
            folder = Files.createTempDirectory(FOLDER);
            return checked(programme, ask(programme, limits, until, folder));
        } catch (IOException e) {
            trouble.accept("the native solver could not be started: " + e.getMessage());
            return nothing();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return nothing();
        } finally {
            if (room) {
                ROOM.release();
            }
            takeAway(folder);
        }
    }

    private @Nullable Solution ask(Programme programme, Limits limits, long until, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(start);
        command.add(folder.toString());
        ProcessBuilder builder = new ProcessBuilder(command);
        // options and agents of this process are not for that one
        builder.environment().keySet().removeIf(each -> each.matches("_?JAVA_(TOOL_)?OPTIONS|JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        try {
            AtomicReference<@Nullable Solution> answer = new AtomicReference<>();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(
                    () -> read(process.getInputStream(), line -> {
                        Solution solution = Wire.solution(line, programme);
                        if (solution != null) {
                            answer.set(solution);
                        }
                    }),
                    NativeSolver::thread);
            Deque<String> said = new ArrayDeque<>();
            CompletableFuture<Void> listening = CompletableFuture.runAsync(
                    () -> read(process.getErrorStream(), line -> {
                        said.add(line);
                        if (said.size() > KEPT_LINES) {
                            said.remove();
                        }
                    }),
                    NativeSolver::thread);
            double seconds = Math.max(0.01, (until - System.nanoTime()) / 1e9);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(
                    () -> write(process, new Wire.Question(programme, limits.gap(), seconds, backend)),
                    NativeSolver::thread);
            long last = until + (long) (GRACE_SECONDS * 1e9);
            while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (limits.cancelled().getAsBoolean()) {
                    return null;
                }
                if (System.nanoTime() > last) {
                    trouble.accept("the native solver did not stop when its time was up, and was stopped");
                    return null;
                }
            }
            reading.join();
            listening.join();
            writing.join();
            Solution solution = answer.get();
            if (solution == null) {
                trouble.accept("the native solver ended with " + process.exitValue() + " and without an answer"
                        + (said.isEmpty() ? "" : ": " + said.getFirst()));
            }
            return solution;
        } finally {
            process.destroyForcibly();
            // its files can be taken away only when it has gone
            process.waitFor(5, TimeUnit.SECONDS);
        }
    }

    private Solution checked(Programme programme, @Nullable Solution solution) {
        if (solution == null) {
            return nothing();
        }
        if (!solution.found()) {
            return solution;
        }
        List<String> wrong = programme.violations(solution.x());
        if (!wrong.isEmpty()) {
            trouble.accept("the native solver gave an answer that is not allowed: " + wrong.get(0));
            return nothing();
        }
        return solution;
    }

    private static Solution nothing() {
        return new Solution(Solution.Status.UNKNOWN, new double[0], Double.NaN, Double.POSITIVE_INFINITY, 0);
    }

    /** Whatever it writes is read, or it would wait for ever; an input that stays open tells it somebody waits. */
    private static void write(Process process, Wire.Question question) {
        try {
            Wire.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16)), question);
        } catch (IOException e) {
            // it ended before it read all: its exit tells
        }
    }

    private static void read(InputStream from, Consumer<String> line) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(from, StandardCharsets.US_ASCII))) {
            long length = 0;
            for (String each = reader.readLine(); each != null; each = reader.readLine()) {
                length += each.length();
                if (length > MOST_LINE) {
                    return;
                }
                line.accept(each);
            }
        } catch (IOException e) {
            // it ended: its exit tells
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "native-solver");
        thread.setDaemon(true);
        thread.start();
    }

    private static void takeAway(@Nullable Path folder) {
        try {
            if (folder != null) {
                NativeLibrary.empty(folder);
            }
        } catch (IOException e) {
            // the next one takes it away
        }
    }

    /** What a process left that was killed along with its parent while it unpacked. */
    private static void sweep() throws IOException {
        Path temp = Path.of(System.getProperty("java.io.tmpdir"));
        FileTime old = FileTime.fromMillis(
                System.currentTimeMillis() - Duration.ofHours(1).toMillis());
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(temp, FOLDER + "*")) {
            for (Path each : folders) {
                if (Files.getLastModifiedTime(each).compareTo(old) < 0) {
                    takeAway(each);
                }
            }
        }
    }
}
