package nl.kennispeil.delivery.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends content whole or one range of it (RFC 9110, section 14), which browsers need to play and seek video. */
public final class ByteRange {

    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    private ByteRange() {}

    /**
     * A file of somebody else's making: never run, never part of another page; a document is downloaded.
     *
     * @param name what it is called when it is kept
     */
    public static void sendForeign(RoutingContext context, String type, String name, Buffer content) {
        boolean shown = type.startsWith("image/") || type.startsWith("video/") || type.startsWith("audio/");
        context.response()
                .putHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .putHeader("content-disposition", (shown ? "inline" : "attachment") + "; filename=\"" + name + "\"");
        send(context, type, content);
    }

    public static void send(RoutingContext context, String type, Buffer content) {
        HttpServerResponse response = context.response()
                .putHeader("content-type", type)
                .putHeader("accept-ranges", "bytes")
                .putHeader("cache-control", "private, max-age=604800, immutable");
        String header = context.request().getHeader("range");
        Matcher asked = SINGLE.matcher(header == null ? "" : header);
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            response.end(content);
            return;
        }
        long size = content.length();
        boolean suffix = asked.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long to = suffix || asked.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        if (from > to || from >= size) {
            response.setStatusCode(416)
                    .putHeader("content-range", "bytes */" + size)
                    .end();
            return;
        }
        response.setStatusCode(206)
                .putHeader("content-range", "bytes " + from + "-" + to + "/" + size)
                .end(content.getBuffer((int) from, (int) to + 1));
    }
}
