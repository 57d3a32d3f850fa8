package nl.kennispeil.bank.processing;

/** Why something cannot be computed, or was computed with a remark. */
public enum Reason {
    /** A custom operator, whose meaning stands outside QTI. */
    CUSTOM_OPERATOR,
    /** An element that is no expression or rule of QTI at this place. */
    UNKNOWN_ELEMENT,
    /** Something of a test ({@code testVariables}, {@code numberCorrect}), in an item. */
    TEST_LEVEL,
    /** The item declares that people, or another machine, score it. */
    EXTERNAL_SCORING,
    /** No response processing, so nothing says what a response is worth. */
    NO_PROCESSING,
    /** Nothing is asked. */
    NO_RESPONSE,
    /** No rule ever sets a number. */
    NO_SCORE,
    /** The correct response is asked for and the item declares none. */
    NO_KEY,
    /** A mapping or lookup table is asked for and the item declares none. */
    NO_MAPPING,
    /** A variable the item does not declare. */
    UNDECLARED,
    /** A template for response processing that is not one of the standard ones. */
    UNKNOWN_TEMPLATE,
    /** Rules in a file outside the item. */
    INCLUDE,
    /** Values of types that do not go together. */
    TYPE,
    /** An attribute or number of parts that QTI does not allow. */
    MALFORMED,
    /** Larger, deeper or longer than what is computed. */
    LIMIT,
    /** A response that cannot be a value of its variable: counted as not answered. */
    BAD_RESPONSE,
    /** No template values were found that meet the constraints: the defaults stand. */
    CONSTRAINT,
    /** Something that is computed as written, but is likely meant otherwise. */
    REMARK
}
