package nl.kennispeil.delivery.person;

import java.util.Optional;

/** Identifies a person; says nothing about who that is. */
public record PersonId(String value) {

    private static final String PATTERN = "[A-Za-z0-9-]{1,40}";

    public PersonId {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException("a person id has 1 to 40 letters, digits and dashes");
        }
    }

    /** Empty when the text cannot be one. */
    public static Optional<PersonId> maybe(String value) {
        return value.matches(PATTERN) ? Optional.of(new PersonId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
