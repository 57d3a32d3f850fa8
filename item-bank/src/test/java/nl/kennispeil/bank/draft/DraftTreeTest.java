package nl.kennispeil.bank.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.DemoEssays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTreeTest {

    /** A complete draft of a type: what an editor sends once everything is filled in. */
    static ItemDraft filled(DraftType type, String scoring) {
        Map<String, String> fields = new LinkedHashMap<>(NewDraft.of(type, "nl").fields());
        fields.put("title", "Proef");
        fields.put("category", "K");
        fields.put("rationale", "Daarom");
        fields.put("scoring", scoring);
        boolean running = type == DraftType.INLINE_CHOICE || type == DraftType.NUMERIC || type == DraftType.SHORT_TEXT;
        if (!running) {
            fields.put("body", Rich.write(List.of(Element.of("p", new Text("Een vrouw van 60 jaar.")))));
            fields.put("prompt", Rich.ofText("Wat doet u?"));
        }
        for (String list : List.of("options", "rows", "columns")) {
            for (String id : ItemDraft.identifiers(fields.getOrDefault(list, ""))) {
                fields.putIfAbsent(list.substring(0, list.length() - 1) + "/" + id, Rich.ofText(list + " " + id));
            }
        }
        switch (type) {
            case SINGLE_CHOICE -> fields.put("option/B/key", "1");
            case TRUE_FALSE -> fields.put("option/true/key", "1");
            case MULTIPLE_CHOICE -> fields.putAll(Map.of("option/A/key", "1", "option/C/key", "1"));
            case EXTENDED_MATCHING, MATRIX -> fields.putAll(Map.of("row/r1/key", "B", "row/r2/key", "C"));
            case ORDERING -> fields.put("order", "C A B");
            case INLINE_CHOICE -> {
                ItemDraft.identifiers("A B C")
                        .forEach(id -> fields.put("gap/RESPONSE/option/" + id, Rich.ofText(id + "x")));
                fields.put("gap/RESPONSE/key", "B");
            }
            case NUMERIC -> fields.putAll(Map.of("gap/RESPONSE/key", "5.5", "gap/RESPONSE/tolerance", "0.5"));
            case SHORT_TEXT -> fields.put("gap/RESPONSE/accepted", "angina\nangina pectoris");
            case GAP_MATCH -> fields.put("gap/G1/key", "C");
            case HOTSPOT ->
                fields.putAll(Map.of(
                        "image/src", "aa.png",
                        "image/alt", "Een voet",
                        "image/width", "400",
                        "image/height", "300",
                        "options", "H1 H2",
                        "option/H1/shape", "rect",
                        "option/H1/coords", "1,2,30,40",
                        "option/H1/label", "Hiel",
                        "option/H1/key", "1"));
            case HOTTEXT -> {
                fields.put(
                        "text",
                        "[\"div\",[\"p\",\"De \",[\"qti-hottext\",{\"identifier\":\"H1\"},\"hiel\"],\" en de \","
                                + "[\"qti-hottext\",{\"identifier\":\"H2\"},\"teen\"]]]");
                fields.put("option/H2/key", "1");
            }
            case SLIDER -> fields.putAll(Map.of("key", "40", "tolerance", "5"));
            case ESSAY ->
                fields.putAll(Map.of(
                        "rubric", Rich.write(List.of(Element.of("p", new Text("Let op de toon")))),
                        "criteria", "c1 c2",
                        "criterion/c1", Rich.ofText("vraagt door"),
                        "criterion/c1/points", "7.5",
                        "criterion/c2", Rich.ofText("vat samen"),
                        "criterion/c2/points", "2.5",
                        "tolerance", "3"));
            case TEXT_ONLY -> throw new AssertionError();
        }
        if (type == DraftType.HOTSPOT) {
            fields.putAll(
                    Map.of("option/H2/shape", "circle", "option/H2/coords", "100,100,20", "option/H2/label", "Teen"));
        }
        return ItemDraft.of(fields);
    }

    static Stream<DraftType> types() {
        return Stream.of(DraftType.values()).filter(each -> each != DraftType.TEXT_ONLY);
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsWrittenIsAnItemOfThatTypeAndReadsBackAsTheSameItem(DraftType type) {
        for (String scoring : List.of("all", "parts")) {
            ItemContent item = DraftTree.content(filled(type, scoring), "K-1");
            assertThat(item.type()).as(scoring).isEqualTo(ItemType.valueOf(type.name()));
            ItemDraft read = DraftTree.draft(item);
            assertThat(read.type()).as(scoring).isEqualTo(type);
            assertThat(DraftTree.content(read, "")).isEqualTo(item);
            // a second time nothing moves, whoever reads it
            assertThat(DraftTree.draft(DraftTree.content(read, ""))).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsFilledInLacksNothing(DraftType type) {
        assertThat(DraftCheck.problems(filled(type, "all"))).isEmpty();
    }

    @Test
    void aPolygonStaysExactlyAsItIs() {
        Map<String, String> fields =
                new LinkedHashMap<>(filled(DraftType.HOTSPOT, "all").fields());
        fields.put("option/H2/shape", "poly");
        fields.put("option/H2/coords", "10,10,200.5,12,180,90.25,20,80");
        ItemDraft draft = ItemDraft.of(fields);

        assertThat(DraftCheck.problems(draft)).isEmpty();
        ItemContent item = DraftTree.content(draft, "K-1");
        assertThat(item.root().descendants("qti-hotspot-choice").get(1).attribute("coords"))
                .hasValue("10,10,200.5,12,180,90.25,20,80");
        assertThat(DraftTree.content(DraftTree.draft(item), "")).isEqualTo(item);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anItemWithoutScoringIsMendedByItsPartsAndGetsTheScoringOfItsKind(boolean keyed) {
        List<Element> declared = keyed
                ? List.of(
                        Element.of("qti-correct-response", Map.of(), List.of(Element.text("qti-value", Map.of(), "B"))))
                : List.of();
        Element item = Element.of(
                ItemContent.ROOT,
                new TreeMap<>(Map.of("identifier", "K-1", "title", "K", "xml:lang", "nl", "time-dependent", "false")),
                List.of(
                        Element.of(
                                "qti-response-declaration",
                                Map.of("identifier", "RESPONSE", "cardinality", "single", "base-type", "identifier"),
                                declared),
                        Element.of(
                                "qti-item-body",
                                Map.of(),
                                List.of(Element.of(
                                        "qti-choice-interaction",
                                        Map.of("response-identifier", "RESPONSE", "max-choices", "1"),
                                        List.of(
                                                Element.text("qti-prompt", Map.of(), "Wat?"),
                                                Element.text("qti-simple-choice", Map.of("identifier", "A"), "dit"),
                                                Element.text(
                                                        "qti-simple-choice", Map.of("identifier", "B"), "dat")))))));
        ItemDraft draft = DraftTree.draft(ItemContent.of(item));
        assertThat(draft.type()).isEqualTo(DraftType.SINGLE_CHOICE);
        assertThat(draft.get("option/B/key")).isEqualTo(keyed ? "1" : "");
        assertThat(DraftCheck.problems(draft))
                .extracting(DraftCheck.Problem::code)
                .contains(keyed ? "empty" : "key");
        assertThat(DraftTree.content(draft.with("option/B/key", "1"), "K-1").processing())
                .isPresent();
    }

    @Test
    void theRubricOfAnEssayStaysWhereItStood() {
        for (DemoEssays.Asked each : DemoEssays.all()) {
            ItemContent item = each.item().content();
            ItemDraft draft = DraftTree.draft(item);
            assertThat(draft.type()).isEqualTo(DraftType.ESSAY);
            assertThat(draft.list("criteria")).hasSize(3);
            assertThat(draft.get("body")).doesNotContain("rubric");
            assertThat(DraftTree.content(draft, "")).isEqualTo(ItemContent.of(DraftTree.withoutSpace(item.root())));
        }
    }

    @Test
    void criteriaOfAnEssayAddUpToItsHighestScoreAndAreWorthSomething() {
        ItemDraft essay = filled(DraftType.ESSAY, "all");
        assertThat(DraftCheck.problems(essay.with("criterion/c2/points", "2")))
                .containsExactly(new DraftCheck.Problem("maximum", "sum"));
        assertThat(DraftCheck.problems(essay.with("criterion/c2/points", "0")))
                .containsExactly(new DraftCheck.Problem("criterion/c2/points", "number"));
        assertThat(DraftCheck.problems(essay.with("tolerance", "veel")))
                .containsExactly(new DraftCheck.Problem("tolerance", "number"));
        assertThat(DraftCheck.problems(essay.with("rubric", ""))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsNewLacksAKeyButCanBeShown(DraftType type) {
        ItemDraft fresh = NewDraft.of(type, "nl");
        assertThat(DraftTree.content(fresh, "K-1").type()).isEqualTo(ItemType.valueOf(type.name()));
        assertThat(DraftCheck.problems(fresh)).isNotEmpty();
    }

    @Test
    void everyItemOfTheDemoBankOpensByField() {
        DemoBank.create().items().forEach(each -> {
            ItemDraft draft = DraftTree.draft(each.content());
            assertThat(draft.type()).as(each.ref().toString()).isNotEqualTo(DraftType.TEXT_ONLY);
            assertThat(DraftTree.content(draft, "")).isEqualTo(each.content());
        });
    }

    @Test
    void whatTheEditorDoesNotKnowKeepsEverythingButTheWordsThatChange() {
        ItemContent item = ItemContent.of(Markup.read(
                "[\"qti-assessment-item\",{\"identifier\":\"i\",\"title\":\"t\"},[\"qti-response-declaration\",{\"identifier\":\"R\","
                        + "\"cardinality\":\"single\",\"base-type\":\"point\"}],[\"qti-item-body\",[\"p\",\"Wijs aan\"],"
                        + "[\"qti-select-point-interaction\",{\"response-identifier\":\"R\"},[\"qti-prompt\",\"Waar?\"],"
                        + "[\"img\",{\"src\":\"a.png\",\"alt\":\"b\"}]]]]"));
        ItemDraft draft = DraftTree.draft(item);
        assertThat(draft.type()).isEqualTo(DraftType.TEXT_ONLY);
        assertThat(draft.get("text/0")).isEqualTo("Wijs aan");
        ItemContent changed = DraftTree.content(draft.with("text/1", "Waar precies?"), "");
        assertThat(Markup.write(changed.root()))
                .isEqualTo(Markup.write(item.root()).replace("\"Waar?\"", "\"Waar precies?\""));
    }

    @Test
    void scriptsHandlersStylesAndOtherHostsDoNotComeIn() {
        String field = "[\"div\",[\"p\",{\"onclick\":\"x()\",\"style\":\"color:red\",\"class\":\"a\"},\"ja\","
                + "[\"script\",\"alert(1)\"],[\"a\",{\"href\":\"https://x.nl\"},\"hier\"],"
                + "[\"img\",{\"src\":\"https://x.nl/a.png\",\"alt\":\"foto\"}],[\"foreign\",\"woord\"]]]";
        assertThat(Rich.clean(field))
                .isEqualTo(
                        "[\"div\",[\"p\",{\"class\":\"a\"},\"ja\",[\"a\",\"hier\"],[\"img\",{\"alt\":\"foto\"}],\"woord\"]]");
    }

    @Test
    void aQuestionMarkIsNoOption() {
        ItemDraft draft = filled(DraftType.SINGLE_CHOICE, "all").with("option/D", Rich.ofText("?"));
        assertThat(DraftCheck.problems(draft)).containsExactly(new DraftCheck.Problem("option/D", "unknown-option"));
    }

    @ParameterizedTest
    @EnumSource(value = DraftType.class, mode = EnumSource.Mode.EXCLUDE, names = "TEXT_ONLY")
    void anItemTellsTheVersionOfItsCaseAndGoesOnTellingItWhenItIsReadBack(DraftType type) {
        String told = Rich.write(List.of(Element.of("p", new Text("Mevrouw De Wit, 60 jaar."))));
        ItemDraft alone = filled(type, Scoring.ALL);
        ItemDraft draft = alone.with(DraftTree.CASE, "CS-7K2M9QXA-1").with(DraftTree.TOLD, told);
        ItemContent item = DraftTree.content(draft, "KP-1");

        assertThat(CaseRef.of(item)).contains(new CaseRef("CS-7K2M9QXA", 1));
        assertThat(item.stimuli().get(0).body().text()).isEqualTo("Mevrouw De Wit, 60 jaar.");
        ItemDraft back = DraftTree.draft(item);
        assertThat(back.type()).isEqualTo(type);
        assertThat(DraftTree.content(back, "KP-1")).isEqualTo(item);

        String later = Rich.write(List.of(Element.of("p", new Text("Mevrouw De Wit, 61 jaar."))));
        ItemContent next =
                DraftTree.content(back.with(DraftTree.CASE, "CS-7K2M9QXA-2").with(DraftTree.TOLD, later), "KP-1");
        assertThat(next.stimuli()).hasSize(1);
        assertThat(next.stimuli().get(0).identifier()).isEqualTo("CS-7K2M9QXA-2");
        assertThat(next.stimuli().get(0).body().text()).isEqualTo("Mevrouw De Wit, 61 jaar.");
        assertThat(item.stimuli().get(0).body().text()).isEqualTo("Mevrouw De Wit, 60 jaar.");

        assertThat(DraftTree.content(back.with(DraftTree.CASE, "").with(DraftTree.TOLD, ""), "KP-1"))
                .isEqualTo(DraftTree.content(alone, "KP-1"));
    }

    @Test
    void aStimulusOfAnotherSystemStaysWhateverTheDraftSays() {
        Element foreign = Element.of(
                "qti-assessment-stimulus-ref",
                Map.of("identifier", "passage1", "href", "p1.xml"),
                List.of(Element.of("qti-stimulus-body", new Text("Een lap tekst."))));
        ItemContent plain = DraftTree.content(filled(DraftType.SINGLE_CHOICE, Scoring.ALL), "KP-1");
        List<Node> children = new ArrayList<>(plain.root().children());
        children.add(2, foreign);
        ItemContent item = ItemContent.of(plain.root().withChildren(children));

        ItemDraft draft = DraftTree.draft(item);
        assertThat(draft.get(DraftTree.CASE)).isEmpty();
        assertThat(DraftTree.content(draft, "KP-1").stimuli()).isEqualTo(item.stimuli());
        assertThat(DraftTree.content(draft.with(DraftTree.CASE, "CS-7K2M9QXA-1"), "KP-1")
                        .stimuli())
                .hasSize(2);
    }
}
