package nl.kennispeil.bank.exchange.gift;

import static nl.kennispeil.bank.exchange.draft.Scored.content;
import static nl.kennispeil.bank.exchange.draft.Scored.feedback;
import static nl.kennispeil.bank.exchange.draft.Scored.score;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.exchange.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions in the manner of the examples in Moodle's documentation of GIFT; scores by {@code qformat_gift} of 4.5. */
class GiftFormatTest {

    @Test
    void oneRightOptionIsAKey() {
        Incoming item =
                one("// [id:q7] [tag:hart]\n::Titel:: Wie ligt in Grants graf? {~Grant ~niemand\\: leeg =Julia#goed}");

        assertThat(item.identifier()).isEqualTo("q7");
        assertThat(item.title()).isEqualTo("Titel");
        assertThat(item.metadata()).containsEntry(Metadata.TAGS, "hart");
        assertThat(content(item).type()).isEqualTo(ItemType.SINGLE_CHOICE);
        assertThat(score(item, "C")).isEqualTo(1);
        assertThat(score(item, "A")).isZero();
        assertThat(score(item)).isZero();
        assertThat(feedback(item, Map.of("RESPONSE", List.of("C")))).contains("feedback_1");
        assertThat(item.repairs()).isEmpty();
    }

    @Test
    void weightsAreAddedAndStayBetweenNothingAndAll() {
        Incoming item = one("Welke drie?{~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-50%d}");

        assertThat(content(item).type()).isEqualTo(ItemType.MULTIPLE_CHOICE);
        assertThat(score(item, "A", "B", "C")).isEqualTo(1);
        assertThat(score(item, "A", "B")).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(score(item, "A", "D")).isZero();
        assertThat(score(item, "A", "B", "C", "D")).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::G12:: open {=a ~b\n\n::G13:: heel {=c ~d}",
                "::G12:: open {=a ~b\n::G13:: heel {=c ~d}",
                "::G12:: open {\n=a\n\n~b\n\n::G13:: heel {=c ~d}",
                "::G12:: open {=a ~b\n\n$CATEGORY: hart\n\n::G13:: heel {=c ~d}"
            })
    void answersThatDoNotEndTakeNoNeighbourAlong(String text) {
        List<Incoming> items = read(text);

        assertThat(items).hasSize(2);
        assertThat(items.get(0).title()).isEqualTo("G12");
        assertThat(items.get(0).reason()).contains("braces do not pair");
        assertThat(items.get(1).title()).isEqualTo("G13");
        assertThat(score(items.get(1), "A")).isEqualTo(1);
        assertThat(items.get(1).repairs()).isEmpty();
    }

    @Test
    void answersThatDoNotEndTakeNoUntitledNeighbourAlong() {
        assertThat(read("Open {=a ~b\n\nHeel\nmet twee regels {=c ~d}"))
                .extracting(each -> each.reason().isEmpty())
                .containsExactly(false, true);
        assertThat(read("Open {=a ~b\nHeel {=c ~d}"))
                .singleElement()
                .satisfies(each -> assertThat(each.reason()).contains("braces do not pair"));
    }

    @Test
    void aBlankLineBetweenAnswersThatDoEndIsLeftOut() {
        Incoming item = one("Vraag {\n=a\n\n~b\n\nmet meer\n}");

        assertThat(score(item, "A")).isEqualTo(1);
        assertThat(item.notes()).anyMatch(each -> each.contains("a blank line inside the answers"));
    }

    @Test
    void trueAndFalse() {
        Incoming item = one("De zon komt op in het oosten.{T#Jawel#Goed}");

        assertThat(content(item).type()).isEqualTo(ItemType.TRUE_FALSE);
        assertThat(score(item, "true")).isEqualTo(1);
        assertThat(score(item, "false")).isZero();
    }

