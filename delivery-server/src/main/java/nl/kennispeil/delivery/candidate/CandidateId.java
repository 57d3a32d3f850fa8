package nl.kennispeil.delivery.candidate;

import java.util.Optional;

/** Identifies a person who sits tests; says nothing about who that is. */
public record CandidateId(String value) {

    private static final String PATTERN = "[A-Za-z0-9-]{1,40}";

    public CandidateId {
        if (!value.matches(PATTERN)) {
            throw new IllegalArgumentException("a candidate id has 1 to 40 letters, digits and dashes");
        }
    }

    /** Empty when the text cannot be one. */
    public static Optional<CandidateId> maybe(String value) {
        return value.matches(PATTERN) ? Optional.of(new CandidateId(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
