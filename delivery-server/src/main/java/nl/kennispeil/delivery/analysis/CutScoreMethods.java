package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.Rows;
import nl.kennispeil.scoring.cutscore.Angoff;
import nl.kennispeil.scoring.cutscore.Bookmark;
import nl.kennispeil.scoring.cutscore.BorderlineGroup;
import nl.kennispeil.scoring.cutscore.BorderlineRegression;
import nl.kennispeil.scoring.cutscore.Cohen;
import nl.kennispeil.scoring.cutscore.CutScoreMethod;
import nl.kennispeil.scoring.cutscore.Ebel;
import nl.kennispeil.scoring.cutscore.FixedPercentage;
import nl.kennispeil.scoring.cutscore.GuessCorrected;
import nl.kennispeil.scoring.cutscore.Hofstee;
import nl.kennispeil.scoring.cutscore.NormReferenced;
import nl.kennispeil.scoring.cutscore.ResponseProbability;
import nl.kennispeil.scoring.cutscore.TestScores;
import nl.kennispeil.scoring.reference.GroupScores;
import nl.kennispeil.scoring.reference.Norm;
import nl.kennispeil.scoring.reference.NormRule;
import nl.kennispeil.scoring.reference.ReferenceNorms;
import org.jspecify.annotations.Nullable;

/** Makes a method of standard setting from what the command line and the files of the judges say. */
final class CutScoreMethods {

    static final String REFERENCE = "reference-norms";
    static final List<String> NAMES = List.of(
            "norm",
            REFERENCE,
            "fixed",
            "guess-corrected",
            "cohen",
            "modified-cohen",
            "angoff",
            "angoff-yes-no",
            "ebel",
            "hofstee",
            "modified-hofstee",
            "borderline-regression",
            "borderline-group",
            "bookmark",
            IrtClassificationRun.LEE,
            IrtClassificationRun.RUDNER,
            ReferenceGroupRun.NAME);

    private final CutscoreCommand command;
    private final Rows rows;

    CutScoreMethods(CutscoreCommand command, Rows rows) {
        this.command = command;
        this.rows = rows;
    }

    TestScores scores() {
        double[] all = rows.column("score");
        return rows.has("group")
                ? new TestScores(all, groups(), command.highest, command.guessing)
                : TestScores.of(all, command.highest, command.guessing);
    }

    /** Norms of the groups in order of their number. */
    Figures referenceNorms() {
        if (!rows.has("group")) {
            throw new IllegalArgumentException(rows.file() + ": the header has no column \"group\"");
        }
        int[] groups = groups();
        double[] all = rows.column("score");
        Map<Integer, double[]> scores = new TreeMap<>();
        for (int group : Arrays.stream(groups).distinct().toArray()) {
            scores.put(
                    group,
                    IntStream.range(0, groups.length)
                            .filter(person -> groups[person] == group)
                            .mapToDouble(person -> all[person])
                            .toArray());
        }
        List<GroupScores> grouped = scores.entrySet().stream()
                .map(each -> new GroupScores(each.getKey(), each.getValue()))
                .toList();
        ReferenceNorms found = ReferenceNorms.of(grouped, NormRule.USUAL);
        Figures figures = new Figures().put("method", REFERENCE);
        norms(figures.parts("norms"), found.norms());
        norms(figures.parts("unadjusted"), found.own());
        Figures.Parts adjustments = figures.parts("adjustments");
        found.adjustments()
                .forEach(each -> adjustments
                        .next()
                        .put("group", each.group())
                        .put("norm", each.norm())
                        .put("before", each.before().orElse(Double.NaN))
                        .put("after", each.after())
                        .put("reason", each.reason()));
        return figures.put("notes", command.notes.all());
    }

    private static void norms(Figures.Parts parts, List<Norm> norms) {
        norms.forEach(each ->
                parts.next().put("group", each.group()).put("pass", each.pass()).put("good", each.good()));
    }

    CutScoreMethod method(String name) throws IOException {
        return switch (name) {
            case "norm" -> new NormReferenced(command.sds);
            case "fixed" -> new FixedPercentage(needed("--percentage", command.percentage));
            case "guess-corrected" -> new GuessCorrected(needed("--percentage", command.percentage));
            case "cohen" -> Cohen.original();
            case "modified-cohen" -> Cohen.modified(needed("--multiplier", command.multiplier));
            case "angoff" -> Angoff.means(judged("value"), points());
            case "angoff-yes-no" -> Angoff.yesNo(judged("value"), points());
            case "ebel" -> ebel();
            case "hofstee" -> hofstee();
            case "modified-hofstee" -> Hofstee.modified(needed("--margin", command.margin));
            case "borderline-regression" ->
                new BorderlineRegression(column("rating"), needed("--borderline", command.borderline));
            case "borderline-group" -> borderlineGroup();
            default -> bookmark();
        };
    }

    private double needed(String option, double value) {
        if (!Double.isFinite(value)) {
            throw command.wrong(option + " is missing");
        }
        return value;
    }

    private double[] column(String name) {
        double[] values = rows.column(name);
        if (!rows.has(name) || Arrays.stream(values).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException(
                    rows.file() + ": column \"" + name + "\" is missing or has an empty cell, expected a number each");
        }
        return values;
    }

    private int[] groups() {
        double[] values = column("group");
        for (double each : values) {
            if (each != Math.rint(each) || Math.abs(each) > 1e6) {
                throw new IllegalArgumentException(
                        rows.file() + ": a group is " + each + ", allowed is a whole number such as 1, 2, 3");
            }
        }
        return Arrays.stream(values).mapToInt(each -> (int) each).toArray();
    }

