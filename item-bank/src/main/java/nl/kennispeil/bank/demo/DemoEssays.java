package nl.kennispeil.bank.demo;

import java.time.Duration;
import java.util.List;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** Open questions with answers of made-up people, to see what marking is like; synthetic, not for real use. */
public final class DemoEssays {

    private static final String FILE = "/demo/essays.xml";

    private DemoEssays() {}

    /**
     * One question.
     *
     * @param answers what people wrote, from good to poor in no order; at least one
     */
    public record Asked(ItemVersion item, List<String> answers) {}

    public static List<Asked> all() {
        return DemoFile.read(FILE).elements("vorm").stream()
                .map(each -> new Asked(
                        DemoTypes.item(each),
                        each.elements("antwoord").stream().map(Element::text).toList()))
                .toList();
    }

    /** All of them, half an hour; results after people marked and released them. */
    public static TestForm form(List<ItemVersion> items) {
        return FormAssembly.form(
                new FormRef("OPEN-1", 1),
                "OEFEN",
                "Open vragen",
                items,
                new FormRules(
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(10),
                        Navigation.FREE,
                        false,
                        PenaltyTable.asPublished(),
                        Release.BY_BUREAU,
                        Feedback.ANSWERS_AND_RATIONALE));
    }
}
