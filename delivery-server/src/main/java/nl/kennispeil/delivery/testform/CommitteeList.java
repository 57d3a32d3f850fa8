package nl.kennispeil.delivery.testform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.scan.print.Report;

/** The questions of a form with their keys on paper, for the committee. */
record CommitteeList(Page page, Map<ItemRef, ItemVersion> items) {

    /** @param name of who prints it: it stands on every page */
    Report of(FormDesign design, String name, Instant now) {
        List<Report.Block> blocks = new ArrayList<>();
        blocks.add(new Report.Paragraph(page.t("forms.printLead", name, page.date(now))));
        int number = 0;
        for (Place place : design.places()) {
            number++;
            ItemVersion item = items.get(place.item());
            blocks.add(new Report.Heading(
                    number + ". " + place.item() + (place.scored() ? "" : " · " + page.t("forms.pilot")), 2));
            if (item == null) {
                blocks.add(new Report.Paragraph(page.t("forms.finding.not-stored", "")));
                continue;
            }
            item.lead().forEach(line -> blocks.add(new Report.Paragraph(line)));
            blocks.add(new Report.Paragraph(item.question()));
            List<List<String>> rows = new ArrayList<>();
            for (Option option : item.options()) {
                rows.add(List.of(
                        option.id(),
                        option.text(),
                        item.keyLetters().contains(option.id()) ? page.t("forms.key") : ""));
            }
            if (!rows.isEmpty()) {
                blocks.add(new Report.Table(
                        List.of(page.t("forms.letter"), page.t("forms.option"), page.t("forms.key")), rows));
            }
            blocks.add(new Report.Paragraph(page.t(
                    "forms.printKey",
                    String.join(", ", new TreeSet<>(item.keyLetters())),
                    item.rationale().text())));
        }
        return new Report(
                design.title() + " · " + design.ref(),
                page.lang().equals("nl") ? "nl-NL" : "en-GB",
                blocks,
                page.t("forms.printFoot", name, page.date(now)));
    }
}
