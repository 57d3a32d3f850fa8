package nl.kennispeil.scoring.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.FourPl;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.ItemVector;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkingTest {

    private static final AbilityPoints THIRTY = AbilityPoints.gaussHermite(30);

    /** What the file calls a grid by 0.05 is {@code seq(-4, 4, l = 40)} in the source of equateIRT (direc). */
    private static final AbilityPoints GRID = AbilityPoints.grid(-4, 4, 40);

    static Stream<Map<String, String>> coefficients() {
        return Golden.csv("equating_2pl/equating_coefficients.csv").stream();
    }

    /** equateIRT 2.5.1, direc(): equating_2pl/equating_coefficients.csv. The input files carry nine digits. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("coefficients")
    void coefficientsAgreeWithEquateIrt(Map<String, String> row) {
        Link link = golden(row);

        assertThat(link.transformation().slope()).isCloseTo(Golden.number(row, "A"), within(1e-8));
        assertThat(link.transformation().intercept()).isCloseTo(Golden.number(row, "B"), within(1e-8));
        assertThat(link.warnings()).isEmpty();
    }

    /** equateIRT 2.5.1, the same file; mean-sigma has its own test below. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("coefficients")
    void standardErrorsAgreeWithEquateIrtExceptOfMeanSigma(Map<String, String> row) {
        Link link = golden(row);
        if (row.getOrDefault("method", "").equals("mean-sigma")) {
            double[] theirs = withDivisorOfEquateIrt(link);
            assertThat(theirs[0]).isCloseTo(Golden.number(row, "seA"), within(1e-9));
            assertThat(theirs[1]).isCloseTo(Golden.number(row, "seB"), within(1e-9));
            assertThat(link.slopeError().orElseThrow()).isCloseTo(theirs[0] * 10 / 9, within(1e-9));
            return;
        }
        assertThat(link.slopeError().orElseThrow()).isCloseTo(Golden.number(row, "seA"), within(1e-9));
        assertThat(link.interceptError().orElseThrow()).isCloseTo(Golden.number(row, "seB"), within(1e-9));
    }

    /**
     * equateIRT takes ∂A/∂b = A(b − mean)/(n s²) with s over n − 1, where the derivative of that SD has n − 1 below: with 10
     * anchors 9/10 of ours (which {@link #derivativesAreThoseOfSolvingAgain} checks). With its divisor we get its numbers.
     */
    private static double[] withDivisorOfEquateIrt(Link link) {
        double[] squares = new double[2];
        CalibratedForm first = link.forms().get(0);
        double mean = link.anchors().stream()
                .mapToDouble(name ->
                        ItemVector.values(first.items().get(first.names().indexOf(name)))[1])
                .average()
                .orElseThrow();
        for (int f = 0; f < 2; f++) {
            double[] bySlope = link.gradients().get(f)[0].clone();
            double[] byIntercept = link.gradients().get(f)[1].clone();
            for (int j = 0; j < bySlope.length; j++) {
                byIntercept[j] += 0.1 * bySlope[j] * mean;
                bySlope[j] *= 0.9;
            }
            squares[0] += link.forms().get(f).product(bySlope, bySlope).orElseThrow();
            squares[1] += link.forms().get(f).product(byIntercept, byIntercept).orElseThrow();
        }
        return new double[] {Math.sqrt(squares[0]), Math.sqrt(squares[1])};
    }

    private static Link golden(Map<String, String> row) {
        LinkMethod method = LinkMethod.ofLabel(row.getOrDefault("method", ""));
        boolean quadrature = row.getOrDefault("quadrature", "").startsWith("Gauss");
        return Linking.link(
                EstTwoPl.form((int) Golden.number(row, "from")),
                EstTwoPl.form((int) Golden.number(row, "to")),
                method,
                quadrature ? THIRTY : GRID);
    }

    /** Every model; one-sided for c = 0, hence 1e-6. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(LinkMethod.class)
    void derivativesAreThoseOfSolvingAgain(LinkMethod method) {
        SplittableRandom random = new SplittableRandom(7);
        CalibratedForm from = form(all());
        CalibratedForm to = form(all().stream()
                .map(item -> jitter(new ScaleTransformation(1.2, -0.3).item(item), random))
                .toList());
        Link link = Linking.link(from, to, method, THIRTY);
        double h = 1e-5;
        for (int i = 0; i < all().size(); i++) {
            for (int j = 0; j < ItemVector.values(from.items().get(i)).length; j++) {
                ScaleTransformation up =
                        Linking.link(moved(from, i, j, h), to, method, THIRTY).transformation();
                ScaleTransformation down =
                        Linking.link(moved(from, i, j, -h), to, method, THIRTY).transformation();
                double[][] g = link.gradients().get(0);
                int at = from.offset(i) + j;
                assertThat(g[0][at]).isCloseTo((up.slope() - down.slope()) / (2 * h), within(5e-6));
                assertThat(g[1][at]).isCloseTo((up.intercept() - down.intercept()) / (2 * h), within(5e-6));
            }
        }
    }

    /** Items carried over exactly give back the change of scale, whatever the method. */
    @ParameterizedTest(name = "{0}")
    @EnumSource(LinkMethod.class)
    void aKnownChangeOfScaleIsFoundBack(LinkMethod method) {
        ScaleTransformation truth = new ScaleTransformation(0.8, 1.1);
        Link link =
                Linking.link(form(all()), form(all().stream().map(truth::item).toList()), method, THIRTY);

        assertThat(link.transformation().slope()).isCloseTo(0.8, within(1e-10));
        assertThat(link.transformation().intercept()).isCloseTo(1.1, within(1e-10));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = LinkMethod.class,
            names = {"HAEBARA", "STOCKING_LORD"})
    void nominalItemsAloneAreLinkedByTheirCurves(LinkMethod method) {
        List<ItemParameters> items = List.of(
                new NominalResponse(new double[] {0, 0.4, 1.1}, new double[] {0, 0.5, -0.2}),
                new NominalResponse(new double[] {0, 0.9, 1.6}, new double[] {0, -0.5, 0.3}));
        ScaleTransformation truth = new ScaleTransformation(1.3, -0.4);
        Link link =
                Linking.link(form(items), form(items.stream().map(truth::item).toList()), method, THIRTY);

        assertThat(link.transformation().slope()).isCloseTo(1.3, within(1e-9));
        assertThat(link.transformation().intercept()).isCloseTo(-0.4, within(1e-9));
        assertThatThrownBy(() -> Linking.link(form(items), form(items), LinkMethod.MEAN_MEAN, THIRTY))
                .hasMessageContaining("cannot link nominal items");
    }

    @Test
    void aChangeOfScaleLeavesEveryProbabilityWhatItWas() {
        ScaleTransformation change = new ScaleTransformation(1.7, -0.6);
        for (ItemParameters item : all()) {
            for (double theta = -3; theta <= 3; theta += 0.5) {
                assertThat(change.item(item).expectedScore(change.theta(theta)))
                        .isCloseTo(item.expectedScore(theta), within(1e-13));
            }
            assertThat(change.inverse().item(change.item(item)).expectedScore(0.4))
                    .isCloseTo(item.expectedScore(0.4), within(1e-13));
        }
    }

    /** A = 1 by the model: B is the mean difference 0.5 for mean/mean. */
    @Test
    void raschItemsAreLinkedWithSlopeOne() {
        CalibratedForm from = form(List.of(new Rasch(-1), new Rasch(0), new Rasch(1)));
        CalibratedForm to = form(List.of(new Rasch(-0.6), new Rasch(0.5), new Rasch(1.6)));
        for (LinkMethod method : LinkMethod.values()) {
            ScaleTransformation found = Linking.link(from, to, method, THIRTY).transformation();
            assertThat(found.slope()).isEqualTo(1);
            assertThat(found.intercept()).isCloseTo(0.5, within(method.comparesCurves() ? 0.02 : 1e-15));
        }
    }

    /** Forms 1 to 2 to 3: A = A12 A23, B = A23 B12 + B23; form 2 counts in both links. */
    @Test
    void aChainMultipliesSlopesAndCountsTheFormBetweenOnce() {
        CalibratedForm one = EstTwoPl.form(1);
        CalibratedForm two = EstTwoPl.form(2);
        CalibratedForm three = EstTwoPl.form(3);
        Link first = Linking.link(one, two, LinkMethod.MEAN_MEAN, THIRTY);
        Link second = Linking.link(two, three, LinkMethod.MEAN_MEAN, THIRTY);
        Link chain = Linking.chain(List.of(first, second));

        assertThat(chain.transformation().slope()).isCloseTo(1.21003746 * 1.01364602, within(1e-6));
        assertThat(chain.transformation().intercept()).isCloseTo(1.01364602 * -0.141989101 - 0.136505886, within(1e-6));
        // gradient of A to an item of form 2 by solving again
        double h = 1e-5;
        CalibratedForm up = moved(two, 15, 0, h);
        CalibratedForm down = moved(two, 15, 0, -h);
        double difference = chain(one, up, three) - chain(one, down, three);
        assertThat(chain.gradients().get(1)[0][two.offset(15)]).isCloseTo(difference / (2 * h), within(1e-8));
        assertThat(chain.slopeError().orElseThrow())
                .isGreaterThan(first.slopeError().orElseThrow());
    }

    private static double chain(CalibratedForm one, CalibratedForm two, CalibratedForm three) {
        return Linking.chain(List.of(
                        Linking.link(one, two, LinkMethod.MEAN_MEAN, THIRTY),
                        Linking.link(two, three, LinkMethod.MEAN_MEAN, THIRTY)))
                .transformation()
                .slope();
    }

    @Test
    void fewAnchorsAreAStatedWeakness() {
        Link link =
                Linking.link(EstTwoPl.form(1), EstTwoPl.form(2), LinkMethod.HAEBARA, THIRTY, List.of("I1", "I2", "I3"));

        assertThat(link.warnings())
                .anyMatch(warning -> warning.startsWith("only 3 common items"))
                .anyMatch(warning -> warning.startsWith("3 common items for a form of 20"));
    }

    @Test
    void formsThatCannotBeLinkedAreRefused() {
        CalibratedForm two = form(List.of(new TwoPl(1, 0), new TwoPl(1, 1)));
        CalibratedForm other = CalibratedForm.of(List.of("x"), List.of(new TwoPl(1, 0)));
        CalibratedForm three = form(List.of(new ThreePl(1, 0, 0.2), new TwoPl(1, 1)));

        assertThatThrownBy(() -> Linking.link(two, other, LinkMethod.HAEBARA, THIRTY))
                .hasMessageContaining("no item in common");
        assertThatThrownBy(() -> Linking.link(two, three, LinkMethod.HAEBARA, THIRTY))
                .hasMessageContaining("common item i0 is 2PL");
        assertThatThrownBy(() -> Linking.link(two, two, LinkMethod.HAEBARA, THIRTY, List.of("i9")))
                .hasMessageContaining("anchor i9 is not in both forms");
        assertThatThrownBy(() -> two.withCovariance(new double[3][3])).hasMessageContaining("4 parameters");
        assertThatThrownBy(() -> Linking.link(
                        form(List.of(new TwoPl(1, 0.5), new TwoPl(1, 0.5))), two, LinkMethod.MEAN_SIGMA, THIRTY))
                .hasMessageContaining("do not differ");
        assertThatThrownBy(() -> Linking.link(form(List.of(new TwoPl(-1, 0))), two, LinkMethod.MEAN_GMEAN, THIRTY))
                .hasMessageContaining("same sign");
    }

    /** ∫ x⁴ φ(x) dx = 3 and ∫ x⁵⁸ φ(x) dx = 57!!: exact up to degree 2n − 1. */
    @Test
    void gaussHermitePointsIntegratePolynomials() {
        double fourth = 0;
        double odd = 1;
        double highest = 0;
        for (int q = 0; q < 30; q++) {
            fourth += THIRTY.weight(q) * Math.pow(THIRTY.theta(q), 4);
            highest += THIRTY.weight(q) * Math.pow(THIRTY.theta(q), 58);
        }
        for (int k = 57; k > 1; k -= 2) {
            odd *= k;
        }
        assertThat(fourth).isCloseTo(3, within(1e-13));
        assertThat(highest / odd).isCloseTo(1, within(1e-10));
        for (int n : new int[] {1, 2, 7, 61, 200}) {
            AbilityPoints points = AbilityPoints.gaussHermite(n);
            double sum = 0;
            for (int q = 0; q < n; q++) {
                sum += points.weight(q);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    private static List<ItemParameters> all() {
        return List.of(
                new ItemParameters.OnePl(1.2, -1),
                new TwoPl(0.8, 0.5),
                new TwoPl(1.3, -0.2),
                new ThreePl(1.4, 0.2, 0.22),
                new ThreePl(1.1, 0.9, 0),
                new FourPl(1.7, -0.4, 0.1, 0.93),
                PartialCredit.gpcm(0.8, -1, 0.7, 0.2, 1.5),
                new GradedResponse(1.6, -2, -0.3, 1.1),
                new NominalResponse(new double[] {0, 0.5, -0.7, 1.4}, new double[] {0, 1, 0.2, -0.6}));
    }

    private static ItemParameters jitter(ItemParameters item, SplittableRandom random) {
        double[] v = ItemVector.values(item);
        for (int j = 0; j < v.length; j++) {
            v[j] += v[j] == 0 ? 0 : 0.04 * (random.nextDouble() - 0.5);
        }
        return ItemVector.with(item, v);
    }

    private static CalibratedForm form(List<? extends ItemParameters> items) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            names.add("i" + i);
        }
        return CalibratedForm.of(names, items);
    }

    /** Central differences need a point below 0 for c = 0: there h only goes up, with twice the step. */
    private static CalibratedForm moved(CalibratedForm form, int item, int parameter, double h) {
        List<ItemParameters> items = new ArrayList<>(form.items());
        double[] v = ItemVector.values(items.get(item));
        v[parameter] += h;
        if (items.get(item) instanceof ThreePl three && three.c() == 0 && parameter == 2) {
            v[parameter] = h > 0 ? 2 * h : 0;
        }
        items.set(item, ItemVector.with(items.get(item), v));
        return CalibratedForm.of(form.names(), items);
    }
}
