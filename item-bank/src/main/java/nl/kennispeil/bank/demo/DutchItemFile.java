package nl.kennispeil.bank.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ChoiceQuestion;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Key;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.bank.item.Stem;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;

/**
 * Reads the Dutch JSON format in which the demo items are written: {@code items[]} with {@code id}, {@code versie},
 * {@code blauwdruk}, {@code stam}, {@code vraag}, {@code opties}, {@code sleutel}, {@code toelichting}. One bad item
 * never stops its neighbours.
 */
public final class DutchItemFile {

    private DutchItemFile() {}

    /**
     * What a file held.
     *
     * @param items the items that could be read, in the order of the file
     * @param refusals one per item that could not, or one for the whole file
     */
    public record Reading(List<ItemVersion> items, List<Refusal> refusals) {
        public Reading {
            items = List.copyOf(items);
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * Reads a file; problems are refusals in the result, never exceptions.
     *
     * @param file its name, for messages
     * @param json its content
     */
    public static Reading read(String file, byte[] json) {
        List<ItemVersion> items = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        Set<ItemRef> seen = new HashSet<>();
        for (JsonNode node : elements(file, json, refusals)) {
            String id = node.path("id").asText("item " + (items.size() + refusals.size() + 1) + " without id");
            String where = file + ", " + id;
            try {
                ItemVersion item = item(new JsonPart(node, where));
                if (seen.add(item.ref())) {
                    items.add(item);
                } else {
                    refusals.add(new Refusal(where, item.ref() + " a second time", "each item version once"));
                }
            } catch (JsonPart.Misfit misfit) {
                refusals.add(misfit.refusal());
            } catch (IllegalArgumentException outOfRange) {
                refusals.add(new Refusal(where, String.valueOf(outOfRange.getMessage()), "an item within its ranges"));
            }
        }
        return new Reading(items, refusals);
    }

    private static Iterable<JsonNode> elements(String file, byte[] json, List<Refusal> refusals) {
        JsonNode items;
        try {
            items = new ObjectMapper()
                    .readTree(new String(json, StandardCharsets.UTF_8))
                    .path("items");
        } catch (JsonProcessingException broken) {
            refusals.add(new Refusal(file, broken.getOriginalMessage(), "JSON"));
            return List.of();
        }
        if (!items.isArray()) {
            refusals.add(new Refusal(file + ", items", "no list", "a list of items"));
            return List.of();
        }
        return items;
    }

    private static ItemVersion item(JsonPart item) {
        ItemRef ref = new ItemRef(new ItemId(item.text("id")), item.whole("versie"));
        ChoiceQuestion question = new ChoiceQuestion(
                new Stem(List.of(item.text("stam")), item.text("vraag"), List.of()),
                item.list("opties", option -> new Option(option.text("id"), option.text("tekst"))),
                Key.of(item.text("sleutel")));
        return new ItemVersion(
                ref,
                item.text("taal"),
                false,
                item.list("toetsen", JsonPart::asText),
                classification(item.part("blauwdruk")),
                question.content(ref.id(), item.text("taal")),
                rationale(item),
                parameters(item.part("demoStatistiek")));
    }

    private static Classification classification(JsonPart place) {
        return new Classification(
                place.text("categorie"),
                place.optionalText("icpc"),
                place.optionalText("icpcTitel"),
                place.text("leeftijd"),
                place.text("aspect"),
                place.text("kenmerk"));
    }

    private static Rationale rationale(JsonPart item) {
        JsonPart source = item.part("bron");
        return new Rationale(item.text("toelichting"), source.text("soort"), source.text("naam"));
    }

    private static ItemParameters parameters(JsonPart statistics) {
        if (!statistics.text("irtModel").equals("3PL")) {
            throw new JsonPart(statistics.node().path("irtModel"), statistics.where() + ", irtModel").misfit("3PL");
        }
        return new ThreePl(statistics.number("a"), statistics.number("b"), statistics.number("c"));
    }
}
