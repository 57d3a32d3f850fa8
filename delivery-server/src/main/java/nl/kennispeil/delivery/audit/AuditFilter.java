package nl.kennispeil.delivery.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What somebody filled in to search the log, as it stands in the URL. Empty texts mean any.
 *
 * @param problem the field that cannot be used, as in the URL; empty when all can
 */
public record AuditFilter(
        String id,
        String who,
        String subject,
        String action,
        String kind,
        String outcome,
        String from,
        String until,
        String problem) {

    private static final int LONGEST = 120;

    static final AuditFilter NONE = new AuditFilter("", "", "", "", "", "", "", "", "");

    /** @param given the value of a field in the URL; empty when it is not there */
    static AuditFilter of(UnaryOperator<String> given) {
        AuditFilter read = new AuditFilter(
                given.apply("id"),
                given.apply("wie"),
                given.apply("onderwerp"),
                given.apply("actie"),
                given.apply("soort"),
                given.apply("uitkomst"),
                given.apply("van"),
                given.apply("tot"),
                "");
        return read.withProblem(read.problemFound());
    }

    public boolean active() {
        return !fields().isEmpty();
    }

    /** The query of a URL, such as {@code wie=bureau&soort=R}; empty when nothing was filled in. */
    public String url() {
        return fields().entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Query query(Scope scope, Concerned concerned) {
        return new Query(
                scope,
                id.isEmpty() ? Set.of() : concerned.ids(id),
                who,
                subject,
                action,
                Kind.of(kind),
                Outcome.of(outcome),
                day(from),
                day(until),
                "");
    }

    AuditFilter by(String login) {
        return new AuditFilter(id, login, subject, action, kind, outcome, from, until, problem);
    }

    AuditFilter subject(String other) {
        return new AuditFilter(id, who, other, action, kind, outcome, from, until, problem);
    }

    AuditFilter action(String other) {
        return new AuditFilter(id, who, subject, other, kind, outcome, from, until, problem);
    }

    AuditFilter days(LocalDate first, LocalDate last) {
        return new AuditFilter(id, who, subject, action, kind, outcome, first.toString(), last.toString(), problem);
    }

    private AuditFilter withProblem(String field) {
        return new AuditFilter(id, who, subject, action, kind, outcome, from, until, field);
    }

    private String problemFound() {
        for (Map.Entry<String, String> each : fields().entrySet()) {
            if (each.getValue().length() > LONGEST) {
                return each.getKey();
            }
        }
        if (!kind.isEmpty() && Kind.of(kind).isEmpty()) {
            return "soort";
        }
        if (!outcome.isEmpty() && Outcome.of(outcome).isEmpty()) {
            return "uitkomst";
        }
        if (!from.isEmpty() && day(from).isEmpty()) {
            return "van";
        }
        boolean backwards = day(from).isPresent()
                && day(until).filter(day(from).get()::isAfter).isPresent();
        return !until.isEmpty() && (day(until).isEmpty() || backwards) ? "tot" : "";
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("wie", who);
        fields.put("onderwerp", subject);
        fields.put("actie", action);
        fields.put("soort", kind);
        fields.put("uitkomst", outcome);
        fields.put("van", from);
        fields.put("tot", until);
        fields.values().removeIf(String::isEmpty);
        return fields;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
