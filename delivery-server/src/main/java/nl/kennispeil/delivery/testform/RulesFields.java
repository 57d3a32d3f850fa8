package nl.kennispeil.delivery.testform;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** The rules of a form as somebody types them. */
public final class RulesFields {

    /** Numbers of options that a table of penalties can name on screen. */
    public static final int FEWEST_OPTIONS = 2;

    public static final int MOST_OPTIONS = 6;

    private RulesFields() {}

    /**
     * Reads all rules.
     *
     * @param field gives a field by name; empty when it was not sent
     * @param old what to keep where the screen has no field: other numbers of options, and what makes it adaptive
     * @throws BadRequest 400 that names what is wrong
     */
    static FormRules read(UnaryOperator<String> field, FormRules old) {
        return new FormRules(
                Duration.ofMinutes(minutes(field.apply("minutes"), 1, 720, "form-minutes")),
                Duration.ofMinutes(minutes(field.apply("grace"), 0, 1440, "form-grace")),
                old.adaptive() == null ? choice(Navigation.class, field.apply("navigation")) : Navigation.FORWARD_ONLY,
                !field.apply("unknown").isEmpty(),
                penalties(field, old.penalties()),
                choice(Release.class, field.apply("release")),
                choice(Feedback.class, field.apply("feedback")),
                old.adaptive());
    }

    /** What a wrong answer costs as it stands in its field, without a sign; empty for nothing in the table. */
    public static String typed(PenaltyTable table, int options, boolean comma) {
        BigDecimal points = table.wrongByOptions().get(options);
        String text = points == null ? "" : points.negate().toPlainString();
        return comma ? text.replace('.', ',') : text;
    }

    private static PenaltyTable penalties(UnaryOperator<String> field, PenaltyTable old) {
        Map<Integer, BigDecimal> table = new TreeMap<>();
        old.wrongByOptions().forEach((options, points) -> {
            if (options > MOST_OPTIONS) {
                table.put(options, points);
            }
        });
        for (int options = FEWEST_OPTIONS; options <= MOST_OPTIONS; options++) {
            String typed =
                    field.apply("wrong" + options).strip().replace(',', '.').replaceFirst("^[-−]", "");
            if (typed.isEmpty()) {
                continue;
            }
            if (!typed.matches("[0-9](\\.[0-9]{1,3})?")) {
                throw new BadRequest(400, "form-penalty");
            }
            BigDecimal points = new BigDecimal(typed).negate();
            // equal numbers of another scale are the same rule
            BigDecimal before = old.wrongByOptions().get(options);
            table.put(options, before != null && before.compareTo(points) == 0 ? before : points);
        }
        return new PenaltyTable(table);
    }

    private static int minutes(String typed, int least, int most, String code) {
        String text = typed.strip();
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new BadRequest(400, code);
        }
        return Integer.parseInt(text);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String typed) {
        try {
            return Enum.valueOf(type, typed);
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "form-rules");
        }
    }
}
