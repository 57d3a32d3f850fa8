package nl.kennispeil.delivery.http;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * From where a request comes: the other end of the connection, or who the proxy on this machine says it passed on. A
 * proxy appends to {@code X-Forwarded-For}, so only the last address in it is the proxy's word; those before it are
 * whatever the browser sent.
 */
public final class ClientAddress {

    private static final String HEADER = "x-forwarded-for";
    private static final String KEY = "client-address";
    private static final Pattern IP = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private ClientAddress() {}

    /** An IP address. */
    public static String of(RoutingContext context) {
        String passedOn = context.get(KEY);
        return passedOn != null
                ? passedOn
                : String.valueOf(context.request().remoteAddress().hostAddress());
    }

    /** For a server that only its own proxy can reach. */
    static void believeProxy(RoutingContext context) {
        List<String> headers = context.request().headers().getAll(HEADER);
        if (!headers.isEmpty()) {
            String all = headers.get(headers.size() - 1);
            String last = all.substring(all.lastIndexOf(',') + 1).strip();
            if (IP.matcher(last).matches()) {
                context.put(KEY, last);
            }
        }
        context.next();
    }
}
