package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nl.kennispeil.bank.diff.BlockChange;
import nl.kennispeil.bank.diff.ItemDiff;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;

/** The versions of an item and what changed between two, in words of the page. */
final class VersionViews {

    private VersionViews() {}

    /** The newest first; {@code all} are the versions of one item, in order. */
    static List<ItemViews.Version> listed(List<ItemVersion> all, ItemUse use, Page page) {
        List<ItemUse.Use> uses =
                all.isEmpty() ? List.of() : use.of(all.get(0).ref().id());
        List<ItemViews.Version> listed = new ArrayList<>();
        ItemVersion before = null;
        for (ItemVersion each : all) {
            listed.add(
                    0,
                    new ItemViews.Version(
                            each.ref().version(),
                            each.content().title(),
                            each.classification().category()
                                    + Optional.ofNullable(each.classification().icpc())
                                            .map(code -> " · " + code)
                                            .orElse(""),
                            calibration(each, page),
                            before == null || !before.content().equals(each.content()),
                            use.exposure(uses.stream()
                                            .filter(one -> one.item().item().equals(each.ref()))
                                            .toList())
                                    .words(page)));
            before = each;
        }
        return listed;
    }

    private static String calibration(ItemVersion version, Page page) {
        ItemParameters parameters = version.calibration();
        if (parameters instanceof Dichotomous two) {
            Locale language = Locale.forLanguageTag(page.lang());
            return String.format(language, "a %.2f · b %.2f · c %.2f", two.a(), two.b(), two.c());
        }
        return parameters == null ? page.t("items.uncalibrated") : page.t("items.calibrated");
    }

    /** What is another in {@code after}, in words of the page. */
    static List<ItemViews.Difference> differences(ItemVersion before, ItemVersion after, Page page) {
        List<ItemViews.Difference> differences = new ArrayList<>();
        WhereWords where = new WhereWords(
                before.content().root(),
                after.content().root(),
                (code, letter) -> page.t("items.where." + code, letter));
        AttributeWords names = new AttributeWords(code -> page.t("items." + code));
        for (BlockChange each :
                ItemDiff.between(before.content(), after.content()).blocks()) {
            List<ItemViews.Piece> pieces = each.segments().stream()
                    .map(piece -> new ItemViews.Piece(piece.kind().name().toLowerCase(Locale.ROOT), piece.text()))
                    .toList();
            List<ItemViews.Attribute> attributes =
                    each.attributes().stream().map(names::of).toList();
            differences.add(new ItemViews.Difference(
                    page.t("items.aspect." + each.aspect().name().toLowerCase(Locale.ROOT)),
                    where.of(each.where()),
                    pieces,
                    attributes));
        }
        if (!before.rationale().equals(after.rationale())) {
            differences.add(new ItemViews.Difference(
                    page.t("items.rationale"),
                    "",
                    List.of(
                            new ItemViews.Piece("removed", explained(before, page)),
                            new ItemViews.Piece("added", explained(after, page))),
                    List.of()));
        }
        return differences;
    }

    private static String explained(ItemVersion version, Page page) {
        return version.rationale().given() ? version.rationale().text() : page.t("items.noRationale");
    }
}
