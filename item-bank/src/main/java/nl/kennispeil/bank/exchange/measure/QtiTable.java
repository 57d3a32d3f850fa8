package nl.kennispeil.bank.exchange.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti.QtiWriter;

/** The table of {@code docs/qti.md}, over all items of QTI 2 and 3 in a folder. */
public final class QtiTable {

    private static final String HEAD = " | items | imported | of which repair | refused | 3.0 and back equal"
            + " | 2.2 and back equal | scorable | scored as declared | silently wrong |\n";

    private final Path folder;
    private final Map<String, Tally> versions = new TreeMap<>();
    private final Map<String, Tally> interactions = new TreeMap<>();
    private final Map<String, String> refusals = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<String> notBest = new ArrayList<>();
    private final Tally all = new Tally();
    private int broken;

    private QtiTable(Path folder) {
        this.folder = folder;
    }

    /** The page, in Markdown; names of files are relative to the folder. */
    public static String page(Path folder) throws IOException {
        QtiTable table = new QtiTable(folder);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(each -> each.toString().endsWith(".xml"))
                    .filter(each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            table.one(file);
        }
        return table.write();
    }

    private void one(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        XmlElement root;
        try {
            root = SafeXml.parse(bytes);
        } catch (XmlFault notWellFormed) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            broken += text.contains("assessmentItem") || text.contains("qti-assessment-item") ? 1 : 0;
            return;
        }
        if (!QtiFormat.isItem(root)) {
            return;
        }
        String name = folder.relativize(file).toString().replace('\\', '/');
        Incoming item = QtiFormat.read(root, name, this::beside);
        List<Tally> rows =
                new ArrayList<>(List.of(all, versions.computeIfAbsent(QtiFormat.version(root), each -> new Tally())));
        names(root, item).forEach(each -> rows.add(interactions.computeIfAbsent(each, any -> new Tally())));
        rows.forEach(each -> each.files++);
        if (item.content().isEmpty()) {
            rows.forEach(each -> each.refused++);
            refusals.put(name, item.reason());
            return;
        }
        ItemContent content = item.content().get();
        boolean equal3 = equal(item, QtiWriter.Target.QTI3);
        boolean equal22 = equal(item, QtiWriter.Target.QTI22);
        boolean scorable = QtiFormat.scorable(content);
        KeyTrial.Verdict verdict = scorable ? KeyTrial.of(content) : KeyTrial.Verdict.NO_KEY;
        for (Tally row : rows) {
            row.imported++;
            row.repair += item.repairs().isEmpty() ? 0 : 1;
            row.equal3 += equal3 ? 1 : 0;
            row.equal22 += equal22 ? 1 : 0;
            row.scorable += scorable ? 1 : 0;
            row.keyed += verdict == KeyTrial.Verdict.NO_KEY ? 0 : 1;
            row.declared += verdict == KeyTrial.Verdict.AS_DECLARED ? 1 : 0;
            row.wrong += verdict == KeyTrial.Verdict.WRONG ? 1 : 0;
        }
        if (verdict == KeyTrial.Verdict.WRONG) {
            wrong.add(name);
        } else if (verdict == KeyTrial.Verdict.KEY_NOT_BEST) {
            notBest.add(name);
        }
    }

    /** Interactions by what the file holds, so that refused items count in their rows too. */
    private static Set<String> names(XmlElement root, Incoming item) {
        Set<String> names = new TreeSet<>();
        if (item.content().isPresent()) {
            item.content().get().interactions().forEach(each -> names.add(QtiFormat.interactionName(each.kind())));
        } else {
            root.walk()
                    .map(XmlElement::name)
                    .filter(each -> each.endsWith("Interaction"))
                    .forEach(names::add);
        }
        if (names.isEmpty()) {
            names.add("(none)");
        }
        return names;
    }

    private static boolean equal(Incoming item, QtiWriter.Target target) {
        ItemContent content = item.content().orElseThrow();
        QtiWriter.Written written = QtiWriter.write(content.root(), target);
        try {
            XmlElement root = SafeXml.parse(written.xml().getBytes(StandardCharsets.UTF_8));
            Incoming back = QtiFormat.read(root, item.file(), Surroundings.NONE);
            return back.content().filter(content::equals).isPresent();
        } catch (XmlFault broken) {
            return false;
        }
    }

    private Optional<byte[]> beside(String path) {
        Path file = folder.resolve(path).normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Files.size(file) > SafeXml.MAX_BYTES ? Optional.empty() : Optional.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private String write() {
        StringBuilder page = new StringBuilder("# QTI, measured\n\n");
        page.append(
                        "Made by `kennispeil items qti-table --data DIR --out docs/qti.md` over files that may be redistributed ")
                .append("(instructure/qti, learnosity-qti, pie-qti; MIT and ISC), by content of each file.\n\n")
                .append("* imported ")
                .append(all.imported)
                .append(" of ")
                .append(all.files)
                .append(" well-formed items; ")
                .append(broken)
                .append(" more files are not well-formed XML and refused with the line\n")
                .append("* round trip equal ")
                .append(all.equal3)
                .append(" of ")
                .append(all.imported)
                .append(" (3.0), ")
                .append(all.equal22)
                .append(" of ")
                .append(all.imported)
                .append(" (2.2)\n")
                .append("* scored as declared ")
                .append(all.declared)
                .append(" of ")
                .append(all.keyed)
                .append('\n')
                .append("* refused with reason ")
                .append(all.refused)
                .append('\n')
                .append("* silently wrong ")
                .append(all.wrong)
                .append("\n\n")
                .append(
                        "*Scored as declared*: items that are scorable and declare a whole key. The key gives 1 (match_correct), ")
                .append(
                        "what its mapping adds up to (map_response), or more than nothing and than each single wrong choice ")
                .append(
                        "(rules of their own); under match_correct all else gives 0. An item whose own rules give another answer ")
                .append(
                        "as much as its key is not counted as declared and is named below. *Silently wrong*: scorable, and SCORE at ")
                .append("the key is another number than declared.\n\n## By version\n\n|")
                .append(HEAD)
                .append("|---".repeat(10))
                .append("|\n");
        versions.forEach((name, row) ->
                page.append("| ").append(name).append(" | ").append(row.cells()).append(" |\n"));
        page.append("| all | ")
                .append(all.cells())
                .append(" |\n\n## By interaction\n\nAn item with several counts in each.\n\n|")
                .append(HEAD)
                .append("|---".repeat(10))
                .append("|\n");
        interactions.forEach((name, row) ->
                page.append("| ").append(name).append(" | ").append(row.cells()).append(" |\n"));
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

    private static void list(StringBuilder page, String title, List<String> names) {
        page.append("\n## ").append(title).append("\n\n");
        names.forEach(each -> page.append("* `").append(each).append("`\n"));
        if (names.isEmpty()) {
            page.append("None.\n");
        }
    }
}
