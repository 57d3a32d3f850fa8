package nl.kennispeil.delivery.accesscopy;

import java.util.Map;

/**
 * What is about persons and yet in no copy, and why. The reasons are read by the person too, in {@code lees-mij.html}.
 */
public final class Withheld {

    /** The reason per shelf, with words under {@code page.copy.withheld.<reason>}. */
    public static final Map<String, String> SHELVES = Map.ofEntries(
            Map.entry("person_keys", "keys"),
            Map.entry("person_lookups", "lookups"),
            Map.entry("sessions", "doors"),
            Map.entry("exam_codes", "doors"),
            Map.entry("exam_code_uses", "doors"),
            Map.entry("rosters", "lists"),
            Map.entry("candidate_lists", "lists"),
            Map.entry("rights_files", "lists"),
            Map.entry("account_index", "lists"),
            Map.entry("audit_index", "lists"),
            Map.entry("session_index", "doors"),
            Map.entry("second_factors", "doors"),
            Map.entry("login_failures", "doors"),
            Map.entry("subject_links", "doors"),
            Map.entry("linked_subjects", "doors"),
            Map.entry("activations", "doors"),
            Map.entry("role_changes", "doors"),
            Map.entry("break_glass", "log"),
            Map.entry("confidentiality", "promises"),
            Map.entry("item_views", "promises"),
            Map.entry("comment_rounds", "comments"),
            Map.entry("intake_uploads", "intake"),
            Map.entry("intake_pieces", "intake"),
            Map.entry("research_withdrawals", "deletion"),
            Map.entry("research_withdrawals_left", "deletion"),
            Map.entry("purge_confirmations", "deletion"),
            Map.entry("purge_intents", "deletion"));

    private Withheld() {}
}
