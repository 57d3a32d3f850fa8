package nl.kennispeil.delivery.audit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.secret.Digests;

/**
 * From where somebody asks. Pages set it for the thread that does the work of a request, so that lines written deep
 * inside have it without every call handing it on.
 *
 * @param session twelve hex digits of a digest of the session's id; empty without a session
 * @param from network of the client; empty when it is not known
 * @param institute institute the account is bound to; empty for the whole country
 */
public record Origin(String session, String from, String institute) {

    public static final Origin NONE = new Origin("", "", "");

    private static final ThreadLocal<Origin> ASKING = ThreadLocal.withInitial(() -> NONE);
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int SESSION_DIGITS = 12;

    /**
     * @param sessionId the secret id in the cookie, of which a part of a digest is kept; empty without a session
     * @param address address of the client, of which the network is kept
     */
    public static Origin of(String sessionId, String address, String institute) {
        String session = sessionId.isEmpty()
                ? ""
                : Digests.sha256Hex("audit:" + sessionId).substring(0, SESSION_DIGITS);
        return new Origin(session, network(address), institute);
    }

    /** Does work for somebody; lines written meanwhile by this thread carry this origin. */
    public <T> T during(Callable<T> work) throws Exception {
        Origin before = ASKING.get();
        ASKING.set(this);
        try {
            return work.call();
        } finally {
            if (before.equals(NONE)) {
                ASKING.remove();
            } else {
                ASKING.set(before);
            }
        }
    }

    static Origin asking() {
        return ASKING.get();
    }

    /**
     * The network of an address: 24 bits of IPv4, 48 bits of IPv6, enough to tell the own institute from elsewhere and
     * too little to tell a person. Empty for what is no address.
     */
    static String network(String address) {
        String literal = address.replaceFirst("%.*$", "");
        if (!LITERAL.matcher(literal).matches()) {
            return "";
        }
        try {
            // a literal is never looked up
            InetAddress parsed = InetAddress.getByName(literal);
            boolean four = parsed instanceof Inet4Address;
            byte[] bytes = parsed.getAddress();
            Arrays.fill(bytes, four ? 3 : 6, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress().replaceFirst("(:0)+$", "::")
                    + (four ? "/24" : "/48");
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
