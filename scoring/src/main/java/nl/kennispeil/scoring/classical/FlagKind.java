package nl.kennispeil.scoring.classical;

/** What is doubtful about an item, the gravest first. */
public enum FlagKind {
    CONSTANT("everybody scored the same"),
    NEGATIVE_RIR("negative item–rest correlation: the key may be wrong"),
    UPPER_GROUP_PREFERS_DISTRACTOR("the best persons choose this distractor more than the key: the key may be wrong"),
    DISTRACTOR_BETTER_THAN_KEY("this distractor correlates higher with the rest score than the key"),
    POSSIBLE_SECOND_KEY("better persons choose this distractor more: it may be right as well"),
    BELOW_GUESSING("fewer right than by guessing"),
    LOW_RIR("low item–rest correlation"),
    TOO_HARD("too hard"),
    TOO_EASY("too easy"),
    UNUSED_DISTRACTOR("nobody chose this distractor"),
    WEAK_DISTRACTOR("hardly anybody chose this distractor"),
    MANY_UNKNOWN("many answered \"?\""),
    MANY_BLANK("many left it blank"),
    MANY_MISSING("many have no response");

    private final String reason;

    FlagKind(String reason) {
        this.reason = reason;
    }

    /** A few English words. */
    public String reason() {
        return reason;
    }
}
