package nl.kennispeil.delivery.testform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            int approved,
            String master,
            boolean behind,
            int alarms) {}

    /**
     * What an item asks; empty for those who do not see items.
     *
     * @param options each with its letter
     */
    public record Stem(String question, List<String> lead, List<String> options) {
        static final Stem HIDDEN = new Stem("", List.of(), List.of());

        public boolean shown() {
            return !question.isEmpty();
        }
    }

    /** How often a letter is the key, and which share of the longest bar that is. */
    public record KeyRow(String letter, int times, String share, double bar) {}

    /**
     * A place in a form.
     *
     * @param facts category, age and so on
     * @param problems what is wrong with it, in words
     */
    public record PlaceRow(
            int number,
            String id,
            String ref,
            Stem stem,
            String facts,
            String cell,
            String key,
            String p,
            boolean scored,
            String together,
            List<String> problems) {}

    /** An item of the bank that may be put in, with what warns against it. */
    public record BankRow(
            String id, String ref, Stem stem, String facts, String p, List<String> warnings, boolean usable) {}

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

    /** What is wrong with a field, by the id of that field. */
    public record Problem(String field, String words) {}

    /**
     * What the bank has for a demand.
     *
     * @param fallen why others cannot be used, in words
     * @param share the length of its bar, 0 to 1
     * @param need where on it stands what is needed, 0 to 1
     */
    public record Have(int usable, int missing, String fallen, double share, double need) {}

    /**
     * A demand on the page of a blueprint.
     *
     * @param index its number among all rows
     * @param name what it is called outside its dimension
     * @param have null when it does not count items, or nothing is counted yet
     * @param free true when it was added by hand, and may be taken away
     */
    public record Demand(
            int index,
            Typed typed,
            String label,
            String name,
            @Nullable Have have,
            boolean free) {

        public boolean gap() {
            return have != null && have.missing() > 0;
        }
    }

    /**
     * The demands of one dimension.
     *
     * @param sum whether they add up to the length, in words; empty where that says nothing
     * @param off true when they cannot add up
     * @param gaps how many of them the bank cannot fill
     * @param asked how many of them ask something
     */
    public record Dimension(
            String code, String label, List<Demand> demands, String sum, boolean off, int gaps, int asked) {}

    /** Items over two columns. */
    public record Cross(List<String> columns, Map<String, List<Integer>> rows) {}

    /** A blueprint in the list. */
    public record BlueprintRow(String id, String name, int version, int length, int constraints, String at, int gaps) {}

    /** What a filter offers and what is chosen. */
    public record Filter(String name, String label, List<Choice> values, String chosen) {}

    /** A value with its words. */
    public record Choice(String value, String words) {}

    /** A step towards frozen, and why it cannot be taken. */
    public record StepRow(String code, boolean may, String reason) {}

    /** A change that somebody else made in the meantime. */
    public record Told(String by, String words) {}

    /**
     * One row of the editor of a blueprint, as typed.
     *
     * @param wrong the field that is wrong: {@code value}, {@code min} or {@code max}; empty for none
     */
    public record Typed(
            String kind,
            String column,
            String value,
            String column2,
            String value2,
            String min,
            String max,
            String wrong,
            String problem) {

        static final String BETWEEN = "\t";

        /** What it asks about, in one field: a page has many rows. */
        public String demand() {
            return String.join(BETWEEN, kind, column, value, column2, value2);
        }

        Typed with(String field, String words) {
            return new Typed(kind, column, value, column2, value2, min, max, field, words);
        }

        /** True when it asks nothing. */
        public boolean blank() {
            boolean ticked = kind.equals("actual") || kind.equals("wholesets");
            return ticked ? value.isEmpty() : min.isEmpty() && max.isEmpty();
        }
    }

    /**
     * What a page says after filling up.
     *
     * @param quality how good the choice is
     * @param missing what the form still misses
     * @param clash demands that cannot hold together
     * @param relax changes with which it is possible
     * @param smallest true when no smaller change does
     */
    public record FilledUp(
            List<String> quality, List<String> missing, List<String> clash, List<String> relax, boolean smallest) {
        static final FilledUp NOTHING = new FilledUp(List.of(), List.of(), List.of(), List.of(), true);
    }

    /**
     * A booklet that can be printed.
     *
     * @param not what is not in it and why, a line each
     * @param without the numbers of those, as the button sends them
     */
    public record BookletRow(String language, List<String> not, String without) {}
}
