package nl.kennispeil.delivery.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * The results. A document per attempt holds its versions in a map that only grows; the highest is the one that counts,
 * the first is kept for ever (domain.md, pitfall "rescoring must keep the first score").
 */
public final class Results {

    static final String SHELF = "results";

    private static final String VERSIONS = "v";

    private final Shelf shelf;

    public Results(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /** Appends results; one of a version that exists is not changed by appending an equal one. */
    public void append(Collection<Result> results) {
        shelf.changeAll(results.stream()
                .map(each -> Change.ofOrCreate(each.attempt().value())
                        .set(VERSIONS + "." + key(each.version()), toMap(each)))
                .toList());
    }

    /** The result that counts. */
    public Optional<Result> find(AttemptId attempt) {
        return shelf.find(attempt.value()).map(Results::latest);
    }

    /** Every version, the first one first. */
    @SuppressWarnings("unchecked")
    public List<Result> versions(AttemptId attempt) {
        List<Result> versions = new ArrayList<>();
        shelf.find(attempt.value())
                .ifPresent(document -> new TreeMap<>(document.map(VERSIONS))
                        .forEach((version, value) -> versions.add(
                                read(document.id(), version, Fields.nested((Map<String, Object>) value)))));
        return versions;
    }

    /** The results that count, of those attempts that have one. */
    public List<Result> findAll(Collection<AttemptId> attempts) {
        return shelf.findAll(attempts.stream().map(AttemptId::value).toList()).stream()
                .map(Results::latest)
                .toList();
    }

    /** Removes all versions of these attempts. */
    public void delete(Collection<AttemptId> attempts) {
        shelf.delete(attempts.stream().map(AttemptId::value).toList());
    }

    int count(Collection<AttemptId> attempts) {
        return shelf.findAll(attempts.stream().map(AttemptId::value).toList()).size();
    }

    private static String key(int version) {
        String digits = Integer.toString(version);
        return "0000".substring(digits.length()) + digits;
    }

    private static Map<String, Object> toMap(Result result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("form", result.form().toString());
        map.put("sum", result.sum().toPlainString());
        map.put("percentage", result.percentage().toPlainString());
        map.put("at", result.markedAt());
        List<String> items = new ArrayList<>();
        for (MarkedItem each : result.items()) {
            items.add(String.join(
                    "|",
                    each.item().toString(),
                    written(each.answer()),
                    each.mark().name(),
                    each.points().toPlainString(),
                    each.scored() ? "1" : "0"));
        }
        map.put("items", items);
        List<String> themes = new ArrayList<>();
        result.themes()
                .forEach((name, theme) -> themes.add(String.join(
                        "|",
                        name,
                        Integer.toString(theme.items()),
                        Integer.toString(theme.right()),
                        Integer.toString(theme.wrong()),
                        Integer.toString(theme.unknown()),
                        Integer.toString(theme.blank()),
                        theme.percentage().toPlainString(),
                        Integer.toString(theme.partial()),
                        Integer.toString(theme.pending()))));
        map.put("themes", themes);
        Measured measured = result.measured();
        if (measured != null) {
            map.put("measured", toMap(measured));
        }
        return map;
    }

    /** Numbers as text, to the last bit. */
    private static Map<String, Object> toMap(Measured measured) {
        List<String> themes = new ArrayList<>();
        measured.themes()
                .forEach(each -> themes.add(String.join(
                        "|",
                        each.category(),
                        Integer.toString(each.items()),
                        Double.toString(each.observed()),
                        Double.toString(each.expected()),
                        Double.toString(each.se()))));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("theta", Double.toString(measured.theta()));
        map.put("se", Double.toString(measured.se()));
        map.put("ending", measured.ending().name());
        map.put("items", measured.items());
        map.put("pilots", measured.pilots());
        map.put("themes", themes);
        return map;
    }

    private static @Nullable Measured measured(Map<String, Object> stored) {
        if (stored.isEmpty()) {
            return null;
        }
        Fields fields = Fields.nested(stored);
        return new Measured(
                Double.parseDouble(fields.text("theta")),
                Double.parseDouble(fields.text("se")),
                Measured.Ending.valueOf(fields.text("ending")),
                fields.number("items"),
                fields.number("pilots"),
                fields.texts("themes").stream().map(Results::level).toList());
    }

    private static Measured.ThemeLevel level(String written) {
        String[] part = written.split("\\|", -1);
        return new Measured.ThemeLevel(
                part[0],
                Integer.parseInt(part[1]),
                Double.parseDouble(part[2]),
                Double.parseDouble(part[3]),
                Double.parseDouble(part[4]));
    }

    @SuppressWarnings("unchecked")
    private static Result latest(Fields document) {
        Map.Entry<String, Object> last = new TreeMap<>(document.map(VERSIONS)).lastEntry();
        return read(document.id(), last.getKey(), Fields.nested((Map<String, Object>) last.getValue()));
    }

    private static Result read(String attempt, String version, Fields fields) {
        Map<String, Result.Theme> themes = new LinkedHashMap<>();
        for (String each : fields.texts("themes")) {
            String[] part = each.split("\\|", -1);
            themes.put(
                    part[0],
                    new Result.Theme(
                            Integer.parseInt(part[1]),
                            Integer.parseInt(part[2]),
                            Integer.parseInt(part[3]),
                            Integer.parseInt(part[4]),
                            Integer.parseInt(part[5]),
                            // results from before items had parts hold neither
                            part.length > 7 ? Integer.parseInt(part[7]) : 0,
                            part.length > 8 ? Integer.parseInt(part[8]) : 0,
                            new BigDecimal(part[6])));
        }
        return new Result(
                new AttemptId(attempt),
                Integer.parseInt(version),
                FormRef.parse(fields.text("form")),
                new BigDecimal(fields.text("sum")),
                new BigDecimal(fields.text("percentage")),
                fields.texts("items").stream().map(Results::markedItem).toList(),
                themes,
                fields.instant("at"),
                measured(fields.map("measured")));
    }

    private static MarkedItem markedItem(String written) {
        String[] part = written.split("\\|", -1);
        return new MarkedItem(
                ItemRef.parse(part[0]),
                read(part[1]),
                Mark.valueOf(part[2]),
                new BigDecimal(part[3]),
                part[4].equals("1"));
    }

    /** A bar divides the parts of a line; within JSON it may also be written by its number. */
    private static String written(String answer) {
        return answer.startsWith("{") ? answer.replace("|", "\\u007c") : answer;
    }

    private static String read(String written) {
        return written.startsWith("{") ? Answer.parse(written).wire() : written;
    }
}
