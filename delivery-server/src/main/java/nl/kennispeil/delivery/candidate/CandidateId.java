package nl.kennispeil.delivery.candidate;

/** Identifies a person who sits tests; says nothing about who that is. */
public record CandidateId(String value) {

    public CandidateId {
        if (!value.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("a candidate id has 1 to 40 letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
