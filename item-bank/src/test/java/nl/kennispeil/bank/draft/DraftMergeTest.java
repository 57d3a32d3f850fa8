package nl.kennispeil.bank.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.junit.jupiter.api.Test;

class DraftMergeTest {

    private static final Pattern NEW = Pattern.compile("nieuw\\d+");

    private static String paragraphs(String... texts) {
        List<Node> nodes = new ArrayList<>();
        for (String each : texts) {
            nodes.add(Element.of("p", new Text(each)));
        }
        return Rich.write(nodes);
    }

    private static ItemDraft draft(String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return ItemDraft.of(fields);
    }

    @Test
    void changesOfDifferentFieldsGoTogether() {
        ItemDraft base = draft("title", "a", "rationale", "b");
        ItemDraft merged = DraftMerge.merge(base, base.with("title", "a2"), base.with("rationale", "b2"));
        assertThat(merged).isEqualTo(draft("title", "a2", "rationale", "b2"));
    }

    @Test
    void changesOfDifferentParagraphsGoTogether() {
        ItemDraft base = draft("body", paragraphs("een", "twee", "drie"));
        ItemDraft merged = DraftMerge.merge(
                base,
                draft("body", paragraphs("een!", "twee", "drie")),
                draft("body", paragraphs("een", "twee", "drie!", "vier")));
        assertThat(merged).isEqualTo(draft("body", paragraphs("een!", "twee", "drie!", "vier")));
    }

    @Test
    void changesOfDifferentWordsOfOneParagraphGoTogether() {
        ItemDraft base = draft("body", paragraphs("een vrouw van zestig jaar met hoest"));
        ItemDraft merged = DraftMerge.merge(
                base,
                draft("body", paragraphs("een man van zestig jaar met hoest")),
                draft("body", paragraphs("een vrouw van zestig jaar met koorts en hoest")));
        assertThat(merged).isEqualTo(draft("body", paragraphs("een man van zestig jaar met koorts en hoest")));
    }

    @Test
    void ofTheSameWordsBothAreKeptAndSomebodyChooses() {
        ItemDraft base = draft("prompt", Rich.ofText("Wat doet u nu?"));
        ItemDraft merged = DraftMerge.merge(
                base,
                draft("prompt", Rich.ofText("Wat raadt u aan?")),
                draft("prompt", Rich.ofText("Wat vraagt u nu?")));
        assertThat(merged.get("prompt")).isEqualTo(Rich.ofText("Wat vraagt u nu?"));
        assertThat(DraftMerge.besides(merged)).singleElement().satisfies(each -> {
            assertThat(each.field()).isEqualTo("prompt");
            assertThat(each.text()).isEqualTo(Rich.ofText("Wat raadt u aan?"));
        });
        assertThat(DraftCheck.problems(merged)).contains(new DraftCheck.Problem("body", "conflict"));
    }

    @Test
    void optionsThatEitherAddedAreBothThere() {
        ItemDraft base = draft("options", "A B");
        assertThat(DraftMerge.merge(base, draft("options", "A c1 B"), draft("options", "A B c2"))
                        .get("options"))
                .isEqualTo("A c1 B c2");
    }

    @Test
    void anOptionThatOneTookAwayWhileTheOtherWroteInItComesBack() {
        ItemDraft base = draft("options", "A B", "option/B", Rich.ofText("oud"));
        ItemDraft merged = DraftMerge.merge(
                base, draft("options", "A"), draft("options", "A B", "option/B", Rich.ofText("nieuw")));
        assertThat(merged.list("options")).containsExactly("A", "B");
        assertThat(merged.get("option/B")).isEqualTo(Rich.ofText("nieuw"));
    }

    /** Two people edit at random for many rounds; every word either wrote is in the draft or beside it. */
    @Test
    void noWordOfEitherIsEverLost() {
        Random random = new Random(27);
        for (int round = 0; round < 2_000; round++) {
            int[] number = {0};
            ItemDraft base = start(random);
            ItemDraft mine = edited(base, random, number);
            ItemDraft theirs = edited(base, random, number);
            ItemDraft merged = DraftMerge.merge(base, mine, theirs);
            Set<String> written = words(mine);
            written.addAll(words(theirs));
            assertThat(words(merged)).as("round %d", round).containsAll(written);
        }
    }

