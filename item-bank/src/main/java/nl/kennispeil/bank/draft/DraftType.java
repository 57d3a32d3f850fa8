package nl.kennispeil.bank.draft;

import nl.kennispeil.bank.content.ItemContent;

/** What an editor can write field by field, and the rest, of which only the words can be changed. */
public enum DraftType {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    EXTENDED_MATCHING,
    MATRIX,
    ORDERING,
    INLINE_CHOICE,
    GAP_MATCH,
    NUMERIC,
    SHORT_TEXT,
    HOTSPOT,
    HOTTEXT,
    SLIDER,
    ESSAY,
    /** Everything else: the tree stays as it is, its words can be changed. */
    TEXT_ONLY;

    /** The type an editor would give an item; whether it can be edited by field is another question. */
    static DraftType of(ItemContent item) {
        for (DraftType each : values()) {
            if (each.name().equals(item.type().name())) {
                return each;
            }
        }
        return TEXT_ONLY;
    }
}
