package nl.kennispeil.bank.draft;

import nl.kennispeil.bank.content.ItemContent;

/** What an editor can write field by field, and the rest, of which only the words can be changed. */
public enum DraftType {
    SINGLE_CHOICE(new ChoiceShape()),
    MULTIPLE_CHOICE(new ChoiceShape()),
    TRUE_FALSE(new ChoiceShape()),
    EXTENDED_MATCHING(new MatchShape()),
    MATRIX(new MatchShape()),
    ORDERING(new OrderShape()),
    INLINE_CHOICE(new GapShape()),
    GAP_MATCH(new GapMatchShape()),
    NUMERIC(new GapShape()),
    SHORT_TEXT(new GapShape()),
    HOTSPOT(new HotspotShape()),
    HOTTEXT(new HottextShape()),
    SLIDER(new SliderShape()),
    ESSAY(new EssayShape()),
    /** Everything else: the tree stays as it is, its words can be changed. */
    TEXT_ONLY(new TextOnlyShape());

    private final Shape shape;

    DraftType(Shape shape) {
        this.shape = shape;
    }

    Shape shape() {
        return shape;
    }

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
