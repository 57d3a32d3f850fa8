package nl.kennispeil.bank.content;

import java.util.Arrays;
import java.util.Optional;

/** The interactions of QTI. */
public enum InteractionKind {
    CHOICE("qti-choice-interaction"),
    ORDER("qti-order-interaction"),
    ASSOCIATE("qti-associate-interaction"),
    MATCH("qti-match-interaction"),
    GAP_MATCH("qti-gap-match-interaction"),
    INLINE_CHOICE("qti-inline-choice-interaction"),
    TEXT_ENTRY("qti-text-entry-interaction"),
    EXTENDED_TEXT("qti-extended-text-interaction"),
    HOTTEXT("qti-hottext-interaction"),
    HOTSPOT("qti-hotspot-interaction"),
    SELECT_POINT("qti-select-point-interaction"),
    GRAPHIC_ORDER("qti-graphic-order-interaction"),
    GRAPHIC_ASSOCIATE("qti-graphic-associate-interaction"),
    GRAPHIC_GAP_MATCH("qti-graphic-gap-match-interaction"),
    POSITION_OBJECT("qti-position-object-interaction"),
    SLIDER("qti-slider-interaction"),
    MEDIA("qti-media-interaction"),
    DRAWING("qti-drawing-interaction"),
    UPLOAD("qti-upload-interaction"),
    END_ATTEMPT("qti-end-attempt-interaction"),
    CUSTOM("qti-custom-interaction"),
    PORTABLE_CUSTOM("qti-portable-custom-interaction");

    private final String element;

    InteractionKind(String element) {
        this.element = element;
    }

    /** Name of its element in QTI 3. */
    public String element() {
        return element;
    }

    /** The kind of an element, or empty when it is no interaction. */
    public static Optional<InteractionKind> of(Element element) {
        return Arrays.stream(values()).filter(each -> element.is(each.element)).findFirst();
    }
}
