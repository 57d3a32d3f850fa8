package nl.kennispeil.delivery.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.MailAddress;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.screening.Screening;

/** Reads single values, and says what a spreadsheet has done to them. Safe for use by many threads. */
final class Values {

    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9](?:[.,][0-9]+)?[eE]\\+?[0-9]{1,2}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9{}_.:@-]{1,80}");
    private static final int LONGEST = 200;
    private static final int OLDEST = 100;
    private static final int YOUNGEST = 15;

    private static final Map<String, Training> TRAININGS = Map.ofEntries(
            Map.entry("aios", Training.AIOS),
            Map.entry("opleider", Training.OPLEIDER),
            Map.entry("trainer", Training.OPLEIDER),
            Map.entry("docent", Training.DOCENT),
            Map.entry("teacher", Training.DOCENT),
            Map.entry("aspirant opleider", Training.ASPIRANT_OPLEIDER),
            Map.entry("abonnee", Training.SUBSCRIBER),
            Map.entry("subscriber", Training.SUBSCRIBER),
            Map.entry("sollicitant", Training.APPLICANT),
            Map.entry("applicant", Training.APPLICANT),
            Map.entry("herintreder", Training.REENTRANT),
            Map.entry("reentrant", Training.REENTRANT),
            Map.entry("medewerker", Training.STAFF),
            Map.entry("staff", Training.STAFF));

    private static final Map<String, Ending.Kind> ENDS = Map.ofEntries(
            Map.entry("afgerond", Ending.Kind.COMPLETED),
            Map.entry("voltooid", Ending.Kind.COMPLETED),
            Map.entry("completed", Ending.Kind.COMPLETED),
            Map.entry("gestopt", Ending.Kind.STOPPED),
            Map.entry("stopped", Ending.Kind.STOPPED),
            Map.entry("overgestapt", Ending.Kind.LEFT),
            Map.entry("left", Ending.Kind.LEFT),
            Map.entry("overleden", Ending.Kind.DECEASED),
            Map.entry("deceased", Ending.Kind.DECEASED),
            Map.entry("einde rol", Ending.Kind.ROLE_ENDED),
            Map.entry("role ended", Ending.Kind.ROLE_ENDED),
            Map.entry("afgewezen", Ending.Kind.REJECTED),
            Map.entry("rejected", Ending.Kind.REJECTED),
            Map.entry("geplaatst", Ending.Kind.PLACED),
            Map.entry("placed", Ending.Kind.PLACED));

    private static final Map<String, String> REASONS = Map.of(
            "verlof", "leave",
            "leave", "leave",
            "overmacht", "force-majeure",
            "force majeure", "force-majeure",
            "onderzoek", "research",
            "promotie", "research",
            "research", "research");

    private final List<Institute> institutes;
    private final LocalDate today;

    Values(List<Institute> institutes, LocalDate today) {
        this.institutes = List.copyOf(institutes);
        this.today = today;
    }

    /** The value of a cell that is not empty: a String, LocalDate, Integer, BigDecimal, Training or Ending.Kind. */
    Object parse(Column column, String cell) {
        return switch (column) {
            case EXTERNAL_ID -> externalId(cell);
            case NAME, PHONE, ADDRESS -> text(column, cell);
            case MAIL -> mail(cell);
            case BIRTH_DATE -> birthDate(cell);
            case BIG -> big(cell);
            case INSTITUTE -> institute(cell);
            case TRAINING -> among(column, cell, TRAININGS, "training");
            case END_KIND -> among(column, cell, ENDS, "end-kind");
            case INTERRUPTION_REASON -> among(column, cell, REASONS, "reason");
            case SHARE -> share(cell);
            case EXEMPTION_WEEKS -> number(column, cell, 1, 156, "weeks");
            case EXTRA_MINUTES -> number(column, cell, 0, 60, "minutes");
            case INSTITUTE_FROM, BEGIN, END, INTERRUPTION_FROM, INTERRUPTION_UNTIL, SHARE_FROM, RESUMABLE_UNTIL ->
                Days.parse(column, cell);
        };
    }

    /** Refuses a cell with a number that may not be kept; whatever its column. */
    static Optional<Problem> screened(String cell, Optional<Column> column) {
        if (column.filter(each -> each == Column.BIG).isPresent() && cell.matches("[0-9]{8}")) {
            // most likely a BIG number without its zeros, which is told as such
            return Optional.empty();
        }
        return Screening.findInField(cell).map(each -> new Problem(column.orElse(null), each.code(), ""));
    }

    private static String externalId(String cell) {
        if (SCIENTIFIC.matcher(cell).matches()) {
            throw new Refusal(Problem.in(Column.EXTERNAL_ID, "scientific"));
        }
        if (!EXTERNAL_ID.matcher(cell).matches()) {
            throw new Refusal(Problem.in(Column.EXTERNAL_ID, "external-id"));
        }
        return cell;
    }

    private static String text(Column column, String cell) {
        if (cell.length() > LONGEST) {
            throw new Refusal(Problem.in(column, "too-long"));
        }
        String oneLine = cell.replaceAll("\\s*\\R\\s*", ", ");
        if (oneLine.chars().anyMatch(Character::isISOControl)) {
            throw new Refusal(Problem.in(column, "control"));
        }
        return oneLine;
    }

    private static String mail(String cell) {
        if (cell.length() > LONGEST || !MailAddress.isOne(cell)) {
            throw new Refusal(Problem.in(Column.MAIL, "mail"));
        }
        return cell;
    }

    private LocalDate birthDate(String cell) {
        LocalDate day = Days.parse(Column.BIRTH_DATE, cell);
        if (day.isAfter(today.minusYears(YOUNGEST)) || day.isBefore(today.minusYears(OLDEST))) {
            throw new Refusal(Problem.in(Column.BIRTH_DATE, "birth-date"));
        }
        return day;
    }

    private static String big(String cell) {
        if (SCIENTIFIC.matcher(cell).matches()) {
            throw new Refusal(Problem.in(Column.BIG, "scientific"));
        }
        String digits = cell.replaceAll("[ .]", "");
        if (digits.matches("[0-9]{11}")) {
            return digits;
        }
        throw new Refusal(Problem.in(Column.BIG, digits.matches("[0-9]{1,10}") ? "big-zeros" : "big-digits"));
    }

    private String institute(String cell) {
        return institutes.stream()
                .filter(each -> each.id().equalsIgnoreCase(cell) || each.name().equalsIgnoreCase(cell))
                .map(Institute::id)
                .findFirst()
                .orElseThrow(() -> new Refusal(Problem.in(Column.INSTITUTE, "institute")));
    }

    private static <T> T among(Column column, String cell, Map<String, T> known, String code) {
        T value = known.get(Column.normal(cell));
        if (value == null) {
            throw new Refusal(Problem.in(column, code));
        }
        return value;
    }

    private static BigDecimal share(String cell) {
        boolean percent = cell.endsWith("%");
        String number =
                (percent ? cell.substring(0, cell.length() - 1) : cell).strip().replace(',', '.');
        if (number.matches("[0-9]{1,3}(?:\\.[0-9]{1,4})?")) {
            BigDecimal share =
                    new BigDecimal(number).movePointLeft(percent ? 2 : 0).stripTrailingZeros();
            if (share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                return share;
            }
        }
        throw new Refusal(Problem.in(Column.SHARE, "share"));
    }

    private static Integer number(Column column, String cell, int lowest, int highest, String code) {
        if (cell.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(cell);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw new Refusal(Problem.in(column, code));
    }
}
