package nl.kennispeil.delivery.consent;

import java.time.Duration;
import java.time.Instant;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.shelf.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that a photo is gone within 24 hours after consent was withdrawn (T14), also when the withdrawal itself was
 * broken off. Run it every hour; running it more often, or on several nodes, does no harm.
 */
public final class PhotoSweep implements Sweep {

    /** A withdrawal is looked at again after this, when whatever was under way has ended. */
    private static final Duration REST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(PhotoSweep.class);

    private final Photos photos;

    public PhotoSweep(Photos photos) {
        this.photos = photos;
    }

    @Override
    public String name() {
        return "photos";
    }

    /** @return how many photos were still there */
    @Override
    public int sweep(Instant now) {
        int found = 0;
        for (Fields each : photos.withdrawn()) {
            Instant at = each.instant("at");
            if (now.isBefore(at.plus(REST))) {
                continue;
            }
            if (photos.sweep(new CandidateId(each.id()), now)) {
                found++;
                if (now.isAfter(OtherClocks.photoGone(at))) {
                    LOG.error("a photo was still here more than 24 hours after consent was withdrawn; it is gone now");
                }
            }
        }
        return found;
    }
}
