package nl.kennispeil.delivery.items;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Shows how far the reading of files is: drawn again on a terminal, a line now and then elsewhere. */
final class ReadingBar {

    private static final int WIDTH = 24;
    private static final int NAME = 40;
    private static final long ON_TERMINAL = 100_000_000L;
    private static final long IN_A_LOG = 10_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long last;
    private boolean drawn;

    ReadingBar(PrintWriter err, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.terminal = terminal;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    void at(String file, int done, int total) {
        long now = nanos.getAsLong();
        if (now - last < (terminal ? ON_TERMINAL : IN_A_LOG)) {
            return;
        }
        last = now;
        int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
        String bar = "[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + " of " + total;
        String name = file.replaceAll("\\p{Cntrl}", "?");
        String shown = name.length() <= NAME ? name : "…" + name.substring(name.length() - NAME);
        String text = "import: " + bar + " " + shown;
        err.print(terminal ? "\r" + text + "\u001b[K" : text + System.lineSeparator());
        err.flush();
        drawn = terminal;
    }

    void done() {
        if (drawn) {
            err.println();
            err.flush();
        }
    }
}
