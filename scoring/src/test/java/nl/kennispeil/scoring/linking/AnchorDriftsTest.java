package nl.kennispeil.scoring.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;

class AnchorDriftsTest {

    private static final AbilityPoints THIRTY = AbilityPoints.gaussHermite(30);

    /**
     * Differences b₂ − b₁: 0.1, 0.2, 0.3, 0.4, 1.5. Median 0.3, quartiles (type 7) 0.2 and 0.4, so 0.74 · IQR = 0.148 and z of
     * the last is 1.2/0.148 = 8.1081, of the first −0.2/0.148 = −1.3514.
     */
    @Test
    void robustZIsTheDistanceToTheMedianInInterquartileRanges() {
        CalibratedForm from = rasch(0, 0, 0, 0, 0);
        CalibratedForm to = rasch(0.1, 0.2, 0.3, 0.4, 1.5);
        List<AnchorDrift> drifts =
                AnchorDrifts.judge(Linking.link(from, to, LinkMethod.MEAN_MEAN, THIRTY), THIRTY, DriftRule.USUAL);

        assertThat(drifts.get(4).robustZ().orElseThrow()).isCloseTo(1.2 / 0.148, within(1e-9));
        assertThat(drifts.get(0).robustZ().orElseThrow()).isCloseTo(-0.2 / 0.148, within(1e-9));
        assertThat(drifts.get(0).robustZSlope()).isEmpty();
        // B = 0.5 and A = 1: distance |1.5 − 0.5|/√2
        assertThat(drifts.get(4).perpendicular().orElseThrow()).isCloseTo(1 / Math.sqrt(2), within(1e-12));
        assertThat(drifts.get(4).flags()).anyMatch(flag -> flag.startsWith("robust z of difficulty 8.108"));
    }

    @Test
    void anItemThatMovedIsTakenOutAndTheLinkIsFoundWithoutIt() {
        ScaleTransformation truth = new ScaleTransformation(1.1, 0.3);
        DriftCheck check =
                AnchorDrifts.check(form(0, truth), form(4, truth), LinkMethod.STOCKING_LORD, THIRTY, DriftRule.USUAL);

        assertThat(check.removed()).containsExactly("i4");
        assertThat(check.before()).hasSize(12);
        assertThat(check.after()).hasSize(11).noneMatch(AnchorDrift::drifted);
        assertThat(check.link().transformation().slope()).isCloseTo(1.1, within(1e-3));
        assertThat(check.link().transformation().intercept()).isCloseTo(0.3, within(1e-2));
        assertThat(check.link().warnings()).containsExactly("1 of 12 anchors were removed for drift");
    }

    /** With everything to be kept the drifting item stays, and the link says that it is weak. */
    @Test
    void theLeastShareOfAnchorsStaysAndThatIsSaid() {
        ScaleTransformation truth = new ScaleTransformation(1.1, 0.3);
        DriftCheck check = AnchorDrifts.check(
                form(0, truth), form(4, truth), LinkMethod.HAEBARA, THIRTY, new DriftRule(1.645, 3, 0.01, 1));

        assertThat(check.removed()).isEmpty();
        assertThat(check.link().warnings()).anyMatch(warning -> warning.contains("still drift"));
    }

    @Test
    void identicalItemsDoNotDrift() {
        CalibratedForm form = rasch(-1, 0, 1, 2);
        DriftCheck check = AnchorDrifts.check(form, form, LinkMethod.HAEBARA, THIRTY, DriftRule.USUAL);

        assertThat(check.after())
                .noneMatch(AnchorDrift::drifted)
                .allMatch(drift -> drift.robustZ().isEmpty());
    }

    @Test
    void limitsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new DriftRule(0, 3, 1, 0.8)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new DriftRule(1, 3, 1, 1.2)).hasMessageContaining("1.2");
    }

    /** Twelve 2PL items; a second time with small errors and one item a whole unit harder. */
    private static CalibratedForm form(int moved, ScaleTransformation truth) {
        List<ItemParameters> items = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            TwoPl item = new TwoPl(0.8 + 0.05 * i, -1.5 + 0.25 * i);
            double noise = 0.01 * ((i * 7) % 5 - 2);
            TwoPl again = new TwoPl(item.a() * (1 + 0.3 * noise), item.b() + noise + (i == moved ? 1 : 0));
            items.add(moved == 0 ? item : truth.item(again));
            names.add("i" + i);
        }
        return CalibratedForm.of(names, items);
    }

    private static CalibratedForm rasch(double... b) {
        List<ItemParameters> items = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < b.length; i++) {
            items.add(new Rasch(b[i]));
            names.add("i" + i);
        }
        return CalibratedForm.of(names, items);
    }
}
