package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Who did what, in one line each (R73, after the field set of NEN 7513). Lines are numbered per subject, such as
 * {@code sitting/lhk-2026-n}, and only ever added. Each carries a digest of itself and the line before, so a line that
 * is changed or missing shows.
 */
public final class AuditTrail {

    /**
     * One line.
     *
     * @param subject what it is about, such as {@code sitting/…}
     * @param number 1, 2, … per subject
     * @param actor login of who did it, or {@code system}
     * @param role role of the actor then
     * @param action what was done, such as {@code sitting.close}
     * @param about the attempt or person concerned; empty when it is the whole subject
     * @param detail settings of the action; never an answer
     */
    public record Line(
            String subject,
            int number,
            Instant at,
            String actor,
            String role,
            String action,
            String about,
            String detail,
            String digest) {}

    private final Shelf lines;
    private final Shelf counters;

    public AuditTrail(Shelves shelves) {
        this.lines = shelves.shelf("audit", Holds.PERSONS);
        this.counters = shelves.shelf("audit_counters", Holds.PERSONS);
    }

    /** Appends a line; returns after it is durable. */
    public void append(
            String subject, String actor, String role, String action, String about, String detail, Instant at) {
        int number = counters.change(Change.ofOrCreate(subject).increment("last", 1))
                .map(each -> each.number("last"))
                .orElseThrow(() -> new IllegalStateException("a counter that was just raised exists"));
        String before = lines.find(id(subject, number - 1))
                .map(each -> each.text("digest"))
                .orElse("");
        Line line = new Line(subject, number, at, actor, role, action, about, detail, "");
        lines.insert(Fields.of(id(subject, number))
                .with("schema", 1)
                .with("at", at)
                .with("actor", actor)
                .with("role", role)
                .with("action", action)
                .with("about", about)
                .with("detail", detail)
                .with("digest", digest(before, line))
                .build());
    }

    /** The latest lines about a subject, newest first. */
    public List<Line> latest(String subject, int atMost) {
        int last = counters.find(subject).map(each -> each.number("last")).orElse(0);
        List<String> ids = new ArrayList<>();
        for (int number = last; number > Math.max(0, last - atMost); number--) {
            ids.add(id(subject, number));
        }
        return lines.findAll(ids).stream()
                .map(each -> fromFields(subject, each))
                .sorted(Comparator.comparingInt(Line::number).reversed())
                .toList();
    }

    private static String digest(String before, Line line) {
        return Digests.sha256Hex(String.join(
                "\u0000",
                before,
                line.subject(),
                Integer.toString(line.number()),
                line.at().toString(),
                line.actor(),
                line.role(),
                line.action(),
                line.about(),
                line.detail()));
    }

    private static String id(String subject, int number) {
        return subject + "#" + number;
    }

    private static Line fromFields(String subject, Fields fields) {
        return new Line(
                subject,
                Integer.parseInt(fields.id().substring(subject.length() + 1)),
                fields.instant("at"),
                fields.text("actor"),
                fields.text("role"),
                fields.text("action"),
                fields.text("about"),
                fields.text("detail"),
                fields.text("digest"));
    }
}
