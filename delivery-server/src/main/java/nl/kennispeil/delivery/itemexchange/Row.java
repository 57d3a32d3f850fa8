package nl.kennispeil.delivery.itemexchange;

import java.util.List;
import java.util.Map;

/**
 * One item of an import, without its content.
 *
 * @param number from 1, in the order of the report
 * @param status one of {@link #READY}, {@link #REPAIR} and {@link #REFUSED}
 * @param file where it stood
 * @param identifier what it is called there; may be empty
 * @param title its first words; may be empty
 * @param type name of its type; empty when refused
 * @param format such as {@code qti22}
 * @param code why this bank refuses it: its media, personal data in it, its size; empty otherwise
 * @param reason why it was refused, in words, or the file that was; may be empty
 * @param remarks what of its metadata was not taken: {@code field:problem}
 * @param missing what nobody said of it and is needed: {@code category}, {@code rationale}, {@code language}
 * @param equal the version of the bank that it is equal to; empty when there is none
 * @param twin the number of an item before it in this import that it is equal to; 0 when there is none
 * @param like items of the bank that are nearly the same
 * @param versionOf the item of the bank it is a changed copy of; empty when it is none
 * @param media pieces by name of the file
 */
record Row(
        int number,
        String status,
        String file,
        String identifier,
        String title,
        String type,
        String format,
        String code,
        String reason,
        List<String> notes,
        List<String> repairs,
        List<String> remarks,
        List<String> missing,
        String equal,
        int twin,
        List<String> like,
        String versionOf,
        Map<String, Integer> media) {

    static final String READY = "ready";
    static final String REPAIR = "repair";
    static final String REFUSED = "refused";

    boolean refused() {
        return status.equals(REFUSED);
    }

    /** Whether the bank, or this import, has it or something very like it already. */
    boolean known() {
        return !equal.isEmpty() || twin > 0 || !like.isEmpty();
    }
}
