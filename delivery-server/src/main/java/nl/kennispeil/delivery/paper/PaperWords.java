package nl.kennispeil.delivery.paper;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.text.Messages;

/** What we say around items, in the language of the paper. */
record PaperWords(Messages messages) {

    String t(String key, Object... arguments) {
        return messages.text("page." + key, arguments);
    }

    /** All its digits and no more, with the decimal sign of the language. */
    String number(BigDecimal value) {
        return decimal(value.stripTrailingZeros().toPlainString());
    }

    /** A number as an item writes it, with the decimal sign of the language. */
    String decimal(String written) {
        return written.replace(
                '.',
                DecimalFormatSymbols.getInstance(messages.language().locale()).getDecimalSeparator());
    }

    String language() {
        return messages.language().code().equals("nl") ? "nl-NL" : "en-GB";
    }

    /** Such as "14, 18 en 19". */
    String numbers(List<Integer> numbers) {
        String all = numbers.stream()
                .limit(numbers.size() > 1 ? numbers.size() - 1 : 1)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return numbers.size() < 2 ? all : t("forms.paper.and", all, numbers.get(numbers.size() - 1));
    }

    String fault(Fault fault) {
        return t("forms.paper.cannot." + fault.reason().code(), fault.detail());
    }
}
