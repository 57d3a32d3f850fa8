package nl.kennispeil.delivery.paper;

import java.util.Locale;

/**
 * Why something of an item cannot be printed.
 *
 * @param detail what exactly, such as the characters that are lacking; may be empty
 */
public record Fault(Reason reason, String detail) implements Comparable<Fault> {

    /** What paper cannot hold. */
    public enum Reason {
        FILM,
        SOUND,
        SLIDER,
        /** A place in a picture is pointed at, and nobody can type over where exactly. */
        PLACE,
        /** Something is drawn, uploaded or answered in a way of its own. */
        OTHER_WAY,
        /** Nothing is asked. */
        NOTHING,
        /** A file to open. */
        FILE,
        /** A picture that is not in the library. */
        GONE,
        /** A picture of another format than PNG, JPEG or GIF of one image, damaged or too large. */
        PICTURE,
        /** A drawing with more than plain shapes. */
        DRAWING,
        FORMULA,
        /** Characters that the font does not have. */
        CHARACTERS;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public int compareTo(Fault other) {
        int order = reason.compareTo(other.reason);
        return order != 0 ? order : detail.compareTo(other.detail);
    }
}
