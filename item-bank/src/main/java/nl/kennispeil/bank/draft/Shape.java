package nl.kennispeil.bank.draft;

import java.util.Map;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.ItemContent;

/** How one family of questions stands in fields, and how in a tree. */
interface Shape {

    /** Adds what the fields say: responses, body and processing. Half a draft gives half an item, never an error. */
    void write(ItemDraft draft, ItemParts parts);

    /** Fills fields from an item; what does not fit is found by writing it again. */
    void read(ItemContent item, Interaction interaction, Map<String, String> fields);

    static Shape of(DraftType type) {
        return switch (type) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE -> new ChoiceShape();
            case EXTENDED_MATCHING, MATRIX -> new MatchShape();
            case ORDERING -> new OrderShape();
            case INLINE_CHOICE, NUMERIC, SHORT_TEXT -> new GapShape();
            case GAP_MATCH -> new GapMatchShape();
            case HOTSPOT -> new HotspotShape();
            case HOTTEXT -> new HottextShape();
            case SLIDER -> new SliderShape();
            case ESSAY -> new EssayShape();
            case TEXT_ONLY -> new TextOnlyShape();
        };
    }
}
