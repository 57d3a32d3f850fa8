package nl.kennispeil.delivery.analysis;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** Shows on stderr how far long work is: a bar that is drawn again on a terminal, now and then a line elsewhere. */
final class Progress {

    private static final int BAR = 24;
    private static final long ON_TERMINAL = 100_000_000L;
    private static final long IN_A_LOG = 10_000_000_000L;

    private final PrintWriter err;
    private final String work;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long last;
    private boolean drawn;

    Progress(PrintWriter err, String work, boolean terminal, LongSupplier nanos) {
        this.err = err;
        this.work = work;
        this.terminal = terminal;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** @param share done, 0 to 1 */
    void at(double share, String detail) {
        long now = nanos.getAsLong();
        if (now - last < (terminal ? ON_TERMINAL : IN_A_LOG)) {
            return;
        }
        last = now;
        int filled = (int) (BAR * Math.max(0, Math.min(1, share)));
        String bar = "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] ";
        String text = work + " " + bar + detail;
        err.print(terminal ? "\r" + text + "\u001b[K" : text + System.lineSeparator());
        err.flush();
        drawn = terminal;
    }

    /** Leaves the bar behind. */
    void done() {
        if (drawn) {
            err.println();
            err.flush();
        }
    }
}
