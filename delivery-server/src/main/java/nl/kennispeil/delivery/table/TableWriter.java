package nl.kennispeil.delivery.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a CSV table (RFC 4180, UTF-8): numbers with a point and full precision, nothing for what is not a number. */
public final class TableWriter implements Closeable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final CSVPrinter printer;
    private final boolean closing;

    private TableWriter(Writer out, boolean closing) throws IOException {
        this.printer = new CSVPrinter(out, FORMAT);
        this.closing = closing;
    }

    /** To a file; to {@code stdout} for {@code -}. */
    public static TableWriter to(Path file, PrintWriter stdout) throws IOException {
        return file.toString().equals("-")
                ? new TableWriter(stdout, false)
                : new TableWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
    }

    /** Writes a row of texts and numbers; a number that is none, infinite or null becomes an empty cell. */
    public TableWriter row(Object... cells) {
        try {
            for (Object cell : cells) {
                printer.print(text(cell));
            }
            printer.println();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object text(Object cell) {
        if (cell instanceof Double number) {
            return Double.isFinite(number) ? number.toString() : "";
        }
        return cell;
    }

    @Override
    public void close() throws IOException {
        if (closing) {
            printer.close(true);
        } else {
            printer.flush();
        }
    }
}
