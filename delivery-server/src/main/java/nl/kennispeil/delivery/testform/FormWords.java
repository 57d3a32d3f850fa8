package nl.kennispeil.delivery.testform;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.blueprint.Obstacle;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.form.Done;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/** Numbers and reasons of forms in the words of a page. */
record FormWords(Page page) {

    /** Demands about no single dimension. */
    static final String WHOLE = "whole";

    /** All digits of a number, with the decimal sign of the page. */
    static String plain(Page page, double value) {
        return Double.isFinite(value) ? page.number(BigDecimal.valueOf(value)) : "";
    }

    private ValueWords values() {
        return new ValueWords(page);
    }

    String number(double value) {
        Locale locale = page.messages().language().locale();
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(locale, "%d", (long) value)
                : String.format(locale, "%.2f", value);
    }

    String p(Candidate item) {
        Double p = item.numbers().get("p");
        return p == null ? "–" : number(p);
    }

    /** Category, age, aspect, character and number of options. */
    String facts(Candidate item) {
        return List.of("category", "age", "aspect", "character", "options").stream()
                .flatMap(column -> item.labels().getOrDefault(column, Set.of()).stream()
                        .sorted()
                        .map(each -> values().value(column, each)))
                .collect(Collectors.joining(" · "));
    }

    /** From to, with words for an open end. */
    String range(double min, double max) {
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return "–";
        }
        if (min == max) {
            return number(min);
        }
        if (Double.isInfinite(max)) {
            return "≥ " + number(min);
        }
        return Double.isInfinite(min) ? "≤ " + number(max) : number(min) + "–" + number(max);
    }

    Screens.CoverageRow row(Coverage.Row row) {
        String about = row.constraint() == null ? page.t("forms.length") : inGroup(row.constraint(), row.about());
        double want = Double.isInfinite(row.min()) || row.min() == 0 ? row.max() : row.min();
        double share = want > 0 && !Double.isInfinite(want) ? Math.min(1.5, Math.max(0, row.got() / want)) : 0;
        return new Screens.CoverageRow(
                group(row.constraint()),
                about,
                range(row.min(), row.max()),
                Double.isNaN(row.got()) ? "–" : number(row.got()),
                row.standing().name().toLowerCase(Locale.ROOT),
                Double.isNaN(share) ? 0 : share);
    }

    /** The demands by dimension, in the order in which each first comes. */
    List<Screens.CoverageGroup> groups(List<Screens.CoverageRow> rows) {
        Map<String, List<Screens.CoverageRow>> groups = new LinkedHashMap<>();
        rows.forEach(each ->
                groups.computeIfAbsent(each.group(), any -> new ArrayList<>()).add(each));
        return groups.entrySet().stream()
                .map(each -> new Screens.CoverageGroup(
                        each.getKey(),
                        each.getKey().equals(WHOLE) ? page.t("forms.whole") : column(each.getKey()),
                        each.getValue(),
                        (int) each.getValue().stream()
                                .filter(row -> !row.standing().equals("met"))
                                .count()))
                .toList();
    }

    /** The column that a demand counts values of; the whole form for any other. */
    static String group(@Nullable Constraint constraint) {
        return constraint instanceof Constraint.Count count && value(count) != null
                ? count.all().get(0).column()
                : WHOLE;
    }

    private static @Nullable String value(Constraint.Count count) {
        return count.all().size() == 1 ? count.all().get(0).value() : null;
    }

    /** Within its dimension the value says enough. */
    private String inGroup(Constraint constraint, String about) {
        String value = constraint instanceof Constraint.Count asked ? value(asked) : null;
        return value == null || !(constraint instanceof Constraint.Count count)
                ? about(constraint, about)
                : values().value(count.all().get(0).column(), value);
    }

    String about(Constraint constraint, String about) {
        if (constraint instanceof Constraint.Sum sum) {
            return page.t("forms.about.sum", column(sum.column()));
        }
        if (constraint instanceof Constraint.Mean mean) {
            return page.t("forms.about.mean", column(mean.column()));
        }
        if (constraint instanceof Constraint.Information information) {
            return page.t("forms.about.information", number(information.theta()));
        }
        if (constraint instanceof Constraint.Between) {
            return page.t("forms.about.between");
        }
        if (constraint instanceof Constraint.Sets sets) {
            return page.t("forms.about.sets", column(sets.column()));
        }
        if (constraint instanceof Constraint.Overlap) {
            return page.t("forms.about.overlap", about.replace("∩ ", ""));
        }
        if (constraint instanceof Constraint.Exposure exposure) {
            return page.t(
                    "forms.about.exposure",
                    exposure.forms(),
                    exposure.candidates() == Integer.MAX_VALUE ? "–" : Integer.toString(exposure.candidates()));
        }
        if (constraint instanceof Constraint.Count count) {
            return values().count(count);
        }
        return page.t("forms.about.actual");
    }

    String column(String column) {
        return values().column(column);
    }

    String value(String column, String value) {
        return values().value(column, value);
    }

    String andMore(int others) {
        return page.t("forms.andMore", others);
    }

    String obstacle(Obstacle obstacle) {
        return page.t("forms.obstacle." + code(obstacle));
    }

    String fallen(Map<Obstacle, Integer> fallen) {
        return fallen.entrySet().stream()
                .map(each -> page.t("forms.fallen", obstacle(each.getKey()), each.getValue()))
                .collect(Collectors.joining(", "));
    }

    String finding(Finding finding) {
        String detail = switch (finding.problem()) {
            case NOT_APPROVED -> page.t("itemState." + finding.detail().toLowerCase(Locale.ROOT));
            case NOT_SCORABLE ->
                page.t("forms.cannot."
                        + finding.detail().toLowerCase(Locale.ROOT).replace('_', '-'));
            case NO_TRANSLATION -> values().value("language", finding.detail());
            default -> finding.detail();
        };
        if (finding.problem() == Finding.Problem.NOT_SHOWN && detail.equals(Flaws.NO_BODY)) {
            return page.t("forms.finding.no-body");
        }
        return page.t("forms.finding." + code(finding.problem()), detail);
    }

    /** A reason in words, with the demand of its blueprint that it is about. */
    String shortfall(Shortfall each, Blueprint blueprint) {
        return page.t(
                "forms.shortfall." + code(each.kind()),
                about(each, blueprint),
                number(each.wanted()),
                number(each.there()),
                number(Math.abs(each.wanted() - each.there())));
    }

    private String about(Shortfall each, Blueprint blueprint) {
        if (each.about().equals("n")) {
            return page.t("forms.length");
        }
        if (each.about().startsWith("∩ ")) {
            return page.t("forms.about.overlap", each.about().substring(2));
        }
        return blueprint.constraints().stream()
                .filter(demand -> demand.about().equals(each.about()))
                .findFirst()
                .map(demand -> about(demand, each.about()))
                .orElseGet(() -> column(each.about()));
    }

    List<String> shortfalls(Collection<Shortfall> reasons, Blueprint blueprint) {
        return reasons.stream().map(each -> shortfall(each, blueprint)).toList();
    }

    String done(Done done) {
        ItemRef other = done.edit().other();
        return page.t(
                "forms.did." + done.edit().kind().name().toLowerCase(Locale.ROOT),
                done.edit().item().id(),
                done.edit().at() + 1,
                other == null ? "" : other.id());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
