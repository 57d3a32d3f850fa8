package nl.kennispeil.delivery.testform;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.delivery.page.Page;

/** Columns of the bank and their values in the words of a page; what nobody knows keeps its own name. */
record ValueWords(Page page) {

    private static final List<String> CHAPTERS =
            List.of("A", "B", "D", "F", "H", "K", "L", "N", "P/Z", "R", "S", "T", "U", "W", "X", "Y", "HGT");

    /** Columns whose values say enough by themselves. */
    private static final List<String> PLAIN =
            List.of(Blueprint.CATEGORY, "age", "aspect", "character", "options", "type", "state");

    /** Values in the order in which people list them: chapters, numbers, then letters. */
    static final Comparator<String> ORDER = Comparator.<String>comparingInt(
                    each -> CHAPTERS.contains(each) ? CHAPTERS.indexOf(each) : CHAPTERS.size())
            .thenComparingInt(ValueWords::leading)
            .thenComparing(Comparator.naturalOrder());

    private static int leading(String value) {
        String digits = value.replaceAll("^([0-9]{1,6}).*$", "$1");
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    String column(String column) {
        return known("page.forms.column." + column, column);
    }

    /** A value within its column: {@code B Bloed en afweer}, {@code 0-4 jaar}. */
    String value(String column, String value) {
        return switch (column) {
            case Blueprint.CATEGORY ->
                known("theme." + value, "").isEmpty() ? value : value + " " + known("theme." + value, "");
            case "age" ->
                value.matches("[0-9].*")
                        ? page.t("forms.years", value.replace('-', '–'))
                        : known("page.forms.age." + value.replace(' ', '-'), value);
            case "options" -> page.t("forms.withOptions", value);
            case "aspect" -> known("page.forms.aspect." + value.replace(' ', '-'), value);
            case "character" -> known("page.editor.character." + value, value);
            case "language" -> known("page.forms.languageName." + value, value);
            case "type" -> known("page.items.type." + value.toLowerCase(Locale.ROOT), value);
            case "state" -> known("page.itemState." + value.toLowerCase(Locale.ROOT), value);
            default -> value;
        };
    }

    /** The same where nothing around it says which column it is. */
    String alone(String column, String value) {
        return PLAIN.contains(column) ? value(column, value) : column(column) + ": " + value(column, value);
    }

    String condition(Condition condition) {
        String value = condition.value();
        if (value != null) {
            return alone(condition.column(), value);
        }
        String words = column(condition.column());
        Double below = condition.below();
        Double above = condition.above();
        if (above != null) {
            words = page.t("forms.aboveOf", words, FormWords.plain(page, above));
        }
        return below == null ? words : page.t("forms.belowOf", words, FormWords.plain(page, below));
    }

    String count(Constraint.Count count) {
        return count.all().stream().map(this::condition).collect(Collectors.joining(" × "));
    }

    private String known(String key, String otherwise) {
        String words = page.messages().text(key);
        return words.startsWith("⟦") ? otherwise : words;
    }
}
