package nl.kennispeil.bank.diff;

/** What of an item a change touches, the gravest first. */
public enum Aspect {
    /** What is right. */
    KEY,
    /** What an answer is worth: processing, mapping, outcomes. */
    SCORING,
    /** A picture, film, sound or document is another one. */
    MEDIA,
    /** What a candidate may choose. */
    OPTION,
    /** Case and question. */
    STEM,
    /** What is shown after answering. */
    FEEDBACK,
    /** Title, language, how the interaction behaves, style. */
    PROPERTY
}
