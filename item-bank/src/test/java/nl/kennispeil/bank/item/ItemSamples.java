package nl.kennispeil.bank.item;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** Small items for tests. */
public final class ItemSamples {

    private ItemSamples() {}

    /** An item with {@code options} options A, B, … of which {@code key} is right. */
    public static ItemVersion item(String id, String category, int options, String key) {
        return item(new ItemRef(new ItemId(id), 1), category, options, Set.of(key), List.of(), null);
    }

    /** An item of four options with A right. */
    public static ItemVersion item(String id) {
        return item(id, "K", 4, "A");
    }

    static ItemVersion item(
            ItemRef ref,
            String category,
            int options,
            Set<String> key,
            List<Exhibit> exhibits,
            @Nullable ItemParameters calibration) {
        return new ItemVersion(
                ref,
                "nl",
                true,
                List.of("LHK"),
                new Classification(category, null, null, "18-44", "diagnostiek", "regulier"),
                new ChoiceQuestion(
                                new Stem(List.of("Een casus met een trema: coëfficiënt."), "Wat is juist?", exhibits),
                                IntStream.range(0, options)
                                        .mapToObj(i ->
                                                new Option(String.valueOf((char) ('A' + i)), "antwoord " + (i + 1)))
                                        .toList(),
                                new Key(key))
                        .content(ref.id(), "nl"),
                new Rationale("Daarom.", "Leerboek", "Voorbeeld"),
                calibration);
    }

    /** Items that together use every kind of exhibit and every model. */
    static List<ItemVersion> ofEveryKind() {
        return List.of(
                item(
                        ItemRef.parse("T-1:1"),
                        "K",
                        4,
                        Set.of("A", "C"),
                        exhibits(),
                        new ItemParameters.ThreePl(1, 0.3, 0.25)),
                item(ItemRef.parse("T-1:2"), "P/Z", 3, Set.of("B"), List.of(), new ItemParameters.TwoPl(0.75, -1)),
                item(ItemRef.parse("T-2:1"), "HGT", 2, Set.of("B"), List.of(), new ItemParameters.Rasch(1.1)),
                item(ItemRef.parse("T-10:1"), "HGT", 26, Set.of("Z"), List.of(), null));
    }

    private static List<Exhibit> exhibits() {
        return List.of(
                new ImageExhibit("strook.svg", "Een ritmestrook."),
                new VideoExhibit("film.webm", "film.nl.vtt", "film.en.vtt", "Een naald in een plooi."),
                new TableExhibit(
                        "Uitslagen", List.of("Bepaling", "Waarde"), List.of(List.of("Hb", "8,5"), List.of("CRP", ""))));
    }
}
