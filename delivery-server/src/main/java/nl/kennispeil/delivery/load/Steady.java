package nl.kennispeil.delivery.load;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Counts saves and the server's processor time over the steady part of a run. For one thread. */
final class Steady {

    private final LongSupplier saves;
    private final LongSupplier nanos;
    private final @Nullable ServerCpu cpu;
    private long savesBefore;
    private long nanosBefore;
    private OptionalLong cpuBefore = OptionalLong.empty();
    private boolean begun;
    private boolean over;
    private long savesWithin;
    private double seconds;
    private OptionalLong cpuWithin = OptionalLong.empty();

    /** @param cpu of the server; null when its process is not known here */
    Steady(LongSupplier saves, LongSupplier nanos, @Nullable ServerCpu cpu) {
        this.saves = saves;
        this.nanos = nanos;
        this.cpu = cpu;
    }

    void begin() {
        if (!over) {
            begun = true;
            savesBefore = saves.getAsLong();
            nanosBefore = nanos.getAsLong();
            cpuBefore = cpuNow();
        }
    }

    /** Ends the steady part; only the first call counts, and only after a begin. */
    void end() {
        if (begun && !over) {
            savesWithin = saves.getAsLong() - savesBefore;
            seconds = (nanos.getAsLong() - nanosBefore) / 1e9;
            OptionalLong after = cpuNow();
            if (after.isPresent() && cpuBefore.isPresent()) {
                cpuWithin = OptionalLong.of(after.getAsLong() - cpuBefore.getAsLong());
            }
        }
        over = true;
    }

    /** Empty when there was no steady part. */
    OptionalDouble perSecond() {
        return seconds > 0 ? OptionalDouble.of(savesWithin / seconds) : OptionalDouble.empty();
    }

    /** Milliseconds of processor time of the server per save, polls and all; empty when not known. */
    OptionalDouble cpuMillisPerSave() {
        return cpuWithin.isPresent() && savesWithin > 0
                ? OptionalDouble.of((double) cpuWithin.getAsLong() / savesWithin)
                : OptionalDouble.empty();
    }

    private OptionalLong cpuNow() {
        return cpu == null ? OptionalLong.empty() : cpu.millis();
    }
}
