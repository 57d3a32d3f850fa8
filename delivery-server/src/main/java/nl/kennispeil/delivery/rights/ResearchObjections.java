package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** Who does not want to be in research data (AVG art. 21(6); R18). It takes effect at once and needs no reason. */
public final class ResearchObjections {

    static final String SHELF = "research_objections";

    /** What else happens at once when somebody objects or takes that back. */
    public interface AlsoThen {

        /** Before it is written down: it must not be forgotten when the store is lost. */
        void promise(CandidateId enrolment, boolean objects, Instant now);

        /** After somebody objected, such as leaving the research store. */
        void objected(CandidateId enrolment, Instant now);
    }

    private static final AlsoThen NOTHING = new AlsoThen() {
        @Override
        public void promise(CandidateId enrolment, boolean objects, Instant now) {
            // nobody else keeps it
        }

        @Override
        public void objected(CandidateId enrolment, Instant now) {
            // nothing else happens
        }
    };

    private final Shelf shelf;
    private volatile AlsoThen alsoThen = NOTHING;

    public ResearchObjections(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /** Has something else happen with every objection; one thing only. */
    public void then(AlsoThen what) {
        alsoThen = what;
    }

    /** Objects from now on; the first moment stays when it was done before. */
    public void object(CandidateId enrolment, Instant now) {
        alsoThen.promise(enrolment, true, now);
        bringBack(enrolment, now);
        alsoThen.objected(enrolment, now);
    }

    /** Takes the objection back. */
    public void allow(CandidateId enrolment, Instant now) {
        alsoThen.promise(enrolment, false, now);
        drop(enrolment);
    }

    /** Objects as it was written down elsewhere, when this store is of before that; nothing else happens. */
    public void bringBack(CandidateId enrolment, Instant at) {
        shelf.change(
                Change.ofOrCreate(enrolment.value()).setOnInsert("schema", 1).min("at", at));
    }

    /** Forgets an objection that was taken back elsewhere; nothing else happens. */
    public void drop(CandidateId enrolment) {
        shelf.delete(List.of(enrolment.value()));
    }

    /** Since when; empty when there is no objection. */
    public Optional<Instant> since(CandidateId enrolment) {
        return shelf.find(enrolment.value()).map(each -> each.instant("at"));
    }

    /** Everybody who objects, for an export to leave out; some dozens. */
    public Set<CandidateId> all() {
        return shelf.all().stream().map(Fields::id).map(CandidateId::new).collect(Collectors.toUnmodifiableSet());
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(List.of(enrolment.value())).size();
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        return before;
    }
}
