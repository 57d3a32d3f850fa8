package nl.kennispeil.delivery.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;

/**
 * Reads the fields of a person from a form, by the same rules as an import.
 *
 * @param problems what is wrong; then {@code person} is as it was
 */
public record Correction(Person person, List<Problem> problems) {

    /** @param cells what was typed, for each field of a person that may be changed */
    public static Correction of(Person before, Map<Column, String> cells, Persons persons, Instant now) {
        Values values = new Values(List.of(), Enrolling.today(now));
        Map<Column, Object> read = new EnumMap<>(Column.class);
        List<Problem> problems = new ArrayList<>();
        cells.forEach((column, typed) -> {
            String cell = typed.strip();
            if (cell.isEmpty()) {
                if (column == Column.NAME) {
                    problems.add(Problem.in(column, "required"));
                }
                return;
            }
            Optional<Problem> screened = Values.screened(cell, Optional.of(column));
            if (screened.isPresent()) {
                problems.add(screened.get());
                return;
            }
            try {
                read.put(column, values.parse(column, cell));
            } catch (Refusal e) {
                problems.add(e.problem());
            }
        });
        taken(before.id(), read, Column.MAIL, Persons.Lookup.MAIL, "mail-other", persons, problems);
        taken(before.id(), read, Column.BIG, Persons.Lookup.BIG, "big-other", persons, problems);
        if (!problems.isEmpty()) {
            return new Correction(before, problems);
        }
        return new Correction(
                new Person(
                        before.id(),
                        before.externalId(),
                        (String) read.getOrDefault(Column.NAME, before.name()),
                        (String) read.get(Column.MAIL),
                        (String) read.get(Column.PHONE),
                        (String) read.get(Column.ADDRESS),
                        (LocalDate) read.get(Column.BIRTH_DATE),
                        (String) read.get(Column.BIG)),
                List.of());
    }

    private static void taken(
            PersonId id,
            Map<Column, Object> read,
            Column column,
            Persons.Lookup by,
            String code,
            Persons persons,
            List<Problem> problems) {
        Object value = read.get(column);
        if (value != null
                && persons.find(by, value.toString())
                        .filter(owner -> !owner.equals(id))
                        .isPresent()) {
            problems.add(Problem.in(column, code));
        }
    }
}
