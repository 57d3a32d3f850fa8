package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.Rows;
import nl.kennispeil.scoring.ability.TestFunctions;
import nl.kennispeil.scoring.cutscore.Classification;
import nl.kennispeil.scoring.cutscore.ClassificationReport;
import nl.kennispeil.scoring.cutscore.IrtClassification;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.linking.AbilityPoints;

/** Accuracy and consistency of decisions at given cuts, from item parameters. */
final class IrtClassificationRun {

    static final String LEE = "lee";
    static final String RUDNER = "rudner";
    /** The true category jumps at a cut: on a fine grid that costs little. */
    private static final int POINTS = 1_201;

    private static final double REACH = 6;

    private final CutscoreCommand command;

    IrtClassificationRun(CutscoreCommand command) {
        this.command = command;
    }

    Figures figures(String method) throws IOException {
        List<ItemParameters> items = ItemReader.read(command.source("--params", command.params), command.notes)
                .parameters();
        boolean onTheta = command.thetaCuts.length > 0;
        if (onTheta == (command.cuts.length > 0)) {
            throw command.wrong("give --cut (on the score) or --theta (on ability), one of them");
        }
        double[] thetas = onTheta ? command.thetaCuts : toTheta(items, command.cuts);
        double[] scores = onTheta
                ? Arrays.stream(thetas)
                        .map(each -> TestFunctions.expectedScore(items, each))
                        .toArray()
                : command.cuts;
        ClassificationReport found = method.equals(LEE)
                ? IrtClassification.lee(items, scores, points(command.abilities == null ? null : abilities()))
                : rudner(items, thetas);
        Figures figures = new Figures()
                .put("method", method)
                .numbers("cuts", scores)
                .numbers("thetaCuts", thetas)
                .put("abilities", command.abilities == null ? "normal distribution" : "persons");
        put(figures, found.simultaneous());
        Figures.Parts byCut = figures.parts("byCut");
        for (Classification each : found.byCut()) {
            put(byCut.next(), each);
        }
        return figures.put(
                "notes",
                java.util.stream.Stream.concat(found.notes().stream(), command.notes.all().stream())
                        .toList());
    }

    private ClassificationReport rudner(List<ItemParameters> items, double[] thetas) throws IOException {
        if (command.abilities == null) {
            return IrtClassification.rudner(items, thetas, points(null));
        }
        Rows read = abilities();
        if (!read.has("se")) {
            command.notes.add(read.file() + ": has no column se, the error is taken from the information of the items");
            return IrtClassification.rudner(items, thetas, points(read));
        }
        int[] known = known(read);
        return IrtClassification.rudner(
                Arrays.stream(known)
                        .mapToDouble(row -> read.number(row, "theta"))
                        .toArray(),
                Arrays.stream(known).mapToDouble(row -> read.number(row, "se")).toArray(),
                thetas);
    }

    private Rows abilities() throws IOException {
        return Rows.read(
                command.source("--abilities", command.abilities),
                command.notes,
                List.of("person"),
                List.of(),
                List.of("theta", "se"));
    }

    private int[] known(Rows read) {
        if (!read.has("theta")) {
            throw new IllegalArgumentException(read.file() + ": the header has no column \"theta\"");
        }
        int[] known = java.util.stream.IntStream.range(0, read.size())
                .filter(row -> Double.isFinite(read.number(row, "theta"))
                        && (!read.has("se") || Double.isFinite(read.number(row, "se"))))
                .toArray();
        if (known.length < read.size()) {
            command.notes.add((read.size() - known.length) + " persons without an ability do not count");
        }
        if (known.length == 0) {
            throw new IllegalArgumentException(read.file() + ": nobody has an ability");
        }
        return known;
    }

    private AbilityPoints points(@org.jspecify.annotations.Nullable Rows read) {
        if (read != null) {
            double[] theta = Arrays.stream(known(read))
                    .mapToDouble(row -> read.number(row, "theta"))
                    .toArray();
            double[] weights = new double[theta.length];
            Arrays.fill(weights, 1);
            return AbilityPoints.of(theta, weights);
        }
        if (!(command.sdTheta > 0) || !Double.isFinite(command.meanTheta + command.sdTheta)) {
            throw command.wrong("--ability-mean " + command.meanTheta + " with --ability-sd " + command.sdTheta
                    + ": allowed is finite numbers, the sd above 0");
        }
        double[] theta = new double[POINTS];
        double[] weights = new double[POINTS];
        for (int at = 0; at < POINTS; at++) {
            double z = REACH * (2.0 * at / (POINTS - 1) - 1);
            theta[at] = command.meanTheta + command.sdTheta * z;
            weights[at] = Math.exp(-z * z / 2);
        }
        return AbilityPoints.of(theta, weights);
    }

    /** The abilities with these expected scores, by halving: the expected score rises. */
    private double[] toTheta(List<ItemParameters> items, double[] cuts) {
        return Arrays.stream(cuts)
                .map(cut -> {
                    double low = -50;
                    double high = 50;
                    if (!(TestFunctions.expectedScore(items, low) < cut
                            && TestFunctions.expectedScore(items, high) > cut)) {
                        throw new IllegalArgumentException(
                                "--cut " + cut + ": no ability has this expected score, from "
                                        + (float) TestFunctions.expectedScore(items, low) + " to "
                                        + (float) TestFunctions.expectedScore(items, high));
                    }
                    for (int step = 0; step < 100; step++) {
                        double middle = (low + high) / 2;
                        if (TestFunctions.expectedScore(items, middle) < cut) {
                            low = middle;
                        } else {
                            high = middle;
                        }
                    }
                    return (low + high) / 2;
                })
                .toArray();
    }

    static void put(Figures figures, Classification one) {
        figures.put("accuracy", one.accuracy())
                .put("tooHigh", one.tooHigh())
                .put("tooLow", one.tooLow())
                .put("consistency", one.consistency())
                .put("chance", one.chance())
                .put("kappa", one.kappa().orElse(Double.NaN));
    }
}
