package nl.kennispeil.bank.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.bench.ManyItems;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.prose.Written;
import nl.kennispeil.bank.search.Likeness.Kind;
import org.junit.jupiter.api.Test;

class NearDuplicatesTest {

    private static final String CASE = "Een vrouw van 26 jaar draagt zachte contactlenzen. Sinds een dag heeft zij een"
            + " pijnlijk rood rechteroog met lichtschuwheid.";
    private static final String ASKED = "Wat is het meest aangewezen beleid?";
    private static final String[] OPTIONS = {
        "dezelfde dag verwijzen naar de oogarts", "oogzalf en controle na drie dagen", "kunsttranen"
    };

    private final NearDuplicates bank = new NearDuplicates();

    NearDuplicatesTest() {
        bank.put("ORIGINAL", Written.choice("nl", "A", CASE, ASKED, OPTIONS));
        bank.put("OTHER", Written.choice("nl", "A", "Een man van 50 jaar is moe.", ASKED, "bloedonderzoek", "rust"));
    }

    @Test
    void theSameOptionsInAnotherOrderAreTheSameItem() {
        ItemContent turned = Written.choice("nl", "B", CASE, ASKED, OPTIONS[2], OPTIONS[0], OPTIONS[1]);
        assertThat(bank.like("NEW", turned))
                .extracting(Likeness::other, Likeness::kind)
                .containsExactly(tuple("ORIGINAL", Kind.SAME));
    }

    @Test
    void otherNumbersAreACopyOfThatKind() {
        ItemContent older = Written.choice("nl", "A", CASE.replace("26", "31"), ASKED, OPTIONS);
        assertThat(bank.like("NEW", older)).extracting(Likeness::kind).containsExactly(Kind.NUMBERS);
    }

    @Test
    void anotherWordOrASentenceMoreIsStillACopy() {
        ItemContent word = Written.choice("nl", "A", CASE.replace("vrouw", "man"), ASKED, OPTIONS);
        ItemContent more = Written.choice(
                "nl", "A", CASE + " Met fluoresceïne kleurt een klein defect in het hoornvlies aan.", ASKED, OPTIONS);
        assertThat(bank.like("NEW", word)).extracting(Likeness::kind).containsExactly(Kind.NEAR);
        assertThat(bank.like("NEW", more)).extracting(Likeness::kind).containsExactly(Kind.NEAR);
    }

    @Test
    void anotherCaseUnderTheSameQuestionIsNoCopy() {
        ItemContent other = Written.choice(
                "nl", "A", "Een jongen van 4 jaar heeft oorpijn en koorts.", ASKED, "paracetamol", "amoxicilline");
        assertThat(bank.like("NEW", other)).isEmpty();
    }

    @Test
    void anItemIsNoCopyOfItselfAndIsForgottenWhenItGoes() {
        ItemContent same = Written.choice("nl", "A", CASE, ASKED, OPTIONS);
        assertThat(bank.like("ORIGINAL", same)).isEmpty();
        assertThat(bank.like("NEW", same)).hasSize(1);
        bank.remove("ORIGINAL");
        assertThat(bank.like("NEW", same)).isEmpty();
        assertThat(bank.size()).isEqualTo(1);
    }

    @Test
    void plantedCopiesAreFoundAmongThousandsAndNothingElse() {
        ManyItems many = new ManyItems(11);
        NearDuplicates large = new NearDuplicates();
        List<ItemContent> items = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            items.add(many.item());
            large.put("ITEM-" + i, items.get(i));
        }
        for (int i = 0; i < 50; i++) {
            large.put("COPY-" + i, many.copy(items.get(i)));
        }
        assertThat(large.pairs())
                .hasSize(50)
                .allSatisfy(
                        pair -> assertThat(pair.other()).isEqualTo(pair.one().replace("ITEM", "COPY")));
    }

    @Test
    void pairsThatShareAnItemAreOneFamily() {
        Likeness one = new Likeness("C", "A", Kind.NEAR, 1, 1);
        Likeness two = new Likeness("B", "C", Kind.NEAR, 1, 1);
        Likeness apart = new Likeness("X", "Y", Kind.NEAR, 1, 1);
        assertThat(NearDuplicates.families(List.of(one, two, apart)))
                .containsExactly(Set.of("A", "B", "C"), Set.of("X", "Y"));
    }
}
