package nl.kennispeil.delivery.audit;

import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.secret.ServerSecret;

/**
 * What ties a line to the one before: a digest, keyed with the server's secret, of that one's digest and every field of
 * this one. Ids and logins are in it as their ledger ids.
 */
final class LineDigest {

    /** Never in a field: {@link Entry} leaves control characters out. */
    private static final String BETWEEN = "\u0001";

    private final ServerSecret secret;

    LineDigest(ServerSecret secret) {
        this.secret = secret;
    }

    /** @param before digest of the line before; empty for the first */
    String of(String before, Line line) {
        return hex(secret.derive(
                "audit-line",
                before,
                Integer.toString(line.number()),
                line.at().toString(),
                line.actor().ledger(),
                line.role(),
                line.institute(),
                line.session(),
                line.from(),
                line.action(),
                line.kind().letter(),
                line.topic(),
                line.subject().ledger(),
                line.about().stream().map(Trace::ledger).sorted().collect(Collectors.joining(BETWEEN)),
                line.owner(),
                line.outcome().code(),
                line.with().ledger(),
                new TreeMap<>(line.detail())
                        .entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining(BETWEEN))));
    }

    /** What only this installation can say about a place in the chain. */
    String seal(String what, Place place) {
        return hex(secret.derive("audit-" + what, Integer.toString(place.number()), place.digest()));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
