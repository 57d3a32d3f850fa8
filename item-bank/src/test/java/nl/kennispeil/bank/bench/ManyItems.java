package nl.kennispeil.bank.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.prose.ItemProse;
import nl.kennispeil.bank.prose.Prose;
import nl.kennispeil.bank.prose.Written;
import nl.kennispeil.bank.search.Searchable;

/** Items made of syllables that read like Dutch medicine: as many different words as a real bank, always the same. */
public final class ManyItems {

    private static final String[] STARTS = {
        "otitis", "cardio", "gastro", "hyper", "hypo", "derma", "neuro", "pneumo", "nefro", "artro", "hemo", "osteo",
        "hepato", "broncho", "cysto", "myo", "angio", "endo", "peri", "poly"
    };
    private static final String[] MIDDLES = {"", "media", "logi", "pathi", "scopi", "genes", "troof", "plasti", "metri"
    };
    private static final String[] ENDS = {"", "sche", "tie", "itis", "ose", "emie", "urie", "gram", "heid", "ing", "en"
    };
    private static final String[] COMMON =
            ("de het een van in op met zonder voor bij naar en of die dat is heeft geen sinds dagen weken patiënt"
                            + " klachten pijn koorts onderzoek behandeling arts huisarts advies controle verwijzing bloed")
                    .split(" ");

    private final SplittableRandom random;

    public ManyItems(long seed) {
        random = new SplittableRandom(seed);
    }

    public ItemContent item() {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            options.add(words(3 + random.nextInt(5)));
        }
        return Written.choice(
                "nl",
                String.valueOf((char) ('A' + random.nextInt(4))),
                sentence() + " " + sentence() + " " + sentence(),
                "Wat is bij " + word() + " het meest aangewezen beleid?",
                options.toArray(new String[0]));
    }

    public Searchable searchable(String id, ItemContent item) {
        StringBuilder text = new StringBuilder();
        ItemProse prose = ItemProse.of(item);
        prose.stem().forEach(each -> text.append(each.plain()).append('\n'));
        prose.choices()
                .forEach(choices -> choices.options()
                        .forEach(each -> text.append(each.prose().plain()).append('\n')));
        return new Searchable(
                id,
                words(4),
                text.toString(),
                "nl",
                Map.of(
                        "icpc", Set.of("ABDFHKLNPRSTUWXYZ".charAt(random.nextInt(17)) + "" + (10 + random.nextInt(60))),
                        "state", Set.of(List.of("draft", "approved", "retired").get(random.nextInt(3))),
                        "theme", Set.of("thema-" + random.nextInt(20))),
                Map.of("review-by", LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500))),
                Map.of("p", random.nextDouble()),
                List.of("NHG-Standaard " + word()));
    }

    /** The same item with a few words and numbers changed and its options turned. */
    public ItemContent copy(ItemContent item) {
        ItemProse prose = ItemProse.of(item);
        String stem = prose.stem().get(0).plain();
        List<Prose.Word> words = prose.stem().get(0).words();
        Prose.Word changed = words.get(random.nextInt(words.size()));
        String other =
                stem.replace(" " + changed.text() + " ", " " + word() + " ").replaceAll("[0-9]+", "77");
        List<String> options = new ArrayList<>(prose.choices().get(0).options().stream()
                .map(each -> each.prose().plain())
                .toList());
        options.add(options.remove(0));
        return Written.choice("nl", "A", other, prose.stem().get(1).plain(), options.toArray(new String[0]));
    }

    public String word() {
        return STARTS[random.nextInt(STARTS.length)]
                + MIDDLES[random.nextInt(MIDDLES.length)]
                + ENDS[random.nextInt(ENDS.length)];
    }

    private String sentence() {
        return "Een patiënt van " + (18 + random.nextInt(70)) + " jaar " + words(9 + random.nextInt(8)) + ".";
    }

    private String words(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(random.nextInt(3) == 0 ? word() : COMMON[random.nextInt(COMMON.length)]);
        }
        return String.join(" ", words);
    }
}
