package nl.kennispeil.delivery.research;

import java.time.Instant;
import nl.kennispeil.delivery.retention.Sweep;

/** Removes research records ten years after the day of the sitting, and those of who objected when the key is there. */
public final class ResearchSweep implements Sweep {

    private final Research research;

    public ResearchSweep(Research research) {
        this.research = research;
    }

    @Override
    public String name() {
        return "research records";
    }

    @Override
    public int sweep(Instant now) {
        return research.settle(now) + research.expire(now);
    }
}
