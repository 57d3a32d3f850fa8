package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One line of the log, after the field set of NEN 7513. Texts are empty where there is nothing to say.
 *
 * @param number 1, 2, … over the whole installation
 * @param at to the millisecond
 * @param actor login of who did it, or {@code system}
 * @param role role of the actor then
 * @param institute institute the actor was bound to
 * @param session which session of the actor, as twelve hex digits of a digest
 * @param from network the request came from, such as {@code 192.0.2.0/24}
 * @param action what was done, such as {@code sitting.close}
 * @param topic what kind of thing it was done to, such as {@code sitting}
 * @param subject which one; without an id when the topic is all there is, such as {@code retention}
 * @param about enrolments, persons and attempts concerned
 * @param owner institute that is the controller of their data
 * @param with the other person of two, such as who proposed what is confirmed here
 * @param detail settings of the action, by name; never an answer, never a name of a person
 * @param digest of this line and all before it, 64 hex digits
 */
public record Line(
        int number,
        Instant at,
        Trace actor,
        String role,
        String institute,
        String session,
        String from,
        String action,
        Kind kind,
        String topic,
        Trace subject,
        List<Trace> about,
        String owner,
        Outcome outcome,
        Trace with,
        Map<String, String> detail,
        String digest) {

    public Line {
        about = List.copyOf(about);
        detail = Collections.unmodifiableMap(new LinkedHashMap<>(detail));
    }

    /** As in {@code sitting/lhk-najaar}. */
    public String subjectPath() {
        return subject.shown().isEmpty() ? topic : topic + "/" + subject.shown();
    }

    /** Every id and login in it. */
    Stream<Trace> traces() {
        return Stream.concat(Stream.of(actor, with, subject), about.stream())
                .filter(each -> !each.ledger().isEmpty());
    }

    Line withDigest(String other) {
        return new Line(
                number, at, actor, role, institute, session, from, action, kind, topic, subject, about, owner, outcome,
                with, detail, other);
    }

    /** The same without saying about whom; a sitting is nobody's. */
    Line aboutNobody() {
        Trace other = topic.equals("sitting") ? subject : Trace.NONE;
        return new Line(
                number, at, actor, role, institute, session, from, action, kind, topic, other, List.of(), owner,
                outcome, with, detail, digest);
    }

    /** No ids: this may reach a log. */
    @Override
    public String toString() {
        return "Line[" + number + " " + action + "]";
    }
}
