package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which group each person is from, and what is known of ability in each group.
 *
 * @param names one per group, 1 or more
 * @param latents one per group
 * @param groupOf group of each person, 0..groups−1; empty when there is one group
 */
@SuppressWarnings("ArrayRecordComponent") // one value per person, never compared
public record Groups(List<String> names, List<Latent> latents, int[] groupOf) {

    public Groups {
        names = List.copyOf(names);
        latents = List.copyOf(latents);
        if (names.isEmpty() || names.size() != latents.size()) {
            throw new IllegalArgumentException(names.size() + " groups and " + latents.size()
                    + " distributions: allowed is one distribution for each of 1 or more groups");
        }
        for (int group : groupOf) {
            if (group < 0 || group >= names.size()) {
                throw new IllegalArgumentException("group " + group + ": allowed is 0.." + (names.size() - 1));
            }
        }
    }

    /** All persons from one population. */
    public static Groups one(Latent latent) {
        return new Groups(List.of("all"), List.of(latent), new int[0]);
    }

    /** The first group sets the scale with N(0, 1); the others have a mean and a standard deviation of their own. */
    public static Groups freeBesideFirst(List<String> names, int[] groupOf) {
        List<Latent> latents = new ArrayList<>(Collections.nCopies(names.size(), Latent.free()));
        latents.set(0, Latent.standard());
        return new Groups(names, latents, groupOf);
    }

    /** How many groups. */
    public int count() {
        return names.size();
    }

    int of(int person) {
        return groupOf.length == 0 ? 0 : groupOf[person];
    }

    Groups with(List<Latent> others) {
        return new Groups(names, others, groupOf);
    }
}
