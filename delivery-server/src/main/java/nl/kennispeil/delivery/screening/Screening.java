package nl.kennispeil.delivery.screening;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * Looks for numbers that may not be kept. What it finds is told by kind only: the number itself is never repeated, so a
 * problem may be shown, logged and audited.
 */
public final class Screening {

    /** What was found. */
    public enum Problem {
        BSN,
        IBAN;

        /** The name in message keys. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Screening() {}

    /** The first problem in a free text such as a remark, a reason or a mail. */
    public static Optional<Problem> findIn(String text) {
        return find(text, false);
    }

    /**
     * The first problem in a field that holds one value, such as a cell of an import. Here eight digits and nothing else
     * count as a BSN that lost its leading zero in a spreadsheet.
     */
    public static Optional<Problem> findInField(String value) {
        return find(value, true);
    }

    private static Optional<Problem> find(String text, boolean field) {
        if (!holdsEnoughDigits(text)) {
            return Optional.empty();
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (IbanDetector.isIn(normal)) {
            return Optional.of(Problem.IBAN);
        }
        return BsnDetector.isIn(normal, field) ? Optional.of(Problem.BSN) : Optional.empty();
    }

    /** Most cells are names and dates: they need no closer look. */
    private static boolean holdsEnoughDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                digits++;
            }
        }
        return digits >= 8;
    }
}
