package nl.kennispeil.delivery.intake;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Takes in persons from files, in steps: send, say what the columns mean, look, confirm. Until the last step nothing of
 * it is written but the sealed file itself. Taking the same file twice changes nothing.
 */
public final class Intake {

    /** What a confirmation came to. */
    public enum Result {
        /** Everything that could be taken is taken; the file is gone. */
        TAKEN,
        /** It ends too many: it waits for a second person. */
        WAITING,
        /** Something changed here since it was looked at: look again. */
        STALE
    }

    /** A confirmation, and what was (or is to be) done. */
    public record Confirmed(Result result, Plan plan) {}

    /** The header of a file, some rows to recognise it by, and what its columns mean. */
    public record Columns(List<String> header, List<List<String>> sample, Mapping mapping) {}

    private static final int SAMPLE = 3;

    private final Uploads uploads;
    private final Headers headers;
    private final Institutes institutes;
    private final Planner planner;
    private final Enrolling enrolling;
    private final AuditTrail audit;
    private final SecureRandom random;

    /** The stores an intake works with. */
    public record Stores(
            Shelves shelves,
            Vault vault,
            Persons persons,
            Enrolments enrolments,
            Candidates candidates,
            Institutes institutes) {}

    /** @param kept whom only the privacy officer sees, so that a file neither shows nor changes them, and who is over */
    public Intake(Stores stores, Enrolling enrolling, Kept kept, AuditTrail audit, SecureRandom random) {
        this.uploads = new Uploads(stores.shelves(), stores.vault());
        this.headers = new Headers(stores.shelves());
        this.institutes = stores.institutes();
        this.planner = new Planner(stores.persons(), stores.enrolments(), stores.candidates(), enrolling, kept);
        this.enrolling = enrolling;
        this.audit = audit;
        this.random = random;
    }

    /**
     * Keeps a file for the next steps.
     *
     * @return its id
     * @throws UnreadableFile when nothing can be done with it
     */
    public String send(byte[] file, Account by, Instant now) {
        Upload.Kind kind = OneRoster.isZip(file) ? Upload.Kind.ONE_ROSTER : Upload.Kind.CSV;
        Sheet sheet = read(file, kind);
        Mapping mapping = Mapping.suggest(sheet.header(), headers.remembered(by.institute()));
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String id = "u-" + Base32.encode(bytes, 20).toLowerCase(Locale.ROOT);
        uploads.add(id, file, by.login(), by.institute(), kind, mapping, now);
        log(by, "import.send", "rows=" + sheet.rows().size() + "; kind=" + kind, now);
        return id;
    }

    /** A file of this account, or one that waits for a second person and which this account may confirm. */
    public Optional<Upload> find(String id, Account account, Instant now) {
        return uploads.find(id, now).filter(each -> mayLook(each, account));
    }

    /** Files that wait for this account as the second person, or that it left half-way. */
    public List<Upload> open(Account account, Instant now) {
        return uploads.all(now).stream().filter(each -> mayLook(each, account)).toList();
    }

    public Columns columns(Upload upload) {
        Sheet sheet = sheet(upload);
        return new Columns(
                sheet.header(),
                sheet.rows().stream().limit(SAMPLE).map(Sheet.Row::cells).toList(),
                new Mapping(upload.places()));
    }

    /**
     * Says what the columns mean, and remembers it for the next file.
     *
     * @param chosen the place of each column in the file
     */
    public Upload map(Upload upload, Map<Column, Integer> chosen, Account by) {
        Sheet sheet = sheet(upload);
        Map<Column, Integer> within = new EnumMap<>(Column.class);
        chosen.forEach((column, place) -> {
            if (place >= 0 && place < sheet.header().size()) {
                within.put(column, place);
            }
        });
        Mapping mapping = new Mapping(within);
        uploads.map(upload.id(), mapping);
        headers.remember(by.institute(), sheet.header(), mapping);
        return new Upload(
                upload.id(),
                upload.by(),
                upload.institute(),
                upload.at(),
                upload.kind(),
                upload.waiting(),
                within,
                null,
                upload.pieces());
    }

    /** What taking the file would do now. */
    public Plan look(Upload upload, Instant now) {
        Plan plan = plan(upload, now);
        uploads.known(upload.id(), plan.known().stream().map(PersonId::value).toList());
        return plan;
    }

