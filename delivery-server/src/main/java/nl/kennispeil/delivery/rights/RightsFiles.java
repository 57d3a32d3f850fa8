package nl.kennispeil.delivery.rights;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * How many requests and holds an enrolment has. Their ids are derived from that number, so that what is known of
 * somebody is found without an index, and an id in a URL tells nothing.
 */
final class RightsFiles {

    static final String SHELF = "rights_files";

    /** How many ids are looked at once the count itself is gone. */
    private static final int LOOKED_AT = 32;

    private static final int ID_DIGITS = 16;

    private final Shelf shelf;
    private final ServerSecret secret;

    RightsFiles(Shelves shelves, ServerSecret secret) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.secret = secret;
    }

    /** A new id of that kind. */
    String next(CandidateId enrolment, String kind) {
        int number = shelf.change(Change.ofOrCreate(enrolment.value())
                        .setOnInsert("schema", 1)
                        .increment(kind, 1))
                .map(each -> each.number(kind))
                .orElseThrow(() -> new IllegalStateException("a count that was just raised exists"));
        return id(enrolment, kind, number);
    }

    /** Every id of that kind that was given out. */
    List<String> ids(CandidateId enrolment, String kind) {
        return ids(enrolment, kind, given(enrolment, kind));
    }

    /** Every id that can have been given out, also when the count is gone. */
    List<String> possible(CandidateId enrolment, String kind) {
        return ids(enrolment, kind, Math.max(LOOKED_AT, given(enrolment, kind)));
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        return before;
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(List.of(enrolment.value())).size();
    }

    private int given(CandidateId enrolment, String kind) {
        return shelf.find(enrolment.value())
                .map(each -> each.values().get(kind) instanceof Number number ? number.intValue() : 0)
                .orElse(0);
    }

    private List<String> ids(CandidateId enrolment, String kind, int last) {
        List<String> ids = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            ids.add(id(enrolment, kind, number));
        }
        return ids;
    }

    private String id(CandidateId enrolment, String kind, int number) {
        return Base32.encode(secret.derive("rights-" + kind, enrolment.value(), Integer.toString(number)), ID_DIGITS);
    }
}
