package nl.kennispeil.delivery.itembank;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemState;
import org.jspecify.annotations.Nullable;

/**
 * What the list of items is narrowed to and ordered by, as it stands in the URL. A value that is not known matches
 * nothing rather than everything.
 *
 * @param text words to look for, as the index of items takes them
 * @param state code of a state, or empty
 * @param mine true for own items only
 * @param test code of a kind of test the item is meant for; empty for any
 * @param before checked before this day, or never; null for any
 * @param cites part of the name of a reference; empty for any
 * @param citedBefore its edition is of before this day; null for any
 * @param unanswered true for items with comments that wait for somebody who wrote at them only
 */
public record ItemFilter(
        String text,
        String state,
        String category,
        String icpc,
        String type,
        boolean mine,
        String age,
        String aspect,
        String owner,
        String language,
        String test,
        @Nullable LocalDate before,
        String cites,
        @Nullable LocalDate citedBefore,
        boolean findings,
        boolean blocked,
        boolean unanswered,
        String sort) {

    static final List<String> SORTS = List.of("id", "state", "category", "checked", "review");
    private static final int LONGEST = 120;

    /** Reads the parameters of a URL. */
    public static ItemFilter of(UnaryOperator<@Nullable String> parameter) {
        return new ItemFilter(
                text(parameter, "zoek"),
                text(parameter, "staat"),
                text(parameter, "categorie"),
                text(parameter, "icpc"),
                text(parameter, "type"),
                yes(parameter, "mij"),
                text(parameter, "leeftijd"),
                text(parameter, "aspect"),
                text(parameter, "eigenaar"),
                text(parameter, "taal"),
                text(parameter, "toets"),
                date(parameter, "voor"),
                text(parameter, "bron"),
                date(parameter, "bronvoor"),
                yes(parameter, "bevinding"),
                yes(parameter, "geblokkeerd"),
                yes(parameter, "opmerkingen"),
                SORTS.contains(text(parameter, "volgorde")) ? text(parameter, "volgorde") : "id");
    }

    public static ItemFilter none() {
        return of(any -> null);
    }

    private static String text(UnaryOperator<@Nullable String> parameter, String name) {
        String value = parameter.apply(name);
        String stripped = value == null ? "" : value.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    private static boolean yes(UnaryOperator<@Nullable String> parameter, String name) {
        return "ja".equals(parameter.apply(name));
    }

    private static @Nullable LocalDate date(UnaryOperator<@Nullable String> parameter, String name) {
        try {
            return LocalDate.parse(text(parameter, name));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The parameters that say something, as a URL has them; empty when nothing is narrowed. */
    public String query() {
        return parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("zoek", text);
        parameters.put("staat", state);
        parameters.put("categorie", category);
        parameters.put("icpc", icpc);
        parameters.put("type", type);
        parameters.put("mij", mine ? "ja" : "");
        parameters.put("leeftijd", age);
        parameters.put("aspect", aspect);
        parameters.put("eigenaar", owner);
        parameters.put("taal", language);
        parameters.put("toets", test);
        parameters.put("voor", before == null ? "" : before.toString());
        parameters.put("bron", cites);
        parameters.put("bronvoor", citedBefore == null ? "" : citedBefore.toString());
        parameters.put("bevinding", findings ? "ja" : "");
        parameters.put("geblokkeerd", blocked ? "ja" : "");
        parameters.put("opmerkingen", unanswered ? "ja" : "");
        parameters.put("volgorde", sort.equals("id") ? "" : sort);
        parameters.values().removeIf(String::isEmpty);
        return parameters;
    }

    /** True when something beside text, state and category is asked. */
    public boolean closer() {
        Map<String, String> asked = parameters();
        List.of("zoek", "staat", "categorie", "mij").forEach(asked::remove);
        return !asked.isEmpty();
    }

    /** The rows that fit but for their text, in the order that is asked; equal ones by id. */
    List<Overview.Row> apply(List<Overview.Row> all, String login) {
        return all.stream().filter(each -> fits(each, login)).sorted(order()).toList();
    }

    private boolean fits(Overview.Row row, String login) {
        return is(state, code(row.card().state()))
                && is(category, row.category())
                && (icpc.isEmpty() || row.icpc().startsWith(icpc.toUpperCase(Locale.ROOT)))
                && is(type, row.type() == null ? "" : row.type().name().toLowerCase(Locale.ROOT))
                && (!mine || row.card().writtenBy(login))
                && is(
                        age,
                        row.classification() == null ? "" : row.classification().age())
                && is(
                        aspect,
                        row.classification() == null ? "" : row.classification().aspect())
                && is(owner, row.card().owner())
                && is(language, row.language())
                && (test.isEmpty() || row.tests().contains(test))
                && checkedBefore(row)
                && cited(row)
                && (!findings || row.findings() > 0)
                && (!blocked || row.card().blocked())
                && (!unanswered || row.unanswered() > 0);
    }

    private boolean checkedBefore(Overview.Row row) {
        LocalDate on = row.card().checkedOn();
        return before == null || on == null || on.isBefore(before);
    }

    private boolean cited(Overview.Row row) {
        if (cites.isEmpty() && citedBefore == null) {
            return true;
        }
        String part = cites.toLowerCase(Locale.ROOT);
        return row.card().references().stream()
                .filter(each -> each.name().toLowerCase(Locale.ROOT).contains(part))
                .anyMatch(each -> {
                    LocalDate date = each.date();
                    // an edition that nobody noted may be an old one
                    return citedBefore == null || date == null || date.isBefore(citedBefore);
                });
    }

    private static boolean is(String asked, String value) {
        return asked.isEmpty() || asked.equals(value);
    }

    static String code(ItemState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private Comparator<Overview.Row> order() {
        Comparator<Overview.Row> byId = Comparator.comparing(each -> each.id().value());
        return switch (sort) {
            case "state" ->
                Comparator.<Overview.Row, ItemState>comparing(
                                each -> each.card().state())
                        .thenComparing(byId);
            case "category" -> Comparator.comparing(Overview.Row::category).thenComparing(byId);
            case "checked" ->
                Comparator.<Overview.Row, LocalDate>comparing(
                                each -> orFirst(each.card().checkedOn()))
                        .thenComparing(byId);
            case "review" ->
                Comparator.<Overview.Row, LocalDate>comparing(
                                each -> orFirst(each.card().reviewBy()))
                        .thenComparing(byId);
            default -> byId;
        };
    }

    private static LocalDate orFirst(@Nullable LocalDate day) {
        return day == null ? LocalDate.MIN : day;
    }
}
