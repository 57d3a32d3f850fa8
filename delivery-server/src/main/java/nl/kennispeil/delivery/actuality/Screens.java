package nl.kennispeil.delivery.actuality;

import nl.kennispeil.delivery.itembank.Seen;
import org.jspecify.annotations.Nullable;

/** What the screens of actuality show, in words of the page. */
public final class Screens {

    /** A campaign in a list. */
    public record Row(
            String href, String name, String deadline, boolean late, boolean ended, int given, int items, int mine) {}

    /** What somebody has of a campaign; {@code left} is what is still to judge. */
    public record Share(String login, String name, int given, int left) {}

    /**
     * What somebody sent that cannot be taken, to be shown again.
     *
     * @param place the item it was about, or {@link #ENDING}; empty when nothing was sent
     * @param words what is wrong with it
     */
    public record Typed(String place, String verdict, String reason, String words) {

        /** The place of the form that ends a campaign. */
        public static final String ENDING = "*";

        public static final Typed NONE = new Typed("", "", "", "");

        /** What is chosen at an item. */
        public String chosen(String item) {
            return place.equals(item) ? verdict : "";
        }

        public String reason(String item) {
            return place.equals(item) ? reason : "";
        }

        /** What is wrong at a place; empty when nothing is. */
        public String wrong(String item) {
            return place.equals(item) ? words : "";
        }
    }

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
