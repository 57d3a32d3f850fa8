package nl.kennispeil.delivery.itemexchange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itemexchange.TestForming.Spot;
import nl.kennispeil.delivery.itemexchange.TestForming.Standing;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/** The tests of an import as a page shows them. */
final class TestReport {

    private static final String FORMS = ItemPaths.HOME + "/toetsen/vorm/";

    private static final int LONGEST_FILE = 140;

    private final Imports imports;
    private final TestForming forming;

    TestReport(Imports imports, TestForming forming) {
        this.imports = imports;
        this.forming = forming;
    }

    /** What somebody asked for, and what is wrong with it by name of the field. */
    record Typed(int test, Map<String, String> fields, Map<String, String> problems) {

        static final Typed NOTHING = new Typed(0, Map.of(), Map.of());
    }

    /** @param mayMake true for who may assemble forms */
    List<ExchangeViews.Test> tests(Imported one, Page page, boolean mayMake, Typed typed) {
        return imports.tests(one).stream()
                .map(each -> test(one, each, page, mayMake, each.number() == typed.test() ? typed : Typed.NOTHING))
                .toList();
    }

    private ExchangeViews.Test test(Imported one, ArrivedTest test, Page page, boolean mayMake, Typed typed) {
        List<Spot> spots = forming.spots(one, test);
        List<String> lacking = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            Spot each = spots.get(i);
            if (each.standing() == Standing.TWICE || each.standing() == Standing.DRAFTED) {
                remarks.add(page.t("exchange.spot." + each.standing(), i + 1, each.title()));
            } else if (each.lacks()) {
                lacking.add(page.t("exchange.spot." + each.standing(), i + 1, each.title()));
            }
        }
        List<FormRef> known = forming.known(one, test);
        int here = (int) spots.stream().filter(each -> each.ref() != null).count();
        return new ExchangeViews.Test(
                test.number(),
                title(test),
                shortened(test.file(), LONGEST_FILE),
                spots.size(),
                (int) spots.stream().filter(each -> !each.place().scored()).count(),
                here,
                (int) spots.stream()
                        .filter(each -> each.standing() == Standing.TAKEN || each.standing() == Standing.DRAFTED)
                        .count(),
                lacking,
                TestForming.without(spots),
                test.left().stream().map(each -> left(each, page)).toList(),
                remarks,
                rules(test, page),
                imports.forms(one, test.number()).stream()
                        .map(each -> new ExchangeViews.Known(each, address(each)))
                        .toList(),
                known.stream()
                        .map(each -> new ExchangeViews.Known(each.toString(), address(each.toString())))
                        .toList(),
                mayMake && here > 0 ? asked(one, test, known, typed) : null);
    }

    private ExchangeViews.Asked asked(Imported one, ArrivedTest test, List<FormRef> known, Typed typed) {
        ArrivedRules own = test.own();
        return new ExchangeViews.Asked(
                ExchangePaths.of(one.id()) + "/toets/" + test.number(),
                Optional.ofNullable(typed.fields().get("id")).orElseGet(() -> forming.free(test)),
                Optional.ofNullable(typed.fields().get("title")).orElseGet(() -> title(test)),
                Optional.ofNullable(typed.fields().get("kind")).orElse(own == null ? "" : own.kind()),
                TestKinds.all().stream().map(TestKind::code).toList(),
                known.stream()
                        .flatMap(each -> forming.next(each.id()).stream())
                        .map(FormRef::toString)
                        .toList(),
                Optional.ofNullable(typed.fields().get("als")).orElse(""),
                typed.problems());
    }

    /** The desk of a form. */
    static String address(String form) {
        return FORMS + form;
    }

    /** What a form of it is called to begin with. */
    static String title(ArrivedTest test) {
        String title = test.title().isEmpty() ? test.identifier() : test.title();
        String some = title.isBlank() ? test.file() : title;
        return shortened(some, FormDesign.LONGEST_TITLE);
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    private static String left(String code, Page page) {
        String[] parts = code.split(":", 2);
        return page.t("exchange.left." + parts[0], parts.length == 2 ? parts[1] : "");
    }

    private static String rules(ArrivedTest test, Page page) {
        ArrivedRules own = test.own();
        if (own != null) {
            return page.t("exchange.rulesOwn", minutes(own.rules().time()));
        }
        @Nullable Boolean forward = test.forwardOnly();
        String way = forward == null ? "" : " " + page.t(forward ? "exchange.rulesForward" : "exchange.rulesFree");
        return (test.seconds() == 0
                        ? page.t("exchange.rulesNoTime")
                        : page.t("exchange.rulesTime", minutes(Duration.ofSeconds(test.seconds()))))
                + way
                + " "
                + page.t("exchange.rulesKind");
    }

    private static long minutes(Duration time) {
        return (time.toSeconds() + 59) / 60;
    }
}
