package nl.kennispeil.delivery.session;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go on after something was asked: a path of this site and nothing else, so that nobody is sent away. */
public final class ReturnPath {

    private static final int LONGEST = 500;
    private static final String START = "/start";

    private ReturnPath() {}

    /** The path that was asked for, or the start page when it is anything but a plain path with a query. */
    public static String of(@Nullable String asked) {
        boolean path = asked != null
                && asked.length() <= LONGEST
                && asked.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*")
                && !asked.startsWith("/inloggen")
                && !asked.startsWith(Stage.LOCKED.path());
        return path && asked != null ? asked : START;
    }

    /** The path of the lock, which leads back. */
    static String lock(String from) {
        String back = of(from);
        return back.equals(START)
                ? Stage.LOCKED.path()
                : Stage.LOCKED.path() + "?terug=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
