package nl.kennispeil.delivery.accesscopy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * Makes the copy of everything that is known of somebody, as a zip of pages to read and files for machines. It is made
 * while it is sent: nothing of it stays here.
 */
public final class AccessCopy {

    /** What is asked for. */
    public enum Kind {
        /** Everything (AVG art. 15). */
        ACCESS,
        /** What the person gave: profile and raw answers, no scores (AVG art. 20). */
        PORTABLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String PAGE = "inzage.html";
    private static final String PAPER = "inzage.pdf";
    private static final String DATA = "gegevens.json";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-M-yyyy").withZone(Page.ZONE);

    private final List<CopyPart> parts;
    private final Enrolments enrolments;
    private final Sittings sittings;
    private final Attempts attempts;
    private final ServerSecret secret;
    private final CopyPages pages = new CopyPages();

    public AccessCopy(
            List<CopyPart> parts, Enrolments enrolments, Sittings sittings, Attempts attempts, ServerSecret secret) {
        this.parts = List.copyOf(parts);
        this.enrolments = enrolments;
        this.sittings = sittings;
        this.attempts = attempts;
        this.secret = secret;
    }

    /** The shelves that the parts tell of. */
    public Set<String> shelves() {
        Set<String> shelves = new TreeSet<>();
        parts.forEach(each -> shelves.addAll(each.shelves()));
        return shelves;
    }

    /** The person whose enrolment this is; empty when there is none, or it is gone. */
    public Optional<CopySubject> subject(CandidateId enrolment) {
        return enrolments.find(enrolment).map(this::subject);
    }

    private CopySubject subject(Enrolment one) {
        List<Enrolment> all = enrolments.of(one.person()).stream()
                .sorted(Comparator.comparing(Enrolment::begin))
                .toList();
        Map<SittingId, Instant> moments = new HashMap<>();
        List<AttemptId> ids = new ArrayList<>();
        for (Sitting each : sittings.all()) {
            moments.put(each.id(), each.opens());
            all.forEach(enrolment -> ids.add(
                    AttemptId.of(secret, each.id().value(), enrolment.id().value())));
        }
        List<Attempt> sat = attempts.findAll(ids).values().stream()
                .sorted(Comparator.comparing(each -> moments.getOrDefault(each.sitting(), Instant.EPOCH)))
                .toList();
        return new CopySubject(one.person(), all, sat);
    }

    /**
     * Writes the zip; the stream stays open. The first bytes come before the data is gathered, so that whoever waits
     * sees that it began.
     *
     * @throws IOException when the stream fails
     */
    public void write(CopySubject subject, Kind kind, Instant now, OutputStream out) throws IOException {
        String made = DAY.format(now);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "stijl.css", now, pages.style());
        zip.flush();
        out.flush();
        List<CopyTable> tables = new ArrayList<>();
        List<String> others = new ArrayList<>(List.of(PAGE, PAPER, DATA));
        for (CopyPart part : parts) {
            for (CopyTable each : part.of(subject)) {
                if (kind == Kind.ACCESS || each.reach() == CopyTable.Reach.PORTABLE) {
                    entry(zip, each.name() + ".csv", now, CopyFiles.csv(each));
                    tables.add(each);
                }
            }
            for (CopyPart.CopyFile each : part.files(subject)) {
                entry(zip, each.name(), now, each.content());
                others.add(each.name());
            }
        }
        entry(zip, DATA, now, CopyFiles.json(tables));
        entry(zip, PAGE, now, pages.html(tables, kind.code(), made));
        entry(zip, PAPER, now, pages.pdf(tables, kind.code(), made));
        entry(zip, "lees-mij.html", now, pages.readMe(tables, others, kind.code(), made));
        zip.finish();
        out.flush();
    }

    private static void entry(ZipOutputStream zip, String name, Instant now, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(now.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
