package nl.kennispeil.delivery.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The list of answers a server acknowledged, {@code attempt,item,seq,answer}: a line is with the operating system before
 * its answer counts for anything else, so killing this process loses none. For one thread.
 */
final class Ledger implements AutoCloseable {

    static final String HEADER = "attempt,item,seq,answer";

    private final OutputStream out;

    private Ledger(OutputStream out) {
        this.out = out;
        write(HEADER + "\n");
    }

    /** Starts a new ledger, replacing what the file held. */
    static Ledger to(Path file) throws IOException {
        // a stream of Files has no buffer of its own: every write is a call of the operating system
        return new Ledger(Files.newOutputStream(file));
    }

    static Ledger none() {
        return new Ledger(OutputStream.nullOutputStream());
    }

    /** @throws UncheckedIOException when a line cannot be written: a run without its ledger proves nothing */
    void acknowledged(String attempt, List<Answered> answers) {
        StringBuilder lines = new StringBuilder(48 * answers.size());
        for (Answered each : answers) {
            lines.append(attempt).append(',').append(each.item()).append(',');
            lines.append(each.seq()).append(',').append(quoted(each.value())).append('\n');
        }
        write(lines.toString());
    }

    private static String quoted(String value) {
        return value.indexOf('"') < 0 ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
