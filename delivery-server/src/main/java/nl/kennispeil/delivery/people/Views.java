package nl.kennispeil.delivery.people;

import java.util.List;
import nl.kennispeil.delivery.intake.Outcome;

/** What the screens about persons show, in words and numbers that are ready. */
public final class Views {

    private Views() {}

    /** One enrolment in the list. */
    public record Row(
            String person,
            String name,
            String mail,
            String institute,
            String training,
            String phase,
            String state,
            String begin,
            String end) {}

    /**
     * What is asked of the list.
     *
     * @param state coming, active, leave or ended; empty for all
     * @param phase 1..6; empty for all
     */
    public record Filter(String institute, String training, String state, String phase) {

        /** As a query, from the second parameter on. */
        public String query() {
            return "instituut=" + institute + "&soort=" + training + "&stand=" + state + "&fase=" + phase;
        }
    }

    /** A choice in a form. */
    public record Choice(String value, String label) {}

    /** A field of a person that is known. */
    public record Known(String field, String value) {}

    /** A bar of the timeline, in hundredths of a percent of its width. */
    public record Bar(String kind, double from, double width, String label) {}

    /**
     * One enrolment on the page of a person.
     *
     * @param facts each a key of words and a value
     */
    public record Training(
            String id,
            String title,
            String institute,
            String state,
            List<Known> facts,
            List<Bar> bars,
            double today,
            String first,
            String last,
            boolean ended,
            int extraMinutes) {}

    /** A correction: when, by whom, why, and which fields. */
    public record Corrected(String at, String by, String reason, List<Outcome.FieldChange> changes) {}

    /** A file that is not taken yet. */
    public record Open(String id, String at, String by, boolean waiting, boolean own) {}

    /** A column of the file and what it is chosen for. */
    public record Chosen(String column, boolean required, int place, String example) {}

    /** A row in the preview or the report. */
    public record Told(
            int line,
            String externalId,
            String name,
            String kind,
            List<Outcome.FieldChange> changes,
            String field,
            String problem) {}
}