    @Test
    void shortAnswersHaveWeightsWildcardsAndNoCapitals() {
        Incoming item = one("Hoofdstad van Zwitserland?{=Bern =%50%Zürich =%25%Gen*}");

        assertThat(score(item, "bern")).isEqualTo(1);
        assertThat(score(item, "ZÜRICH")).isEqualTo(0.5);
        assertThat(score(item, "genève")).isEqualTo(0.25);
        assertThat(score(item, "Bernau")).isZero();
    }

    @Test
    void numbersHaveMarginsRangesAndSeveralAnswers() {
        Incoming margin = one("Wanneer?{#1822:5}");
        Incoming range = one("Pi?{#3.141..3.142}");
        Incoming several = one("Wanneer?{#=1822:0 =%50%1822:2#bijna ~#fout}");

        assertThat(List.of(score(margin, "1817"), score(margin, "1827"), score(margin, "1828")))
                .containsExactly(1.0, 1.0, 0.0);
        assertThat(List.of(score(range, "3.141"), score(range, "3.1421"))).containsExactly(1.0, 0.0);
        assertThat(List.of(score(several, "1822"), score(several, "1824"), score(several, "1825")))
                .containsExactly(1.0, 0.5, 0.0);
        assertThat(feedback(several, Map.of("RESPONSE", List.of("1900")))).contains("feedback_2");
    }

    @Test
    void matchingGivesAPartForEachRow() {
        Incoming item = one("Koppel.{=Canada -> Ottawa =Italië -> Rome =Japan -> Tokio = -> Parijs}");

        assertThat(content(item).type()).isEqualTo(ItemType.EXTENDED_MATCHING);
        assertThat(score(item, "R1 M1", "R2 M2", "R3 M3")).isEqualTo(1);
        assertThat(score(item, "R1 M1", "R2 M4", "R3 M1")).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void aMissingWordStandsInItsSentence() {
        Incoming item = one("Grant ligt {=begraven =bijgezet} in zijn graf.");

        assertThat(content(item).body().orElseThrow().text()).isEqualTo("Grant ligt  in zijn graf.");
        assertThat(content(item).type()).isEqualTo(ItemType.SHORT_TEXT);
        assertThat(item.title()).isEqualTo("Grant ligt … in zijn graf.");
    }

    @Test
    void essaysAndDescriptionsAskNobodyToScore() {
        assertThat(content(one("Beschrijf uw beleid.{}")).type()).isEqualTo(ItemType.ESSAY);
        assertThat(content(one("[html]<p>Lees dit.</p>")).type()).isEqualTo(ItemType.INFORMATION);
    }

    @Test
    void aBadQuestionNamesItsLineAndLeavesItsNeighboursAlone() {
        List<Incoming> items = read("""
                $CATEGORY: Hart/Ritme

                Goed?{=ja ~nee}

                Twee {=a ~b} keer {=c ~d}

                Getal?{#vijf}

                Ook goed?{T####Zie de richtlijn}
                """);

        assertThat(items)
                .extracting(Incoming::reason)
                .containsExactly(
                        "",
                        "line 5: there is a second brace after the answers: one answer section is allowed",
                        "line 7: \"vijf\" is no number: allowed is 5, 5:0.1 or 4.9..5.1 with a decimal point",
                        "");
        assertThat(items.get(3).metadata())
                .containsEntry(Metadata.RATIONALE, "Zie de richtlijn")
                .containsEntry(Metadata.CATEGORY, "Hart/Ritme");
    }

    @Test
    void whatCannotBeRightIsForRepair() {
        assertThat(one("Kies.{~a ~b}").repairs()).containsExactly("no option earns points: the item has no key");
        assertThat(one("Kies.{=a =b ~c}").repairs())
                .containsExactly(
                        "line 1: 2 options are right while one may be chosen: give weights to ask for several");
        assertThat(one("[markdown]**Kies**{T}").repairs())
                .containsExactly("line 1: text in Markdown is kept as it stands: set its headings, lists and emphasis");
    }

    private static Incoming one(String gift) {
        List<Incoming> items = read(gift);
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    private static List<Incoming> read(String gift) {
        return new GiftFormat().read(new SourceFile("vragen.gift", gift.getBytes(StandardCharsets.UTF_8)));
    }
}
