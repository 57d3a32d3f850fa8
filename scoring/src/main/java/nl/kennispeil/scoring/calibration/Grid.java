package nl.kennispeil.scoring.calibration;

import java.util.List;

/**
 * Equally spaced nodes on the scale of θ. Nodes lie on whole multiples of the spacing, so that the nodes of a doubled grid
 * contain those of the grid.
 *
 * @param low index of the first node: its θ is {@code low · spacing}
 * @param nodes how many
 * @param spacing distance between nodes
 */
record Grid(int low, int nodes, double spacing) {

    /** Beyond this many standard deviations a normal distribution holds 2e−9 of its mass. */
    static final double REACH = 6;

    private static final double WIDEST_SPACING = 0.2;

    /** Halvings of the widest spacing after which a posterior is taken to be too narrow to be real. */
    private static final int MOST_HALVINGS = 6;

    /** The grid over all groups whose spacing is a power of two below 0.2, and at most {@code atMost}. */
    static Grid over(List<Latent> latents, double atMost) {
        double spacing = WIDEST_SPACING;
        for (int halved = 0; spacing > atMost && halved < MOST_HALVINGS; halved++) {
            spacing /= 2;
        }
        return spaced(latents, spacing);
    }

    static Grid spaced(List<Latent> latents, double spacing) {
        double from = latents.stream()
                .mapToDouble(l -> l.mean() - REACH * l.sd())
                .min()
                .orElse(-REACH);
        double to = latents.stream()
                .mapToDouble(l -> l.mean() + REACH * l.sd())
                .max()
                .orElse(REACH);
        // A hair of tolerance, or ±6 would take a node more for rounding.
        int low = (int) Math.floor(from / spacing + 1e-9);
        int high = (int) Math.ceil(to / spacing - 1e-9);
        return new Grid(low, high - low + 1, spacing);
    }

    /** A grid with some room around groups that have moved, fine enough for them. */
    Grid following(List<Latent> latents, double room) {
        double narrowest = latents.stream().mapToDouble(Latent::sd).min().orElse(1);
        double finer = spacing;
        while (finer > narrowest / room) {
            finer /= 2;
        }
        return spaced(
                latents.stream()
                        .map(l -> l.freeSd() || l.freeMean() ? l.with(l.mean(), l.sd() * room) : l)
                        .toList(),
                finer);
    }

    Grid doubled() {
        return new Grid(2 * low, 2 * nodes - 1, spacing / 2);
    }

    /** Whether all groups lie on the grid but for a sliver of their tails, and none falls between its nodes. */
    boolean covers(List<Latent> latents) {
        return latents.stream()
                .allMatch(l -> l.sd() >= spacing
                        && l.mean() - (REACH - 0.1) * l.sd() >= theta(0) - 1e-9
                        && l.mean() + (REACH - 0.1) * l.sd() <= theta(nodes - 1) + 1e-9);
    }

    double theta(int node) {
        return (low + node) * spacing;
    }

    double[] thetas() {
        double[] thetas = new double[nodes];
        for (int q = 0; q < nodes; q++) {
            thetas[q] = theta(q);
        }
        return thetas;
    }

    /** Logarithms of the weights of a normal distribution on the nodes, which add up to 1. */
    double[] logWeights(Latent latent) {
        double[] log = new double[nodes];
        double total = 0;
        for (int q = 0; q < nodes; q++) {
            double z = (theta(q) - latent.mean()) / latent.sd();
            log[q] = -0.5 * z * z;
            total += Math.exp(log[q]);
        }
        double logTotal = Math.log(total);
        for (int q = 0; q < nodes; q++) {
            log[q] -= logTotal;
        }
        return log;
    }
}
