package nl.kennispeil.scoring.calibration;

import java.util.ArrayList;
import java.util.List;

/**
 * The M step of the distributions of ability, with parameter expansion.
 *
 * <p>Where a group is N(0, 1) by agreement, its posterior still has a mean and a standard deviation of its own after an E
 * step. Plain EM would leave the difference to be made up by all items together, in many small steps: on long tests the
 * scale as a whole is the direction in which EM crawls. Instead the distribution is estimated as if it were free and the
 * whole test is then moved to the scale on which it is N(0, 1) again, which changes no likelihood [1]. The value still
 * never falls.
 *
 * <p>It is not done when fixed items or priors on slopes or difficulties tie the items to the scale, or when more than one
 * group is agreed upon. Where slopes are 1 the scale can only be shifted.
 *
 * <p>[1] Liu, Rubin and Wu, "Parameter expansion to accelerate EM: the PX-EM algorithm", Biometrika 85 (1998) 755–770.
 */
final class Expansion {

    private final TestShape shape;
    private final boolean items;
    private final boolean slopes;

    Expansion(TestShape shape) {
        this.shape = shape;
        boolean all = shape.priors.b().isEmpty() && shape.priors.logA().isEmpty();
        boolean free = true;
        for (int item = 0; item < shape.kernels.length; item++) {
            all &= shape.estimated(item);
            free &= shape.estimated(item) && shape.kernel(item).slope != Kernel.Slope.ONE;
        }
        this.items = all;
        this.slopes = free;
    }

    /** Moves the items in place and returns the distributions. */
    List<Latent> improve(State state, Moments[] moments) {
        int anchor = anchor(state);
        double shift = 0;
        double scale = 1;
        if (anchor >= 0 && items && moments[anchor].persons() > 0) {
            Latent agreed = state.latents.get(anchor);
            shift = moments[anchor].mean() - agreed.mean();
            if (slopes && !agreed.freeSd()) {
                scale = moments[anchor].sdAround(moments[anchor].mean()) / agreed.sd();
                shift = moments[anchor].mean() - scale * agreed.mean();
            }
            for (int item = 0; item < state.phi.length; item++) {
                shape.kernel(item).rescale(state.phi[item], shift, scale);
            }
        }
        List<Latent> moved = new ArrayList<>();
        for (int group = 0; group < moments.length; group++) {
            Latent latent = state.latents.get(group);
            boolean empty = moments[group].persons() == 0;
            double mean = latent.freeMean() && !empty ? (moments[group].mean() - shift) / scale : latent.mean();
            double centre = mean * scale + shift;
            double sd = latent.freeSd() && !empty ? moments[group].sdAround(centre) / scale : latent.sd();
            moved.add(latent.with(mean, Math.max(sd, State.SMALLEST_SD)));
        }
        return moved;
    }

    /** The one group whose mean is agreed upon, or −1. */
    private static int anchor(State state) {
        int anchor = -1;
        for (int group = 0; group < state.latents.size(); group++) {
            if (!state.latents.get(group).freeMean()) {
                if (anchor >= 0) {
                    return -1;
                }
                anchor = group;
            }
        }
        return anchor;
    }
}
