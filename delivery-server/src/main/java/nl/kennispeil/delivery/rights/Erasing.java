package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.purge.Certificate;
import nl.kennispeil.delivery.purge.Certificates;
import nl.kennispeil.delivery.purge.Confirmations;
import nl.kennispeil.delivery.purge.Register;

/**
 * What a granted request for erasure (AVG art. 17) sets going: the deletion before its time, with who decided as the
 * first of two people. Once it is done the request itself is gone too, and the certificate stands in its place.
 */
public final class Erasing {

    /** How far it is. */
    public enum State {
        /** A second person must confirm it. */
        WAITS,
        /** The next run takes it. */
        CONFIRMED,
        /** A hold or a restriction came in between. */
        HELD,
        /** Taken back at retention: nothing happens until somebody asks again. */
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Register register;
    private final Confirmations confirmations;
    private final Certificates certificates;

    public Erasing(Register register, Confirmations confirmations, Certificates certificates) {
        this.register = register;
        this.confirmations = confirmations;
        this.certificates = certificates;
    }

    /**
     * Proposes the deletion, before the decision is written down: so no decision is left without one.
     *
     * @throws BadRequest 409 while a hold or a restriction keeps the data; 404 when it is gone
     */
    void propose(Request request, String by, Instant now) {
        LocalDate today = Amsterdam.day(now);
        if (register.find(request.enrolment(), today).isEmpty()) {
            throw new BadRequest(404, "not-found");
        }
        if (register.held(request.enrolment(), today)) {
            throw new BadRequest(409, "erasure-held");
        }
        confirmations.askErasure(request.enrolment(), request.id(), by, now);
    }

    /** How far the deletion is that this request asked for; empty when it asked for none or none was granted. */
    Optional<State> state(Request request, LocalDate today) {
        Request.Decision decision = request.decision();
        if (request.kind() != Request.Kind.ERASURE
                || decision == null
                || decision.outcome() != Request.Outcome.GRANTED) {
            return Optional.empty();
        }
        Optional<Confirmations.Erasure> erasure = confirmations.erasure(request.enrolment());
        if (erasure.isEmpty()) {
            return Optional.of(State.WITHDRAWN);
        }
        if (register.held(request.enrolment(), today)) {
            return Optional.of(State.HELD);
        }
        return Optional.of(erasure.get().confirmedBy() == null ? State.WAITS : State.CONFIRMED);
    }

    /** Ledger ids for which there is a proof of deletion. */
    Set<String> proven() {
        return certificates.all().stream().map(Certificate::ledger).collect(Collectors.toUnmodifiableSet());
    }
}