    private Rows judges(List<String> texts, List<String> numbers, List<String> optional) throws IOException {
        return Rows.read(command.source("--judges", command.judges), command.notes, texts, numbers, optional);
    }

    private @Nullable Rows judgements;

    /** Round × judge × item; NaN where a judge gave none. */
    private double[][][] judged(String column) throws IOException {
        Rows read = judges(List.of("judge", "item"), List.of(column), List.of("round"));
        judgements = read;
        List<String> judges = read.distinct("judge");
        List<String> items = read.distinct("item");
        List<Double> rounds = read.has("round")
                ? Arrays.stream(read.column("round"))
                        .boxed()
                        .distinct()
                        .sorted()
                        .toList()
                : List.of(1.0);
        double[][][] values = new double[rounds.size()][judges.size()][items.size()];
        for (double[][] round : values) {
            for (double[] judge : round) {
                Arrays.fill(judge, Double.NaN);
            }
        }
        for (int row = 0; row < read.size(); row++) {
            int round = read.has("round") ? rounds.indexOf(read.number(row, "round")) : 0;
            double[] of = values[round][judges.indexOf(read.text(row, "judge"))];
            int item = items.indexOf(read.text(row, "item"));
            if (!Double.isNaN(of[item])) {
                throw new IllegalArgumentException(read.file() + ": judge " + read.text(row, "judge") + " judges item "
                        + read.text(row, "item") + " twice in a round, allowed is once");
            }
            of[item] = read.number(row, column);
        }
        return values;
    }

    /** An equal share of the highest score for every item. */
    private double[] points() {
        int items = judgements == null ? 1 : judgements.distinct("item").size();
        double[] points = new double[items];
        Arrays.fill(points, command.highest / items);
        return points;
    }

    private Ebel ebel() throws IOException {
        int[][] relevance = whole(judged("relevance")[0], "relevance");
        int[][] difficulty = whole(judged("difficulty")[0], "difficulty");
        Rows read = judgements;
        if (read == null) {
            throw new IllegalStateException("judgements come first");
        }
        List<String> judges = read.distinct("judge");
        Rows shares = Rows.read(
                command.source("--grid", command.grid),
                command.notes,
                List.of("judge"),
                List.of("relevance", "difficulty", "share"),
                List.of());
        int most = (int) Arrays.stream(shares.column("relevance")).max().orElse(1);
        int hardest = (int) Arrays.stream(shares.column("difficulty")).max().orElse(1);
        double[][][] grid = new double[judges.size()][Math.max(1, most)][Math.max(1, hardest)];
        for (double[][] judge : grid) {
            for (double[] row : judge) {
                Arrays.fill(row, Double.NaN);
            }
        }
        for (int row = 0; row < shares.size(); row++) {
            int judge = judges.indexOf(shares.text(row, "judge"));
            int at = (int) shares.number(row, "relevance") - 1;
            int hard = (int) shares.number(row, "difficulty") - 1;
            if (judge < 0 || at < 0 || hard < 0) {
                throw new IllegalArgumentException(shares.file()
                        + ": a judge without judgements, or a row or column below 1, allowed is 1, 2, 3 …");
            }
            grid[judge][at][hard] = shares.number(row, "share");
        }
        return new Ebel(relevance, difficulty, grid, points());
    }

    private int[][] whole(double[][] values, String name) {
        int[][] whole = new int[values.length][values[0].length];
        for (int judge = 0; judge < values.length; judge++) {
            for (int item = 0; item < whole[judge].length; item++) {
                double value = values[judge][item];
                if (!(value >= 1 && value == Math.rint(value))) {
                    throw new IllegalArgumentException(command.judges + ": " + name + " of judge " + (judge + 1)
                            + " on item " + (item + 1) + " is " + value + ", allowed is 1, 2, 3 … for every item");
                }
                whole[judge][item] = (int) value - 1;
            }
        }
        return whole;
    }

    private Hofstee hofstee() throws IOException {
        List<String> names = List.of("cut_min", "cut_max", "fail_min", "fail_max");
        Rows read = judges(List.of("judge"), names, List.of());
        double[][] values = new double[read.size()][];
        for (int row = 0; row < values.length; row++) {
            int at = row;
            values[row] =
                    names.stream().mapToDouble(name -> read.number(at, name)).toArray();
        }
        return Hofstee.of(values);
    }

    private BorderlineGroup borderlineGroup() {
        double[] values = column("borderline");
        boolean[] in = new boolean[values.length];
        for (int person = 0; person < in.length; person++) {
            if (values[person] != 0 && values[person] != 1) {
                throw new IllegalArgumentException(
                        rows.file() + ": borderline is " + values[person] + ", allowed is 0 or 1");
            }
            in[person] = values[person] == 1;
        }
        return new BorderlineGroup(in, !command.mean);
    }

    private Bookmark bookmark() throws IOException {
        Rows read = judges(List.of("judge"), List.of("page"), List.of());
        int[] pages =
                Arrays.stream(read.column("page")).mapToInt(each -> (int) each).toArray();
        Path file = command.params == null ? Path.of("") : command.params;
        if (command.params == null) {
            throw command.wrong("--params is missing");
        }
        return new Bookmark(
                ItemReader.read(command.source("--params", file), command.notes).parameters(),
                pages,
                new ResponseProbability(command.responseProbability, true),
                !command.mean);
    }
}
