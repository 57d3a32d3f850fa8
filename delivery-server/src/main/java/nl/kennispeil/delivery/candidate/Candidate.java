package nl.kennispeil.delivery.candidate;

/**
 * A person who sits tests.
 *
 * @param institute id of the owning institute
 * @param phase reference group 1..6 of effective training weeks (domain.md §2.1)
 * @param invited false during leave: such a person is not invited to a sitting
 * @param extraMinutes standing extra time, 0..60, without its ground (R85)
 */
public record Candidate(CandidateId id, String name, String institute, int phase, boolean invited, int extraMinutes) {

    public Candidate {
        if (phase < 1 || phase > 6) {
            throw new IllegalArgumentException("phase " + phase + " of candidate " + id + " is outside 1..6");
        }
        if (extraMinutes < 0 || extraMinutes > 60) {
            throw new IllegalArgumentException(
                    "extra time of candidate " + id + " is " + extraMinutes + " minutes, allowed is 0..60");
        }
    }

    /** No name: this may reach a log. */
    @Override
    public String toString() {
        return "Candidate[" + id + "]";
    }
}
