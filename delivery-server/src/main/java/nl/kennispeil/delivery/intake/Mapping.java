package nl.kennispeil.delivery.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of a file means what. Columns that mean nothing here are looked through for a BSN and left. */
public final class Mapping {

    private final Map<Column, Integer> places;

    Mapping(Map<Column, Integer> places) {
        Map<Column, Integer> copy = new EnumMap<>(Column.class);
        copy.putAll(places);
        this.places = Collections.unmodifiableMap(copy);
    }

    /** What the headers say, and else what the same headers meant the last time. */
    static Mapping suggest(List<String> header, Map<String, Column> remembered) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            Column known = remembered.get(Column.normal(header.get(i)));
            if (known != null) {
                places.putIfAbsent(known, i);
            }
        }
        for (int i = 0; i < header.size(); i++) {
            if (!places.containsValue(i)) {
                for (Column each : Column.values()) {
                    if (each.suggestedBy(header.get(i)) && !places.containsKey(each)) {
                        places.put(each, i);
                        break;
                    }
                }
            }
        }
        return new Mapping(places);
    }

    /** The place of a column in the file. */
    public Optional<Integer> place(Column column) {
        return Optional.ofNullable(places.get(column));
    }

    /** What is needed and has no place. */
    public List<Column> missing() {
        List<Column> missing = new ArrayList<>(Column.required());
        missing.removeAll(places.keySet());
        return missing;
    }

    Map<Column, Integer> places() {
        return places;
    }
}
