package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.PORTABLE;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.Persons;
import org.jspecify.annotations.Nullable;

/** Who somebody is, and what stood there before it was corrected. */
final class PersonPart implements CopyPart {

    private static final String[] FIELDS = {"externalId", "name", "mail", "phone", "address", "birthDate", "big"};

    private final Persons persons;

    PersonPart(Persons persons) {
        this.persons = persons;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("persons");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder now = CopyTable.of("personalia", PORTABLE, FIELDS);
        persons.find(subject.person()).ifPresent(each -> now.row(fields(each)));
        CopyTable.Builder before = CopyTable.of(
                "personalia-eerder",
                ACCESS,
                "externalId",
                "name",
                "mail",
                "phone",
                "address",
                "birthDate",
                "big",
                "replacedAt");
        for (Persons.Earlier each : persons.history(subject.person())) {
            Person was = each.person();
            before.row(
                    was.externalId(),
                    was.name(),
                    was.mail(),
                    was.phone(),
                    was.address(),
                    was.birthDate(),
                    was.big(),
                    each.replacedAt());
        }
        return List.of(now.build(), before.build());
    }

    private static @Nullable Object[] fields(Person person) {
        return new @Nullable Object[] {
            person.externalId(),
            person.name(),
            person.mail(),
            person.phone(),
            person.address(),
            person.birthDate(),
            person.big()
        };
    }
}
