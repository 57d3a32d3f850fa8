package nl.kennispeil.delivery.attempt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.http.Replies;

/** What the events of an attempt add up to. */
public final class ResponseHistory {

    private ResponseHistory() {}

    /** The current value of one kind for one item; empty when there never was one. */
    public static String current(List<ResponseEvent> events, ResponseEvent.Kind kind) {
        String current = "";
        for (ResponseEvent each : events) {
            if (each.kind() == kind) {
                current = each.value();
            }
        }
        return current;
    }

    /** The state another device goes on from. */
    static ObjectNode json(Map<ItemRef, List<ResponseEvent>> events, Map<Integer, Integer> acknowledged) {
        ObjectNode reply = Replies.object();
        ObjectNode items = reply.putObject("items");
        Map<String, List<ResponseEvent>> sorted = new TreeMap<>();
        events.forEach((item, list) -> sorted.put(item.toString(), list));
        sorted.forEach((item, list) -> {
            ObjectNode node = items.putObject(item);
            for (ResponseEvent.Kind kind : ResponseEvent.Kind.values()) {
                String value = current(list, kind);
                if (!value.isEmpty()) {
                    node.put(kind.code(), value);
                }
            }
        });
        ObjectNode ack = reply.putObject("ack");
        acknowledged.forEach((epoch, seq) -> ack.put(Integer.toString(epoch), seq));
        return reply;
    }
}