    @Test
    void aSideThatChangedNothingGetsWhatTheOtherMade() {
        Random random = new Random(28);
        for (int round = 0; round < 200; round++) {
            ItemDraft base = start(random);
            ItemDraft other = edited(base, random, new int[1]);
            assertThat(DraftMerge.merge(base, base, other)).isEqualTo(other);
            assertThat(DraftMerge.merge(base, other, base)).isEqualTo(other);
            assertThat(DraftMerge.merge(base, other, other)).isEqualTo(other);
        }
    }

    private static ItemDraft start(Random random) {
        Map<String, String> fields = new LinkedHashMap<>();
        String[] texts = new String[1 + random.nextInt(4)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "woord" + i + " staat hier in alinea " + i;
        }
        fields.put("body", paragraphs(texts));
        fields.put("prompt", Rich.ofText("Wat is hier het beste beleid?"));
        fields.put("title", "titel");
        fields.put("options", "A B C");
        for (String id : List.of("A", "B", "C")) {
            fields.put("option/" + id, Rich.ofText("optie " + id + " met tekst"));
        }
        return ItemDraft.of(fields);
    }

    private static ItemDraft edited(ItemDraft from, Random random, int[] number) {
        ItemDraft draft = from;
        int edits = 1 + random.nextInt(4);
        for (int i = 0; i < edits; i++) {
            String word = "nieuw" + number[0]++;
            draft = switch (random.nextInt(7)) {
                case 0 -> draft.with("title", word);
                case 1 -> draft.with("prompt", inserted(draft.get("prompt"), word, random));
                case 2 -> draft.with("body", insertedBlock(draft.get("body"), word, random));
                case 3 -> draft.with("body", withoutBlock(draft.get("body"), random));
                case 4 ->
                    draft.with("options", draft.get("options") + " " + word).with("option/" + word, Rich.ofText(word));
                case 5 -> {
                    List<String> ids = new ArrayList<>(draft.list("options"));
                    String id = ids.remove(random.nextInt(ids.size()));
                    yield ids.isEmpty() || id.startsWith("nieuw")
                            ? draft
                            : draft.with("options", String.join(" ", ids)).with("option/" + id, "");
                }
                default -> {
                    String id = draft.list("options").get(0);
                    yield draft.with("option/" + id, inserted(draft.get("option/" + id), word, random));
                }
            };
        }
        return draft;
    }

    private static String inserted(String field, String word, Random random) {
        String text = Rich.read(field).text();
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        words.add(random.nextInt(words.size() + 1), word);
        if (random.nextBoolean()) {
            words.removeIf(each -> !each.startsWith("nieuw") && random.nextInt(4) == 0);
        }
        return Rich.ofText(String.join(" ", words));
    }

    private static String insertedBlock(String field, String word, Random random) {
        List<Node> nodes = new ArrayList<>(Rich.nodes(field));
        if (nodes.isEmpty() || random.nextBoolean()) {
            nodes.add(random.nextInt(nodes.size() + 1), Element.of("p", new Text(word)));
        } else {
            int at = random.nextInt(nodes.size());
            nodes.set(at, Element.of("p", new Text(((Element) nodes.get(at)).text() + " " + word)));
        }
        return Rich.write(nodes);
    }

    private static String withoutBlock(String field, Random random) {
        List<Node> nodes = new ArrayList<>(Rich.nodes(field));
        nodes.removeIf(each -> !NEW.matcher(((Element) each).text()).find() && random.nextInt(3) == 0);
        return Rich.write(nodes);
    }

    private static Set<String> words(ItemDraft draft) {
        Set<String> words = new HashSet<>();
        // the texts of options that are in no list do not show
        Set<String> shown = new HashSet<>(draft.list("options"));
        draft.fields().forEach((name, value) -> {
            boolean hidden = name.startsWith("option/") && !shown.contains(name.substring("option/".length()));
            Matcher found = NEW.matcher(value);
            while (!hidden && found.find()) {
                words.add(found.group());
            }
        });
        return words;
    }
}
