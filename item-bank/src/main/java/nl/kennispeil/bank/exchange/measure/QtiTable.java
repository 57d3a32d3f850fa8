package nl.kennispeil.bank.exchange.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti.QtiWriter;

/** The table of {@code docs/qti.md}, over all items of QTI 1.2, 2 and 3 in a folder. */
public final class QtiTable {

    private static final String ABOUT = """
            *Scored as declared*: items that are scorable and declare a whole key. The key gives 1 (match_correct), what its
            mapping adds up to (map_response), or more than nothing and than each single wrong choice (rules of their own). An
            item whose own rules give another answer as much as its key is not counted as declared and is named below.
            *Responses scored identically*: under the standard templates the key, nothing, each single choice, the key but for
            one value, a value that is no choice and a point in each area are also reckoned apart from the interpreter.
            *Silently wrong*: scorable, and SCORE of one of these is another number than declared or reckoned. An item of QTI 1.2
            is held against itself as it was read: what its conditions mean is checked by tests (`bank.exchange.qti12`).
            """;

    private final Map<String, Tally> versions = new TreeMap<>();
    private final Map<String, Tally> interactions = new TreeMap<>();
    private final Map<ItemClass, Tally> classes = new EnumMap<>(ItemClass.class);
    private final Map<String, String> refusals = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notBest = new ArrayList<>();
    private final Tally all = new Tally();
    private final int broken;

    private QtiTable(Found.All found) {
        broken = found.broken();
        for (InteractionKind kind : InteractionKind.values()) {
            interactions.put(QtiFormat.interactionName(kind), new Tally());
        }
        for (ItemClass each : ItemClass.values()) {
            classes.put(each, new Tally());
        }
        found.items().forEach(this::one);
    }

    /** Reads all items of a folder and measures them; names of files are relative to it. */
    public static QtiTable of(Path folder) throws IOException {
        return new QtiTable(Found.in(folder));
    }

    private void one(Found found) {
        Incoming item = found.item();
        List<Tally> rows =
                new ArrayList<>(List.of(all, versions.computeIfAbsent(found.version(), each -> new Tally())));
        found.interactions().forEach(each -> rows.add(interactions.computeIfAbsent(each, any -> new Tally())));
        item.content().ifPresent(each -> rows.add(classes.get(ItemClass.of(each))));
        rows.forEach(each -> each.files++);
        if (item.content().isEmpty()) {
            rows.forEach(each -> each.refused++);
            refusals.put(found.name(), item.reason());
            return;
        }
        ItemContent content = item.content().get();
        boolean equal3 = equal(item, QtiWriter.Target.QTI3);
        boolean equal22 = equal(item, QtiWriter.Target.QTI22);
        boolean scorable = QtiFormat.scorable(content);
        KeyTrial trial = scorable ? KeyTrial.of(content) : KeyTrial.NONE;
        for (Tally row : rows) {
            row.imported++;
            row.repair += item.repairs().isEmpty() ? 0 : 1;
            row.equal3 += equal3 ? 1 : 0;
            row.equal22 += equal22 ? 1 : 0;
            row.scorable += scorable ? 1 : 0;
            row.keyed += trial.verdict() == KeyTrial.Verdict.NO_KEY ? 0 : 1;
            row.declared += trial.verdict() == KeyTrial.Verdict.AS_DECLARED ? 1 : 0;
            row.compared += trial.compared();
            row.same += trial.same();
            row.wrong += trial.verdict() == KeyTrial.Verdict.WRONG ? 1 : 0;
        }
        if (trial.verdict() == KeyTrial.Verdict.WRONG) {
            wrong.add(found.name());
        } else if (trial.verdict() == KeyTrial.Verdict.KEY_NOT_BEST) {
            notBest.add(found.name());
        }
    }

    private static boolean equal(Incoming item, QtiWriter.Target target) {
        ItemContent content = item.content().orElseThrow();
        QtiWriter.Written written = QtiWriter.write(content.root(), target);
        try {
            var root = SafeXml.parse(written.xml().getBytes(StandardCharsets.UTF_8));
            Incoming back = QtiFormat.read(root, item.file(), Surroundings.NONE);
            return back.content().filter(content::equals).isPresent();
        } catch (XmlFault broken) {
            return false;
        }
    }

    /** The figures in a few lines, as the page begins. */
    public String summary() {
        return "* imported " + all.imported + " of " + all.files + " items of well-formed files; " + broken
                + " more files are not well-formed XML and refused with the line\n"
                + "* round trip equal " + all.equal3 + " of " + all.imported + " (3.0), " + all.equal22 + " of "
                + all.imported + " (2.2)\n"
                + "* scored as declared " + all.declared + " of " + all.keyed + "; responses scored identically "
                + all.same + " of " + all.compared + "\n"
                + "* refused with reason " + all.refused + "\n"
                + "* silently wrong " + all.wrong + "\n";
    }

    /** The page, in Markdown. */
    public String page() {
        StringBuilder page = new StringBuilder("# QTI, measured\n\n")
                .append("Made by `kennispeil items qti-table --data DIR --out docs/qti.md` over files that may be ")
                .append(
                        "redistributed (instructure/qti, learnosity-qti, pie-qti; MIT and ISC), by content of each file.\n\n")
                .append(summary())
                .append('\n')
                .append(ABOUT);
        table(page, "By version", "", versions);
        page.append("| all | ").append(all.cells()).append(" |\n");
        table(
                page,
                "By interaction",
                "An item with several counts in each. What stands at 0 is not in these files; items of the project's own"
                        + " hold those interactions (`DemoTypes`, and the tests of `bank.exchange` and `bank.processing`).",
                interactions);
        Map<String, Tally> byClass = new TreeMap<>();
        classes.forEach((each, row) -> byClass.put(each.name() + ": " + each.words, row));
        table(page, "By what can be checked", "Refused items have no class.", byClass);
        page.append("\n## Refused, and why\n\n");
        refusals.forEach((name, why) -> page.append("* `")
                .append(name)
                .append("`: ")
                .append(why.replace("<", "\\<"))
                .append('\n'));
        if (refusals.isEmpty()) {
            page.append("None.\n");
        }
        list(page, "Rules that give another answer as much as the key", notBest);
        list(page, "Silently wrong", wrong);
        return page.toString();
    }

    private static void table(StringBuilder page, String title, String about, Map<String, Tally> rows) {
        page.append("\n## ").append(title).append("\n\n");
        page.append(about.isEmpty() ? "" : about + "\n\n");
        int columns = (int) Arrays.stream(Tally.HEAD.split("\\|", -1)).count();
        page.append("| | ")
                .append(Tally.HEAD)
                .append(" |\n|")
                .append("---|".repeat(columns + 1))
                .append('\n');
        rows.forEach((name, row) ->
                page.append("| ").append(name).append(" | ").append(row.cells()).append(" |\n"));
    }

    private static void list(StringBuilder page, String title, List<String> names) {
        page.append("\n## ").append(title).append("\n\n");
        names.forEach(each -> page.append("* `").append(each).append("`\n"));
        if (names.isEmpty()) {
            page.append("None.\n");
        }
    }
}
