package nl.kennispeil.delivery.actuality;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a screener says of an item. */
enum Verdict {
    /** Still right: its check counts from today. */
    USABLE,
    /** To be repaired. */
    ADAPT,
    /** To go; takes a second person. */
    RETIRE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Verdict> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
