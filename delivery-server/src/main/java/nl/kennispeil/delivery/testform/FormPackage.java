package nl.kennispeil.delivery.testform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.pack.ExportPackage;
import nl.kennispeil.bank.exchange.pack.PackageTest;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.itemexchange.ExchangeForm;

/**
 * A form as a package of QTI: its items with keys and media, and a test that has them in order. What QTI has no word for
 * (what a wrong answer costs, "?", grace, release) goes along in {@value #RULES}, so nothing is lost in silence.
 */
public final class FormPackage {

    static final String RULES = PackageTest.RULES;

    private final ItemCards cards;
    private final MediaFiles media;
    private final Function<CaseRef, Optional<String>> titles;

    /** @param titles the title of a version of a case; empty for what is none */
    public FormPackage(ItemCards cards, MediaFiles media, Function<CaseRef, Optional<String>> titles) {
        this.cards = cards;
        this.titles = titles;
        this.media = media;
    }

    /**
     * Writes the package; it holds keys.
     *
     * @param items of the form in one language, as many as it has places and in their order
     */
    public void write(FormDesign design, String language, List<ItemVersion> items, Target target, OutputStream out)
            throws IOException {
        ObjectNode left = Replies.object();
        try (ExportPackage pack = new ExportPackage(out, target, this::bytes)) {
            List<PackageTest.Place> members = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                ItemVersion item = items.get(i);
                String id = item.ref().id().value();
                ExportPackage.Exported exported = pack.add(file(item));
                if (!exported.left().isEmpty()) {
                    ArrayNode of = left.putArray(id);
                    exported.left().forEach(of::add);
                }
                Place place = design.places().get(i);
                members.add(new PackageTest.Place(
                        id, exported.path(), item.classification().category(), place.scored(), place.together()));
            }
            pack.add(new PackageTest(
                    design.ref().id() + "-v" + design.ref().version(),
                    design.title(),
                    design.rules().time().toSeconds(),
                    design.rules().navigation() == Navigation.FORWARD_ONLY,
                    members));
            pack.add(RULES, rules(design, language, items, left).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String rules(FormDesign design, String language, List<ItemVersion> items, ObjectNode left) {
        FormRules rules = design.rules();
        ObjectNode node = Replies.object()
                .put("format", PackageTest.RULES_FORMAT)
                .put("form", design.ref().toString())
                .put("kind", design.kind())
                .put("title", design.title())
                .put("language", language)
                .put("blueprint", design.blueprint())
                .put("seconds", rules.time().toSeconds())
                .put("graceSeconds", rules.grace().toSeconds())
                .put("navigation", rules.navigation().name())
                .put("unknownOption", rules.unknownOption())
                .put("release", rules.release().name())
                .put("feedback", rules.feedback().name());
        ObjectNode penalties = node.putObject("wrongByOptions");
        new TreeMap<>(rules.penalties().wrongByOptions())
                .forEach((options, points) -> penalties.put(Integer.toString(options), points));
        ArrayNode places = node.putArray("items");
        for (int i = 0; i < items.size(); i++) {
            Place place = design.places().get(i);
            places.addObject()
                    .put("item", items.get(i).ref().toString())
                    .put("scored", place.scored())
                    .put("case", place.together());
        }
        node.set("notInQti", left);
        return node.toPrettyString() + "\n";
    }

    ItemFile file(ItemVersion item) {
        return ExchangeForm.outgoing(item, cards.find(item.ref().id()).orElse(null), this::name, titles);
    }

    /** Items that ship with the program name files otherwise than by content. */
    private String name(String file) {
        return media.byFile(file).map(Media::servedName).orElse(file);
    }

    private Optional<byte[]> bytes(String name) {
        Optional<Media> found = media.byFile(name);
        if (found.isEmpty() && name.length() > 64) {
            found = media.byHash(name.substring(0, 64));
        }
        return found.map(Media::bytes);
    }
}
