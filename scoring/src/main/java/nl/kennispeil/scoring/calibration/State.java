package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a calibration stands: coefficients per item and a distribution per group. Values may be changed in place while a
 * step is made; {@link #copy} for a place of one's own.
 */
final class State {

    /** A jump may aim at a spread of 0, which no distribution has. */
    static final double SMALLEST_SD = 1e-3;

    final double[][] phi;
    List<Latent> latents;

    State(double[][] phi, List<Latent> latents) {
        this.phi = phi;
        this.latents = latents;
    }

    State copy() {
        double[][] copy = new double[phi.length][];
        for (int item = 0; item < phi.length; item++) {
            copy[item] = phi[item].clone();
        }
        return new State(copy, latents);
    }

    /** All numbers that are estimated, with the standard deviation as its logarithm. A fixed item has none. */
    double[] flat() {
        int size = 2 * latents.size();
        for (double[] item : phi) {
            size += item.length;
        }
        double[] flat = new double[size];
        int at = 0;
        for (double[] item : phi) {
            System.arraycopy(item, 0, flat, at, item.length);
            at += item.length;
        }
        for (Latent latent : latents) {
            flat[at++] = latent.mean();
            flat[at++] = Math.log(latent.sd());
        }
        return flat;
    }

    /** The state with these numbers instead. */
    State with(double[] flat) {
        State other = copy();
        int at = 0;
        for (double[] item : other.phi) {
            System.arraycopy(flat, at, item, 0, item.length);
            at += item.length;
        }
        List<Latent> moved = new ArrayList<>();
        for (Latent latent : latents) {
            moved.add(latent.with(
                    flat[at], latent.freeSd() ? Math.max(SMALLEST_SD, Math.exp(flat[at + 1])) : latent.sd()));
            at += 2;
        }
        other.latents = moved;
        return other;
    }
}
