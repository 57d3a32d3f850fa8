package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.UnaryOperator;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import org.jspecify.annotations.Nullable;

/**
 * Corrects who somebody is (AVG art. 16); what stood there is kept as history. Answers are never corrected: a wrong
 * answer is not an inaccuracy (Nowak [52]). A mix-up of papers is put right where papers are.
 */
public final class Corrections {

    private final Enrolments enrolments;
    private final Persons persons;

    public Corrections(Enrolments enrolments, Persons persons) {
        this.enrolments = enrolments;
        this.persons = persons;
    }

    /**
     * Replaces the fields that are given.
     *
     * @param field the new value by name ({@code name, mail, phone, address, birthDate}); empty leaves it as it is
     * @throws BadRequest 400 when nothing is given, or a date of birth is no date
     */
    void apply(CandidateId enrolment, UnaryOperator<String> field, String by, Instant now) {
        Person person = enrolments
                .find(enrolment)
                .flatMap(each -> persons.find(each.person()))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        String name = field.apply("name");
        Person corrected = new Person(
                person.id(),
                person.externalId(),
                name.isEmpty() ? person.name() : name,
                other(field.apply("mail"), person.mail()),
                other(field.apply("phone"), person.phone()),
                other(field.apply("address"), person.address()),
                birthDate(field.apply("birthDate"), person.birthDate()),
                person.big());
        if (!persons.correct(corrected, by, now)) {
            throw new BadRequest(400, "nothing-corrected");
        }
    }

    private static @Nullable String other(String given, @Nullable String present) {
        return given.isEmpty() ? present : given;
    }

    private static @Nullable LocalDate birthDate(String given, @Nullable LocalDate present) {
        try {
            return given.isEmpty() ? present : LocalDate.parse(given);
        } catch (DateTimeParseException e) {
            throw new BadRequest(400, "no-date");
        }
    }
}
