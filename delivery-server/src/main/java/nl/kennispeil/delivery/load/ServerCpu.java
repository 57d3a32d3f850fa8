package nl.kennispeil.delivery.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Reads from {@code /proc} how much processor time a process of this machine has used. Linux only. */
final class ServerCpu {

    /** Linux shows times to programs in hundredths of a second, whatever the kernel counts in (USER_HZ). */
    private static final long MILLIS_PER_TICK = 10;

    /** Fields of {@code /proc/PID/stat} behind the name of the program: utime and stime (proc(5), 14 and 15). */
    private static final int UTIME = 11;

    private static final int STIME = 12;

    private final Path stat;

    ServerCpu(long pid) {
        this(Path.of("/proc", Long.toString(pid), "stat"));
    }

    ServerCpu(Path stat) {
        this.stat = stat;
    }

    /** User and system time so far, in milliseconds; empty when there is no such process or no /proc. */
    OptionalLong millis() {
        try {
            String text = Files.readString(stat);
            // the name may hold spaces and parentheses, so count from the last one
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of((Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) * MILLIS_PER_TICK);
        } catch (IOException | RuntimeException e) {
            return OptionalLong.empty();
        }
    }
}
