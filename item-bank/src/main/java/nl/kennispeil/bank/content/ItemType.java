package nl.kennispeil.bank.content;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an item asks, in the words of an editor; told from its interactions. */
public enum ItemType {
    SINGLE_CHOICE,
    MULTIPLE_CHOICE,
    TRUE_FALSE,
    EXTENDED_MATCHING,
    MATRIX,
    ASSOCIATE,
    ORDERING,
    INLINE_CHOICE,
    GAP_MATCH,
    NUMERIC,
    SHORT_TEXT,
    ESSAY,
    HOTSPOT,
    HOTTEXT,
    SLIDER,
    GRAPHIC,
    MEDIA,
    UPLOAD,
    /** Interactions of more than one kind. */
    COMPOSITE,
    /** Custom and portable custom interactions. */
    CUSTOM,
    /** Nothing is asked. */
    INFORMATION;

    /** True when it can be printed on an answer form and read by a scanner: letters to blacken, nothing else. */
    public boolean onPaper() {
        return switch (this) {
            case SINGLE_CHOICE, MULTIPLE_CHOICE, TRUE_FALSE, EXTENDED_MATCHING -> true;
            default -> false;
        };
    }

    static ItemType of(ItemContent item) {
        Set<ItemType> types =
                item.interactions().stream().map(each -> of(item, each)).collect(Collectors.toSet());
        if (types.isEmpty()) {
            return INFORMATION;
        }
        if (types.contains(CUSTOM)) {
            return CUSTOM;
        }
        return types.size() == 1 ? types.iterator().next() : COMPOSITE;
    }

    private static ItemType of(ItemContent item, Interaction interaction) {
        Declaration response = item.response(interaction.response()).orElseThrow();
        return switch (interaction.kind()) {
            case CHOICE -> choice(interaction.element(), response);
            case ORDER -> ORDERING;
            case ASSOCIATE -> ASSOCIATE;
            case MATCH -> hasClass(interaction.element(), "qti-match-tabular") ? MATRIX : EXTENDED_MATCHING;
            case GAP_MATCH -> GAP_MATCH;
            case INLINE_CHOICE -> INLINE_CHOICE;
            case TEXT_ENTRY ->
                response.baseType() == BaseType.INTEGER || response.baseType() == BaseType.FLOAT ? NUMERIC : SHORT_TEXT;
            case EXTENDED_TEXT -> ESSAY;
            case HOTTEXT -> HOTTEXT;
            case HOTSPOT -> HOTSPOT;
            case SELECT_POINT, GRAPHIC_ORDER, GRAPHIC_ASSOCIATE, GRAPHIC_GAP_MATCH, POSITION_OBJECT -> GRAPHIC;
            case SLIDER -> SLIDER;
            case MEDIA -> MEDIA;
            case DRAWING, UPLOAD -> UPLOAD;
            case END_ATTEMPT -> COMPOSITE;
            case CUSTOM, PORTABLE_CUSTOM -> CUSTOM;
        };
    }

    private static ItemType choice(Element element, Declaration response) {
        if (response.cardinality() != Cardinality.SINGLE) {
            return MULTIPLE_CHOICE;
        }
        List<String> identifiers = element.elements("qti-simple-choice").stream()
                .map(each -> each.attribute("identifier", ""))
                .toList();
        return identifiers.equals(List.of("true", "false")) ? TRUE_FALSE : SINGLE_CHOICE;
    }

    /** True when the attribute {@code class} names {@code wanted}. */
    static boolean hasClass(Element element, String wanted) {
        return List.of(element.attribute("class", "").split("\\s+")).contains(wanted);
    }
}
