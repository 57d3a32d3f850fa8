package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.intake.Correction;
import nl.kennispeil.delivery.intake.Problem;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;

/**
 * Corrects who somebody is (AVG art. 16); what stood there is kept as history, and an import that would undo it says so.
 * Answers are never corrected: a wrong answer is not an inaccuracy (Nowak [52]). A mix-up of papers is put right where
 * papers are.
 */
public final class Corrections {

    private static final List<Column> FIELDS =
            List.of(Column.NAME, Column.MAIL, Column.PHONE, Column.ADDRESS, Column.BIRTH_DATE, Column.BIG);

    private final Enrolments enrolments;
    private final Persons persons;
    private final Enrolling enrolling;

    public Corrections(Enrolments enrolments, Persons persons, Enrolling enrolling) {
        this.enrolments = enrolments;
        this.persons = persons;
        this.enrolling = enrolling;
    }

    /**
     * Replaces the fields that are given.
     *
     * @param request one to correct something, not answered yet, of which it is sure who asks
     * @param field the new value by name ({@code name, mail, phone, address, birthDate, big}); empty leaves it as it is
     * @throws BadRequest 409 when the request is not such a one; 400 when nothing is given that differs, or a value
     *     cannot be
     */
    void apply(Request request, UnaryOperator<String> field, Account by, Instant now) {
        if (request.kind() != Request.Kind.RECTIFICATION) {
            throw new BadRequest(409, "correction-kind");
        }
        request.requireSure();
        request.requireOpen();
        Person person = enrolments
                .find(request.enrolment())
                .flatMap(each -> persons.find(each.person()))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        Person corrected = corrected(person, field, now);
        if (corrected.equals(person)) {
            throw new BadRequest(400, "nothing-corrected");
        }
        enrolling.put(
                new Enrolling.Wanted(corrected, List.of()), Enrolling.Actor.of(by), Persons.Earlier.ON_REQUEST, now);
    }

    /** By the rules of an import, of the fields that are given; the others stay, whatever they are. */
    private Person corrected(Person person, UnaryOperator<String> field, Instant now) {
        Map<Column, String> given = new EnumMap<>(Column.class);
        for (Column each : FIELDS) {
            String typed = field.apply(each.code()).strip();
            if (!typed.isEmpty()) {
                given.put(each, typed);
            }
        }
        Correction correction = Correction.of(person, given, persons, now);
        if (!correction.problems().isEmpty()) {
            throw new BadRequest(400, code(correction.problems().get(0)));
        }
        Person told = correction.person();
        return new Person(
                person.id(),
                person.externalId(),
                told.name(),
                given.containsKey(Column.MAIL) ? told.mail() : person.mail(),
                given.containsKey(Column.PHONE) ? told.phone() : person.phone(),
                given.containsKey(Column.ADDRESS) ? told.address() : person.address(),
                given.containsKey(Column.BIRTH_DATE) ? told.birthDate() : person.birthDate(),
                given.containsKey(Column.BIG) ? told.big() : person.big());
    }

    private static String code(Problem problem) {
        return switch (problem.where().orElse(Column.NAME)) {
            case BIRTH_DATE -> "no-date";
            case BIG -> "correction-big";
            case MAIL -> "correction-mail";
            default -> "correction-field";
        };
    }
}
