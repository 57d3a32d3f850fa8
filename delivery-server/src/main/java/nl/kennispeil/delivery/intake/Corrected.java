package nl.kennispeil.delivery.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import org.jspecify.annotations.Nullable;

/** Which fields of a person hold what was corrected at the person's request (AVG art. 16). */
final class Corrected {

    private static final List<Column> FIELDS =
            List.of(Column.NAME, Column.MAIL, Column.PHONE, Column.ADDRESS, Column.BIRTH_DATE, Column.BIG);

    private Corrected() {}

    /** @param history what stood there before, the oldest first */
    static Set<Column> fields(List<Persons.Earlier> history, Person now) {
        Set<Column> corrected = EnumSet.noneOf(Column.class);
        for (int i = 0; i < history.size(); i++) {
            Persons.Earlier each = history.get(i);
            Person after = i + 1 < history.size() ? history.get(i + 1).person() : now;
            for (Column field : FIELDS) {
                if (!Objects.equals(value(each.person(), field), value(after, field))) {
                    if (each.onRequest()) {
                        corrected.add(field);
                    } else {
                        corrected.remove(field);
                    }
                }
            }
        }
        return corrected;
    }

    private static @Nullable Object value(Person person, Column field) {
        return switch (field) {
            case NAME -> person.name();
            case MAIL -> person.mail();
            case PHONE -> person.phone();
            case ADDRESS -> person.address();
            case BIRTH_DATE -> person.birthDate();
            case BIG -> person.big();
            default -> null;
        };
    }
}
