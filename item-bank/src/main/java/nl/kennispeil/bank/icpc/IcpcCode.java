package nl.kennispeil.bank.icpc;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A code of the ICPC-1: a chapter, a number, and in the Netherlands a sub code, such as {@code K86} or {@code S97.03}.
 * Titles are under copyright (NHG, Wonca) and not here; {@link IcpcList} reads a list that an installation has a licence
 * for.
 *
 * <p>Structure: 17 chapters; 01–29 symptoms and complaints, 30–69 procedures (the same in each chapter), 70–99 diseases;
 * chapter Z has no diseases. Sources: Lamberts and Wood, ICPC (Oxford University Press 1987); Statistics Netherlands,
 * "Diagnose(groep) bij statistiek huisartscontacten", for the components and for Z; NHG, ICPC-1 version 9 (2021), for sub
 * codes.
 *
 * @param chapter A, B, D, F, H, K, L, N, P, R, S, T, U, W, X, Y or Z
 * @param number 1 to 99; for chapter Z 1 to 69
 * @param sub 1 to 99, or 0 for a code without sub code
 */
public record IcpcCode(char chapter, int number, int sub) {

    /** The letters of the chapters. */
    public static final String CHAPTERS = "ABDFHKLNPRSTUWXYZ";

    private static final Pattern SHAPE = Pattern.compile("([A-Z])([0-9]{2})(?:\\.([0-9]{2}))?");
    private static final int SHOWN = 20;

    /** What a code is about. */
    public enum Component {
        SYMPTOM,
        PROCEDURE,
        DISEASE
    }

    /** What is wrong with a code; {@link #key()} finds the words. */
    public enum Fault {
        /** Not a letter, two digits and perhaps a point with two digits. */
        SHAPE,
        /** No chapter has this letter. */
        CHAPTER,
        /** Numbers start at 01. */
        NUMBER,
        /** Chapter Z has no diseases. */
        NO_DISEASES,
        /** Sub codes start at .01. */
        SUB,
        /** Not in the list of the installation. */
        UNKNOWN;

        /** Key of its words, such as {@code lint.icpc.shape}. */
        public String key() {
            return "lint.icpc." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Says which part of a code is wrong. */
    public static final class IcpcException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final Fault fault;

        IcpcException(Fault fault, String message) {
            super(message);
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    public IcpcCode {
        String written = "" + chapter + number;
        if (CHAPTERS.indexOf(chapter) < 0) {
            throw new IcpcException(
                    Fault.CHAPTER, "ICPC code " + written + ": chapter " + chapter + "; allowed is one of " + CHAPTERS);
        }
        if (number < 1 || number > 99) {
            throw new IcpcException(
                    Fault.NUMBER, "ICPC code of chapter " + chapter + ": number " + number + "; allowed is 01 to 99");
        }
        if (chapter == 'Z' && number >= 70) {
            throw new IcpcException(
                    Fault.NO_DISEASES, "ICPC code " + written + ": chapter Z has no diseases; allowed is Z01 to Z69");
        }
        if (sub < 0 || sub > 99) {
            throw new IcpcException(
                    Fault.SUB, "ICPC code " + written + ": sub code " + sub + "; allowed is .01 to .99");
        }
    }

    /**
     * Reads a code; small letters and white space around it are forgiven.
     *
     * @throws IcpcException saying which part is wrong and what is allowed
     */
    public static IcpcCode of(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        Matcher parts = SHAPE.matcher(code);
        if (!parts.matches()) {
            throw new IcpcException(
                    Fault.SHAPE,
                    "\"" + shortened(code) + "\" is no ICPC code: allowed is a letter, two digits and perhaps a point"
                            + " with two digits, such as K86 or S97.03");
        }
        int sub = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        if (parts.group(3) != null && sub == 0) {
            throw new IcpcException(Fault.SUB, "ICPC code " + code + ": sub code .00; allowed is .01 to .99");
        }
        return new IcpcCode(parts.group(1).charAt(0), Integer.parseInt(parts.group(2)), sub);
    }

    /** What is wrong with a text that should be a code; empty when it is one. */
    public static Optional<Fault> fault(String text) {
        try {
            of(text);
            return Optional.empty();
        } catch (IcpcException wrong) {
            return Optional.of(wrong.fault());
        }
    }

    public Component component() {
        if (number < 30) {
            return Component.SYMPTOM;
        }
        return number < 70 ? Component.PROCEDURE : Component.DISEASE;
    }

    /** The code without its sub code: K86 of K86.01. */
    public IcpcCode rubric() {
        return new IcpcCode(chapter, number, 0);
    }

    /** As it is written: {@code S97.03}. */
    @Override
    public String toString() {
        String rubric = chapter + String.format(Locale.ROOT, "%02d", number);
        return sub == 0 ? rubric : rubric + String.format(Locale.ROOT, ".%02d", sub);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
