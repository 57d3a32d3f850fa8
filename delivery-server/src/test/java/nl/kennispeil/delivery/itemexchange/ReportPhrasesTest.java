package nl.kennispeil.delivery.itemexchange;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a report says is said in Dutch, all of it. Two nets, for neither sees everything:
 *
 * <ul>
 *   <li>The sources of the readers: every text in them that looks like a sentence. It does not see a sentence that is put
 *       together by other means than {@code +} and {@code ?:}, that has fewer than two words, that is said by a class that
 *       is left out here, or that a library says (the XML reader and the unpacker of Java).
 *   <li>The readers at work, on odd files. It sees whole sentences as they are said, of libraries too, but only of faults
 *       that the files have.
 * </ul>
 */
class ReportPhrasesTest {

    private static final Path BANK = Path.of("../item-bank/src/main/java/nl/kennispeil/bank");

    /** They say nothing in a report: they write packages, check schemas, count, or keep what came in. */
    private static final Set<String> SILENT = Set.of(
            "Column",
            "DocxTemplate",
            "ExportPackage",
            "ImportRun",
            "Incoming",
            "ItemFile",
            "Found",
            "ItemClass",
            "KeyTrial",
            "Markup",
            "PackageMetadata",
            "PackageTest",
            "Published",
            "QtiTable",
            "QtiWriter",
            "SchemaCheck",
            "SchemaFolder",
            "SourceFile",
            "Tally",
            "TestStructure",
            "CaseRef");

    private static final String Q = SourceSentences.QUOTE;

    /** Parts of sentences that are there as a whole too, places, and a word that is compared with. */
    private static final Set<String> PARTS = Set.of(
            "manifest: resource " + Q + " ",
            "row " + Q,
            "line " + Q,
            "cell " + Q + Q,
            "table " + Q,
            "line 7: , row " + Q + Q,
            "niet waar");

    /** Words that are not Dutch too. */
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|are|which|not|left|out|line|there|its|has|and|names"
            + "|holds|stands|allowed|may|cannot|with|reads|nothing)\\b");

    @Test
    void everySentenceInTheSourcesOfTheReadersHasDutchWords() throws IOException {
        List<SourceSentences.Sentence> all = new ArrayList<>(SourceSentences.in(BANK.resolve("exchange"), SILENT));
        all.addAll(SourceSentences.in(BANK.resolve("content"), SILENT));
        all.removeIf(each -> PARTS.contains(each.text()));
        assertThat(all).hasSizeGreaterThan(400);
        assertThat(all).allSatisfy(each -> {
            List<Said.Run> runs = ReportPhrases.in(Language.NL).of(each.text()).runs();
            assertThat(runs)
                    .as("%s: what is quoted may stay, the sentence around it may not", each)
                    .filteredOn(Said.Run::english)
                    .allMatch(run -> run.text().matches("(" + Q + "|" + SourceSentences.SENTENCE + ")+"));
            assertThat(runs)
                    .as("%s: a sentence in a sentence has {zin} in the table", each)
                    .filteredOn(run -> !run.english())
                    .noneMatch(run -> run.text().contains(SourceSentences.SENTENCE));
        });
    }

    @Test
    void oddFilesLeaveNoEnglishInTheReport(@TempDir Path folder) throws IOException {
        OddFiles.Report report = OddFiles.report(folder);
        ReportWords dutch = new ReportWords(Messages.in(Language.NL));
        assertThat(report.items()).hasSizeGreaterThan(600);
        assertThat(report.items()).allSatisfy(each -> isDutch(each, dutch.of(each)));
        assertThat(report.others()).hasSizeGreaterThan(20);
        assertThat(report.others()).allSatisfy(each -> isDutch(each, dutch.other(each)));
    }

    private static void isDutch(String said, Said dutch) {
        assertThat(dutch.known()).as(said).isTrue();
        assertThat(dutch.text().replaceAll("(?s)\"[^\"]*\"|<[^>]*>", ""))
                .as(said)
                .doesNotContainPattern(ENGLISH);
    }

    @Test
    void theTableQuotesInOrderAndSaysNothingTwice() throws IOException {
        List<String> rows;
        try (InputStream in = Objects.requireNonNull(ReportPhrases.class.getResourceAsStream("/items/report_nl.txt"))) {
            rows = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.isBlank() && !each.startsWith("#"))
                    .toList();
        }
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.split(" = ", -1)).hasSize(2);
            String[] sides = row.split(" = ", -1);
            List<String> kept = places(sides[1]);
            assertThat(kept).isEqualTo(places(sides[0]).subList(0, kept.size()));
        });
        assertThat(rows.stream().map(row -> row.split(" = ", -1)[0])).doesNotHaveDuplicates();
        assertThat(ReportPhrases.in(Language.NL).size()).isEqualTo(rows.size());
    }

    private static List<String> places(String side) {
        return Pattern.compile("\\{(|woord|zin)}")
                .matcher(side)
                .results()
                .map(each -> each.group())
                .toList();
    }

    @Test
    void whatIsQuotedStaysAsItStands() {
        ReportPhrases dutch = ReportPhrases.in(Language.NL);
        assertThat(dutch.of("img \"there is no key\" is not in the package"))
                .isEqualTo(Said.plain("img \"there is no key\" zit niet in het pakket"));
        assertThat(dutch.of("line 3: shape \"x\" of <a>: allowed is a whole number; left out"))
                .isEqualTo(Said.plain("regel 3: shape \"x\" van <a>: toegestaan is een heel getal; het vervalt"));
        assertThat(ReportPhrases.in(Language.EN).of("the item has no identifier"))
                .isEqualTo(Said.plain("the item has no identifier"));
    }

    @Test
    void whatNobodyForesawShowsInEnglishAndIsMarkedSo() {
        ReportPhrases dutch = ReportPhrases.in(Language.NL);
        assertThat(dutch.of("something nobody foresaw")).isEqualTo(Said.english("something nobody foresaw"));
        assertThat(dutch.of("line 3: something <nobody> foresaw").runs())
                .containsExactly(new Said.Run("regel 3: ", false), new Said.Run("something <nobody> foresaw", true));
        assertThat(ReportPhrases.in(Language.EN).of("something nobody foresaw").known())
                .isTrue();
    }

    @Test
    void aScreenReaderIsToldWhatIsEnglish() {
        StringOutput page = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "nl.kennispeil.delivery.page.generated")
                .render(
                        "exchange/said.jte",
                        ReportPhrases.in(Language.NL).of("line 3: something <nobody> foresaw"),
                        page);
        assertThat(page.toString()).isEqualTo("regel 3: <span lang=\"en\">something &lt;nobody&gt; foresaw</span>");
    }

    @Test
    void aFileThatIsNoItemMayHaveAColonInItsName() {
        ReportWords dutch = new ReportWords(Messages.in(Language.NL));
        assertThat(dutch.other("p.zip/a: b.txt: not named by the manifest"))
                .isEqualTo(Said.plain("p.zip/a: b.txt: niet genoemd in het manifest"));
        assertThat(dutch.other("t.xml: test \"Een: toets\"")).isEqualTo(Said.plain("t.xml: toets \"Een: toets\""));
        assertThat(dutch.other("x.xml: <html>")).isEqualTo(Said.plain("x.xml: <html>"));
        assertThat(dutch.other("x.xml: something else").runs())
                .containsExactly(new Said.Run("x.xml: ", false), new Said.Run("something else", true));
    }
}
