package nl.kennispeil.delivery.testform;

import java.util.List;
import java.util.Map;

/** What the screens of blueprints and forms show, in words. */
public final class Screens {

    private Screens() {}

    /** A form in the list. */
    public record FormRow(
            String ref,
            String title,
            String kind,
            String state,
            int items,
            int minutes,
            String approved,
            String master,
            boolean behind,
            int alarms) {}

    /**
     * A place in a form.
     *
     * @param question empty for those who do not see items
     * @param facts category, age and so on
     * @param problems what is wrong with it, in words
     */
    public record PlaceRow(
            int number,
            String id,
            String ref,
            String question,
            String facts,
            String cell,
            String key,
            String p,
            boolean scored,
            String together,
            List<String> problems) {}

    /** An item of the bank that may be put in, with what warns against it. */
    public record BankRow(
            String id, String ref, String question, String facts, String p, List<String> warnings, boolean usable) {}

    /**
     * A demand held against a form.
     *
     * @param group the dimension it belongs to, as a code
     */
    public record CoverageRow(String group, String about, String wanted, String got, String standing, double share) {}

    /**
     * The demands of one dimension.
     *
     * @param off how many are not met
     */
    public record CoverageGroup(String code, String label, List<CoverageRow> rows, int off) {}

    /** A demand held against the bank. */
    public record CellRow(
            String about, int min, String max, int usable, int missing, String fallen, double share, double need) {}

    /** Items over two columns. */
    public record Cross(List<String> columns, Map<String, List<Integer>> rows) {}

    /** A blueprint in the list. */
    public record BlueprintRow(String id, String name, int version, int length, int constraints, String at, int gaps) {}

    /** What a filter offers and what is chosen. */
    public record Filter(String name, String label, List<String> values, String chosen) {}

    /** A step towards frozen, and why it cannot be taken. */
    public record StepRow(String code, boolean may, String reason) {}

    /** A change that somebody else made in the meantime. */
    public record Told(String by, String words) {}

    /** One row of the editor of a blueprint, as typed. */
    public record Typed(
            String kind,
            String column,
            String value,
            String column2,
            String value2,
            String min,
            String max,
            String problem) {}

    /**
     * A booklet that can be printed.
     *
     * @param not what is not in it and why, a line each
     * @param without the numbers of those, as the button sends them
     */
    public record BookletRow(String language, List<String> not, String without) {}
}
