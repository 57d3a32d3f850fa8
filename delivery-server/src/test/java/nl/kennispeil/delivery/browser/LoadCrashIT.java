package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import nl.kennispeil.delivery.http.Replies;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way of an answer under load, with the power cut in the middle: the two commands, on the real jar. */
class LoadCrashIT {

    private static final int ENOUGH_LINES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    @Timeout(180)
    void noAnswerThatWasAcknowledgedIsLostWhenTheServerIsKilledUnderLoad(long seed) throws Exception {
        Path ledger = folder.resolve("ledger.csv");
        Path report = folder.resolve("report.json");
        try (DemoServer server = DemoServer.start("--candidates", "40")) {
            Process load = jar(List.of(
                    "load",
                    "--target",
                    server.url(),
                    "--codes",
                    server.data().resolve("codes.csv").toString(),
                    "--candidates",
                    "40",
                    "--ramp",
                    "1s",
                    "--think",
                    "500ms",
                    "--duration",
                    "8s",
                    "--seed",
                    Long.toString(seed),
                    "--ledger",
                    ledger.toString(),
                    "--report",
                    report.toString()));
            awaitLines(ledger);
            // a random moment, the same for the same seed
            TimeUnit.MILLISECONDS.sleep(new SplittableRandom(seed).nextInt(1_500));
            server.kill();
            server.restart();
            assertThat(load.waitFor(120, TimeUnit.SECONDS)).isTrue();
            JsonNode figures = Replies.JSON.readTree(Files.readAllBytes(report));
            assertThat(figures.path("errors").asInt())
                    .as("errors in %s", figures)
                    .isZero();
            assertThat(figures.path("retries").asInt()).isPositive();
            server.stop();

            Process verify = jar(
                    List.of("verify-store", "--data", server.data().toString(), "--acknowledged", ledger.toString()));
            String found = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(verify.waitFor()).as(found).isZero();
            assertThat(Replies.JSON.readTree(found).path("acknowledged").asInt())
                    .isEqualTo(figures.path("saves").asInt());
        }
    }

    /** Until some answers have been acknowledged. */
    private static void awaitLines(Path ledger) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines(ledger) < ENOUGH_LINES) {
            assertThat(System.nanoTime()).as("waiting for acknowledged answers").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file).lines().count() : 0;
    }

    private Process jar(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                System.getProperty("kennispeil.jar")));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve(arguments.get(0) + ".log").toFile())
                .start();
    }
}