    /**
     * Takes the file, when it still does what was looked at and may be taken by this person alone.
     *
     * @param seen digest of the plan that was looked at
     */
    public synchronized Confirmed confirm(Upload upload, String seen, Account by, Instant now) {
        Plan plan = plan(upload, now);
        if (!plan.digest().equals(seen)) {
            return new Confirmed(Result.STALE, plan);
        }
        boolean second = !by.login().equals(upload.by()) && by.may(Permission.CONFIRM_IMPORT);
        if (plan.massEnd().stops() && !second) {
            uploads.await(upload.id());
            log(
                    by,
                    "import.stop",
                    "ending=" + plan.massEnd().ending() + "; active="
                            + plan.massEnd().active(),
                    now);
            return new Confirmed(Result.WAITING, plan);
        }
        enrolling.putAll(plan.wanted(), Enrolling.Actor.of(by), "", now);
        uploads.remove(upload);
        log(
                by,
                "import.take",
                "new=" + plan.count(Outcome.Kind.NEW) + "; changed=" + plan.count(Outcome.Kind.CHANGED) + "; refused="
                        + plan.count(Outcome.Kind.REFUSED) + "; sent-by=" + upload.by(),
                now);
        return new Confirmed(Result.TAKEN, plan);
    }

    /** Throws a file away. */
    public void cancel(Upload upload, Account by, Instant now) {
        uploads.remove(upload);
        log(by, "import.cancel", "sent-by=" + upload.by(), now);
    }

    /** Throws away what has waited too long; for every hour. */
    public int expire(Instant now) {
        return uploads.expire(now);
    }

    /** Plans what one system says of one person; the way of the interface. */
    public Plan plan(List<Map<Column, String>> rows, @Nullable String institute, Instant now) {
        Values values = new Values(institutes.all(), Enrolling.today(now));
        List<Entry> entries = new ArrayList<>();
        List<Outcome> refused = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                entries.add(Entry.read(i + 1, rows.get(i), values));
            } catch (Refusal e) {
                refused.add(Outcome.refused(i + 1, "", "", e.problem()));
            }
        }
        return planner.plan(entries, refused, institute, now);
    }

    /** Does what was planned from the interface. */
    public synchronized int take(Plan plan, Enrolling.Actor by, Instant now) {
        return enrolling.putAll(plan.wanted(), by, "", now);
    }

    private boolean mayLook(Upload upload, Account account) {
        return upload.by().equals(account.login())
                || (upload.waiting() && account.may(Permission.CONFIRM_IMPORT) && account.institute() == null);
    }

    private Plan plan(Upload upload, Instant now) {
        Sheet sheet = sheet(upload);
        Mapping mapping = new Mapping(upload.places());
        Values values = new Values(institutes.all(), Enrolling.today(now));
        List<Entry> entries = new ArrayList<>();
        List<Outcome> refused = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            try {
                entries.add(entry(row, mapping, values));
            } catch (Refusal e) {
                refused.add(Outcome.refused(row.line(), "", "", e.problem()));
            }
        }
        return planner.plan(entries, refused, upload.institute(), now);
    }

    private static Entry entry(Sheet.Row row, Mapping mapping, Values values) {
        if (!row.problem().isEmpty()) {
            throw new Refusal(Problem.ofRow(row.problem(), ""));
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        mapping.places()
                .forEach((column, place) -> cells.put(
                        column, place < row.cells().size() ? row.cells().get(place) : ""));
        for (int i = 0; i < row.cells().size(); i++) {
            if (!mapping.places().containsValue(i)) {
                Values.screened(row.cells().get(i), Optional.empty()).ifPresent(problem -> {
                    throw new Refusal(problem);
                });
            }
        }
        return Entry.read(row.line(), cells, values);
    }

    private Sheet sheet(Upload upload) {
        return read(uploads.file(upload), upload.kind());
    }

    private Sheet read(byte[] file, Upload.Kind kind) {
        Sheet sheet = kind == Upload.Kind.ONE_ROSTER ? OneRoster.read(file, institutes.all()) : Sheet.read(file);
        Headers.check(sheet.header());
        return sheet;
    }

    private void log(Account by, String action, String detail, Instant now) {
        audit.append("import", by.login(), by.role().code(), action, "", detail, now);
    }
}
