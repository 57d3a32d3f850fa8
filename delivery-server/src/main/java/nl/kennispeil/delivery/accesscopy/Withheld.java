package nl.kennispeil.delivery.accesscopy;

import java.util.Map;

/**
 * What is about persons and yet in no copy, and why. The reasons are read by the person too, in {@code lees-mij.html}.
 */
public final class Withheld {

    /** The reason per shelf, with words under {@code page.copy.withheld.<reason>}. */
    public static final Map<String, String> SHELVES = Map.of(
            "person_keys", "keys",
            "person_lookups", "lookups",
            "sessions", "doors",
            "exam_codes", "doors",
            "exam_code_uses", "doors",
            "rosters", "lists",
            "candidate_lists", "lists",
            "audit_counters", "lists");

    private Withheld() {}
}
