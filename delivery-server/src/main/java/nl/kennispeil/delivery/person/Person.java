package nl.kennispeil.delivery.person;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is: the personal fields that the privacy statement allows for test taking and no other (R1).
 *
 * @param externalId id in the CRM, which is the master of these data (R15); null for somebody entered here
 * @param address street and number, postcode and town on one line; null when not needed
 * @param big BIG number, 11 digits with leading zeros, for matching only; null when there is none
 */
public record Person(
        PersonId id,
        @Nullable String externalId,
        String name,
        @Nullable String mail,
        @Nullable String phone,
        @Nullable String address,
        @Nullable LocalDate birthDate,
        @Nullable String big) {

    private static final Pattern BIG = Pattern.compile("\\d{11}");

    public Person {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a person needs a name");
        }
        if (big != null && !BIG.matcher(big).matches()) {
            // never the number itself: this may reach a screen of somebody else
            throw new IllegalArgumentException(
                    "a BIG number has 11 digits, leading zeros included; got " + big.length() + " characters");
        }
    }

    Person withId(PersonId other) {
        return new Person(other, externalId, name, mail, phone, address, birthDate, big);
    }

    public Person withName(String other) {
        return new Person(id, externalId, other, mail, phone, address, birthDate, big);
    }

    /** Nothing personal: this may reach a log. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
