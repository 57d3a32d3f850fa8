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
        rows.requireOnce("person");
        requireInRange();
        double[] all = rows.column("score");
        return rows.has("group")
                ? new TestScores(all, groups(), command.highest, command.guessing)
                : TestScores.of(all, command.highest, command.guessing);
    }

    /** A lowest score is used by the reliability; otherwise only one that was typed counts, formula scores go below 0. */
    private void requireInRange() {
        boolean fromLowest = command.isGiven("--lowest") || Double.isFinite(command.reliability);
        for (int row = 0; row < rows.size(); row++) {
            double score = rows.number(row, "score");
            if (score > command.highest || (fromLowest && score < command.lowest)) {
                throw rows.wrong(
                        row,
                        "score",
                        "got " + score + ", allowed is "
                                + (fromLowest ? "from --lowest " + command.lowest + " " : "") + "to --highest "
                                + command.highest);
            }
        }
    }

    /** Writes a group under the name it has in the file. */
    Figures named(Figures figures, int group) {
        return numbered()
                ? figures.put("group", group)
                : figures.put("group", groupNames().get(group - 1));
    }

    private List<String> groupNames() {
        return rows.distinct("group");
    }

    private boolean numbered() {
        return !rows.has("group") || groupNames().stream().allMatch(each -> each.matches("-?[0-9]{1,6}"));
    }

    /** Norms of the groups in order of their number. */
    Figures referenceNorms() {
        if (!rows.has("group")) {
            throw new IllegalArgumentException(rows.file() + ": the header has no column \"group\"");
        }
        if (!numbered()) {
            throw new IllegalArgumentException(
                    rows.file() + ": reference norms need groups in order, allowed is numbers such as 1, 2, 3");
        }
        rows.requireOnce("person");
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

    /** Before any file is read. */
    static void requireOptions(CutscoreCommand command, String name) {
        switch (name) {
            case "fixed", "guess-corrected" -> needed(command, "--percentage", command.percentage);
            case "modified-cohen" -> needed(command, "--multiplier", command.multiplier);
            case "modified-hofstee" -> needed(command, "--margin", command.margin);
            case "borderline-regression" -> needed(command, "--borderline", command.borderline);
            case "angoff", "angoff-yes-no", "hofstee" -> needed(command, "--judges", command.judges);
            case "ebel" -> {
                needed(command, "--judges", command.judges);
                needed(command, "--grid", command.grid);
            }
            case "bookmark" -> {
                needed(command, "--judges", command.judges);
                needed(command, "--params", command.params);
            }
            default -> {}
        }
    }

    private static void needed(CutscoreCommand command, String option, @Nullable Object value) {
        if (value == null || value.equals(Double.NaN)) {
            throw command.wrong(option + " is missing");
        }
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

    /** The numbers of the groups; names are numbered as they first appear. */
    private int[] groups() {
        boolean numbers = numbered();
        List<String> names = groupNames();
        return IntStream.range(0, rows.size())
                .mapToObj(row -> rows.text(row, "group"))
                .mapToInt(each -> numbers ? Integer.parseInt(each) : names.indexOf(each) + 1)
                .toArray();
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
                throw read.wrong(
                        row,
                        "item",
                        "judge " + read.text(row, "judge") + " judges item " + read.text(row, "item")
                                + " twice in a round, allowed is once");
            }
            of[item] = judgement(read, row, column);
        }
        if (column.equals("value")) {
            tellSkipped(values[values.length - 1], judges, items);
        }
        return values;
    }

    private double judgement(Rows read, int row, String column) {
        double value = read.number(row, column);
        if (!column.equals("value")) {
            if (value >= 1 && value == Math.rint(value)) {
                return value;
            }
            throw read.wrong(row, column, "got " + value + ", allowed is 1, 2, 3 …");
        }
        if (!(value >= 0 && value <= 1)) {
            throw read.wrong(row, column, "share " + value + ": allowed is 0..1");
        }
        if (command.method.equalsIgnoreCase("angoff-yes-no") && value != 0 && value != 1) {
            throw read.wrong(row, column, "answer " + value + ": allowed is 1 for yes and 0 for no");
        }
        return value;
    }

    /** What the mean over judges rests on, of the round that counts. */
    private void tellSkipped(double[][] last, List<String> judges, List<String> items) {
        for (int judge = 0; judge < last.length; judge++) {
            double[] given = last[judge];
            List<String> skipped = IntStream.range(0, given.length)
                    .filter(item -> Double.isNaN(given[item]))
                    .mapToObj(items::get)
                    .toList();
            if (!skipped.isEmpty()) {
                command.notes.add("judge " + judges.get(judge) + " gave nothing for " + String.join(", ", skipped)
                        + ": counted as the mean of the other judges");
            }
        }
    }

    /** An equal share of the highest score for every item. */
    private double[] points() {
        int items = judgements == null ? 1 : judgements.distinct("item").size();
        if (items != command.highest) {
            command.notes.add(items + " items were judged and the highest score is " + command.highest
                    + ": each counts for an equal share of it, " + command.highest / items + " points");
        }
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
                throw judge < 0
                        ? shares.wrong(row, "judge", "this judge has no judgements in " + read.file())
                        : shares.wrong(row, at < 0 ? "relevance" : "difficulty", "below 1, allowed is 1, 2, 3 …");
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
            for (String name : names) {
                if (!(read.number(row, name) >= 0 && read.number(row, name) <= 1)) {
                    throw read.wrong(row, name, "got " + read.number(row, name) + ", allowed is a share 0..1");
                }
            }
        }
        return Hofstee.of(values);
    }

    private BorderlineGroup borderlineGroup() {
        double[] values = column("borderline");
        boolean[] in = new boolean[values.length];
        for (int person = 0; person < in.length; person++) {
            if (values[person] != 0 && values[person] != 1) {
                throw rows.wrong(person, "borderline", "got " + values[person] + ", allowed is 0 or 1");
            }
            in[person] = values[person] == 1;
        }
        return new BorderlineGroup(in, !command.mean);
    }

    private Bookmark bookmark() throws IOException {
        Rows read = judges(List.of("judge"), List.of("page"), List.of());
        for (int row = 0; row < read.size(); row++) {
            double page = read.number(row, "page");
            if (!(page >= 1 && page == Math.rint(page))) {
                throw read.wrong(row, "page", "got " + page + ", allowed is a number of pages 1, 2, 3 …");
            }
        }
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
