package nl.kennispeil.delivery.attempt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.TestForm;
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

    /**
     * The answers that count, by item; items never answered are absent. On a form that only goes forward an answer no
     * longer counts once a later item had been answered before it: the player offers no way back, and a request made by
     * other means gains nothing. It stays in the history all the same.
     */
    public static Map<ItemRef, String> answers(TestForm form, Map<ItemRef, List<ResponseEvent>> events) {
        boolean forwardOnly = form.rules().navigation() == Navigation.FORWARD_ONLY;
        List<ItemRef> order = form.refs();
        Map<ItemRef, String> answers = new HashMap<>();
        int[] furthest = {0};
        events.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.kind() == ResponseEvent.Kind.ANSWER)
                .sorted(Comparator.comparing(ResponseEvent::key))
                .forEach(each -> {
                    int position = order.indexOf(each.item());
                    if (!forwardOnly || position >= furthest[0]) {
                        answers.put(each.item(), each.value());
                        furthest[0] = Math.max(furthest[0], position);
                    }
                });
        return answers;
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
