package nl.kennispeil.delivery.sitting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Which attempts belong to a sitting, a list per institute, so that nothing needs to be searched for. */
public final class Rosters {

    static final String SHELF = "rosters";

    private final Shelf shelf;

    public Rosters(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /** Adds attempts of one institute; those on the list already stay. */
    public void add(SittingId sitting, String institute, Collection<String> attempts) {
        if (attempts.isEmpty()) {
            return;
        }
        Change change = Change.ofOrCreate(id(sitting, institute));
        attempts.forEach(each -> change.set("a." + each, true));
        shelf.change(change);
    }

    /** The attempts of these institutes, by institute. */
    public Map<String, List<String>> of(SittingId sitting, Collection<String> institutes) {
        Map<String, String> ids = new LinkedHashMap<>();
        institutes.forEach(each -> ids.put(id(sitting, each), each));
        Map<String, List<String>> attempts = new LinkedHashMap<>();
        for (Fields each : shelf.findAll(ids.keySet())) {
            attempts.put(
                    ids.getOrDefault(each.id(), each.id()),
                    new ArrayList<>(each.map("a").keySet()));
        }
        return attempts;
    }

    /** Takes an attempt off the lists of these institutes; how many lists it stood on. */
    public int remove(SittingId sitting, String attempt, Collection<String> institutes) {
        int gone = 0;
        for (Map.Entry<String, List<String>> each : of(sitting, institutes).entrySet()) {
            if (each.getValue().contains(attempt)) {
                shelf.change(Change.of(id(sitting, each.getKey())).unset("a." + attempt));
                gone++;
            }
        }
        return gone;
    }

    private static String id(SittingId sitting, String institute) {
        return sitting + ":" + institute;
    }
}
