package nl.kennispeil.delivery.actuality;

import nl.kennispeil.delivery.itembank.Seen;
import org.jspecify.annotations.Nullable;

/** What the screens of actuality show, in words of the page. */
public final class Screens {

    /** A campaign in a list. */
    public record Row(String href, String name, String deadline, boolean late, int given, int items, int mine) {}

    /** An item of a campaign; {@code verdict} is empty while it waits. */
    public record Item(
            String id,
            String href,
            String title,
            String screener,
            String verdict,
            String reason,
            String at,
            boolean mine) {}

    /** An item to judge, as a candidate sees it; {@code seen} is null while it has no content. */
    public record Asked(
            String id, String href, String title, @Nullable Seen seen) {}

    /** Somebody who can screen. */
    public record Screener(String login, String name) {}

    private Screens() {}
}
