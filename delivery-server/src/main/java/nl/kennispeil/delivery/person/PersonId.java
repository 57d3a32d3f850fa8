package nl.kennispeil.delivery.person;

/** Identifies a person; says nothing about who that is. */
public record PersonId(String value) {

    public PersonId {
        if (!value.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a person id has 1 to 40 letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
