package nl.kennispeil.delivery.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bodies of {@code POST …/saves}. */
final class Saves {

    private Saves() {}

    static ObjectNode event(int seq, String item, String kind, String value, long clientTime) {
        return CandidateApi.object()
                .put("seq", seq)
                .put("item", item)
                .put("kind", kind)
                .put("value", value)
                .put("clientTime", clientTime)
                .put("activeMs", 1);
    }

    static String body(int epoch, ObjectNode... events) {
        ObjectNode body = CandidateApi.object().put("epoch", epoch);
        for (ObjectNode each : events) {
            body.withArray("events").add(each);
        }
        return body.toString();
    }
}
