package nl.kennispeil.delivery.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which item is at which position, as a device that may open the test sees it. */
final class ItemsOf {

    private ItemsOf() {}

    /** Items of the open LHK in the order of the form. */
    static List<String> lhk(DemoServer server) {
        return of(CandidateApi.login(server, server.somebody("lhk-najaar").code()));
    }

    /** From answers by position, as typed, to answers by item, as stored. */
    static Map<String, String> byItem(Map<Integer, String> typed, List<String> items) {
        Map<String, String> answers = new TreeMap<>();
        typed.forEach((position, answer) -> answers.put(items.get(position - 1), answer));
        return answers;
    }

    static List<String> of(CandidateApi api) {
        List<String> items = new ArrayList<>();
        api.content().path("items").forEach(each -> items.add(each.path("item").asText()));
        return items;
    }
}
