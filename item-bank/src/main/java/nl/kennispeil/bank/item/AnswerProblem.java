package nl.kennispeil.bank.item;

import java.util.Locale;

/** Why an answer is none to its item. */
public enum AnswerProblem {
    /** Neither letters, responses, "?" nor nothing; or responses where letters are asked, or the other way round. */
    UNREADABLE,
    /** "?" where the form does not offer it. */
    NO_UNKNOWN,
    /** A response the item does not ask. */
    NO_SUCH_RESPONSE,
    /** An option, area or pair the item does not have. */
    NO_SUCH_OPTION,
    /** More values than the interaction takes, or one twice. */
    TOO_MANY,
    /** Text where a number is asked, or a number outside the slider. */
    NO_NUMBER,
    TOO_LONG;

    /** As replies name it: {@code too-long}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
