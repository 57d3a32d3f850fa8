package nl.kennispeil.bank.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** A practice form with an item of every kind, to see how each looks and is answered; synthetic, not for real use. */
public final class DemoTypes {

    private static final String FILE = "/demo/types.xml";

    private DemoTypes() {}

    public static List<ItemVersion> items() {
        List<ItemVersion> items = new ArrayList<>();
        for (Element each : DemoFile.read(FILE).elements("vorm")) {
            items.add(item(each));
        }
        return items;
    }

    /** The item that an element of a file of the demo holds. */
    static ItemVersion item(Element each) {
        ItemContent content = ItemContent.of(each.first(ItemContent.ROOT).orElseThrow());
        ItemId id = new ItemId(content.root().attribute("identifier", ""));
        return new ItemVersion(
                new ItemRef(id, 1),
                "nl",
                true,
                List.of("OEFEN"),
                new Classification(each.attribute("categorie", "A"), null, null, "18-44", "diagnostiek", "regulier"),
                content,
                new Rationale(each.attribute("uitleg", ""), "Synthetisch", "geschreven voor demonstratie"),
                null);
    }

    /** All of {@link #items()}, an hour, result at once. */
    public static TestForm form(List<ItemVersion> items) {
        return FormAssembly.form(
                new FormRef("VORMEN-1", 1),
                "OEFEN",
                "Alle vraagvormen",
                items,
                new FormRules(
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(10),
                        Navigation.FREE,
                        true,
                        PenaltyTable.asPublished(),
                        Release.AT_ONCE,
                        Feedback.ANSWERS_AND_RATIONALE));
    }
}
