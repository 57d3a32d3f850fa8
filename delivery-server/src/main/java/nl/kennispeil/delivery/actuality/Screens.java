package nl.kennispeil.delivery.actuality;

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

    /** Somebody who can screen. */
    public record Screener(String login, String name) {}

    private Screens() {}
}
