package nl.kennispeil.delivery.itembank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Filters of the list of items that somebody gave a name. */
final class SavedViews {

    static final String SHELF = "item_views";

    private static final int MOST = 30;
    private static final int LONGEST = 60;

    /** @param query of the list, such as {@code staat=active&icpc=K} */
    record View(String name, String query) {}

    private final Shelf shelf;

    SavedViews(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    List<View> of(String login) {
        return shelf.find(login).stream()
                .flatMap(each -> each.documents("views").stream())
                .map(each -> new View(each.text("name"), each.text("query")))
                .toList();
    }

    /** Keeps a view, in place of the one of the same name. */
    void keep(String login, String name, String query) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new BadRequest(400, "view-name");
        }
        Map<String, View> views = byName(login);
        views.put(name, new View(name, query));
        if (views.size() > MOST) {
            throw new BadRequest(400, "view-many");
        }
        put(login, views.values());
    }

    void drop(String login, String name) {
        Map<String, View> views = byName(login);
        views.remove(name);
        put(login, views.values());
    }

    int forget(Collection<String> logins) {
        int known = count(logins);
        shelf.delete(logins);
        return known;
    }

    int count(Collection<String> logins) {
        return shelf.findAll(logins).size();
    }

    private Map<String, View> byName(String login) {
        Map<String, View> views = new LinkedHashMap<>();
        of(login).forEach(each -> views.put(each.name(), each));
        return views;
    }

    private void put(String login, Collection<View> views) {
        List<Map<String, Object>> stored = new ArrayList<>();
        views.forEach(each -> stored.add(Map.of("name", each.name(), "query", each.query())));
        shelf.putAll(
                List.of(Fields.of(login).with("schema", 1).with("views", stored).build()));
    }
}
