package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log promises on any store. */
abstract class AuditTrailContract {

    static final Instant NINE = Instant.parse("2026-11-22T08:00:00.123Z");
    static final String SITTING = "sitting/lhk-test";
    static final Account BERK = new Account("berk", Role.COORDINATOR, "Coördinator Berk", "berk", null);

    private static final String ANNA = "AAAAAAAAAAAAAAAAAAAA";
    private static final String BEA = "BBBBBBBBBBBBBBBBBBBB";

    final ServerSecret secret = ServerSecret.random();
    private Shelves shelves = (name, holds) -> {
        throw new IllegalStateException("not set up");
    };
    private AuditTrail trail = new AuditTrail(empty(), secret);

    /** Shelves with nothing on them. */
    abstract Shelves shelves();

    private static Shelves empty() {
        return new nl.kennispeil.delivery.shelf.InMemoryShelves();
    }

    @BeforeEach
    void begin() {
        shelves = shelves();
        trail = new AuditTrail(shelves, secret);
    }

    @Test
    void aLineKeepsAllItsFields() {
        trail.write(Entry.of(BERK, "attempt.reopen", SITTING, NINE)
                .about(List.of(ANNA, BEA))
                .owner("berk")
                .with("bureau")
                .from(Origin.of("cookie", "192.0.2.44", "berk"))
                .kind(Kind.EXECUTE)
                .failed("closed")
                .detail("minutes", 30));

        Line line = trail.latest(SITTING, 10).get(0);
        assertThat(line.number()).isOne();
        assertThat(line.at()).isEqualTo(NINE);
        assertThat(line.actor()).isEqualTo(Trace.of(secret, "berk"));
        assertThat(line.role()).isEqualTo("coordinator");
        assertThat(line.institute()).isEqualTo("berk");
        assertThat(line.session()).hasSize(12);
        assertThat(line.from()).isEqualTo("192.0.2.0/24");
        assertThat(line.action()).isEqualTo("attempt.reopen");
        assertThat(line.kind()).isEqualTo(Kind.EXECUTE);
        assertThat(line.subjectPath()).isEqualTo(SITTING);
        assertThat(line.about()).extracting(Trace::raw).containsExactlyInAnyOrder(ANNA, BEA);
        assertThat(line.owner()).isEqualTo("berk");
        assertThat(line.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line.with().raw()).isEqualTo("bureau");
        assertThat(line.detail()).containsExactly(Map.entry("reason", "closed"), Map.entry("minutes", "30"));
        assertThat(line.digest()).matches("[0-9a-f]{64}");
    }

    @Test
    void theShortWayOfWritingALineStillWorks() {
        trail.append(SITTING, "bureau", "bureau", "sitting.enrol", ANNA, "added=3; of=5", NINE);
        trail.append(SITTING, "system", "system", "sitting.closed", "", "something else", NINE);

        List<Line> lines = trail.latest(SITTING, 10);
        assertThat(lines).extracting(Line::action).containsExactly("sitting.closed", "sitting.enrol");
        assertThat(lines.get(1).kind()).isEqualTo(Kind.CREATE);
        assertThat(lines.get(1).detail()).containsExactly(Map.entry("added", "3"), Map.entry("of", "5"));
        trail.append("retention", "system", "system", "retention.run", "", "due=2 purged=1 as-of=2026", NINE);
        assertThat(trail.latest("retention", 1).get(0).detail())
                .containsExactly(Map.entry("due", "2"), Map.entry("purged", "1"), Map.entry("as-of", "2026"));
        assertThat(lines.get(0).detail()).containsExactly(Map.entry("text", "something else"));
        assertThat(lines.get(0).about()).isEmpty();
    }

    @Test
    void anEntryAboutManyBecomesLinesThatAreEachFound() {
        List<String> ids = IntStream.range(0, 250).mapToObj(i -> "A-" + i).toList();
        trail.write(Entry.of(BERK, "sitting.codes-table", SITTING, NINE).about(ids));

        assertThat(trail.latest(SITTING, 10))
                .extracting(each -> each.about().size())
                .containsExactly(50, 100, 100);
        assertThat(trail.about(List.of("A-249"), 10)).extracting(Line::number).containsExactly(3);
        assertThat(trail.verify().lines()).isEqualTo(3);
    }

    @Test
    void manyEntriesAtOnceAreTheSameLinesInFewBlocks() {
        trail.append(SITTING, "bureau", "bureau", "sitting.enrol", ANNA, "", NINE);
        List<Entry> many = IntStream.range(0, 300)
                .mapToObj(i -> AuditTrail.entry(
                        "person/P-" + i, "bureau", "bureau", "person.add", "P-" + i, "added=" + i, NINE))
                .toList();
        trail.writeAll(many);
        trail.writeAll(List.of());
        trail.append(SITTING, "bureau", "bureau", "sitting.enrol", BEA, "", NINE);

        Verification whole = new AuditTrail(shelves, secret).verify();
        assertThat(whole.ok()).isTrue();
        assertThat(whole.lines()).isEqualTo(302);
        for (int i : new int[] {0, 63, 64, 299}) {
            Line line = trail.about(List.of("P-" + i), 10).get(0);
            assertThat(line.number()).isEqualTo(2 + i);
            assertThat(line.detail()).containsEntry("added", Integer.toString(i));
        }
        // 300 lines of 64 to a block
        assertThat(IntStream.rangeClosed(1, 302)
                        .filter(i -> shelves.shelf("audit_lines", Holds.PERSONS)
                                .find(String.format("%010d", i))
                                .isPresent())
                        .count())
                .isEqualTo(1 + 5 + 1);
    }

    /** The store takes no more after some blocks: what is there is a whole chain, and nothing of the rest comes later. */
    @Test
    void aBrokenOffBatchLeavesItsFirstLinesAndNothingBehind() {
        int[] left = {2};
        Shelves failing = (name, holds) -> {
            Shelf shelf = shelves.shelf(name, holds);
            return name.equals("audit_lines") ? new FailingShelf(shelf, left) : shelf;
        };
        AuditTrail broken = new AuditTrail(failing, secret);
        List<Entry> many = IntStream.range(0, 200)
                .mapToObj(i -> AuditTrail.entry("person/P-" + i, "bureau", "bureau", "person.add", "P-" + i, "", NINE))
                .toList();

        assertThatThrownBy(() -> broken.writeAll(many)).isInstanceOf(IllegalStateException.class);

        left[0] = 100;
        broken.append(SITTING, "bureau", "bureau", "sitting.enrol", ANNA, "", NINE);
        Verification after = new AuditTrail(shelves, secret).verify();
        assertThat(after.ok()).isTrue();
        assertThat(after.lines()).isEqualTo(2 * 64 + 1);
    }

    /** Takes so many documents and then none. */
    private record FailingShelf(Shelf shelf, int[] left) implements Shelf {

        @Override
        public Optional<Fields> find(String id) {
            return shelf.find(id);
        }

        @Override
        public List<Fields> findAll(Collection<String> ids) {
            return shelf.findAll(ids);
        }

        @Override
        public List<Fields> all() {
            return shelf.all();
        }

        @Override
        public boolean insert(Fields document) {
            if (left[0]-- <= 0) {
                throw new IllegalStateException("the disk is full");
            }
            return shelf.insert(document);
        }

        @Override
        public void putAll(Collection<Fields> documents) {
            shelf.putAll(documents);
        }

        @Override
        public Optional<Fields> change(Change change) {
            return shelf.change(change);
        }

        @Override
        public void changeAll(List<Change> changes) {
            shelf.changeAll(changes);
        }

        @Override
        public void delete(Collection<String> ids) {
            shelf.delete(ids);
        }
    }

    @Test
    void whatHasControlCharactersOrIsTooLongIsMadeFit() {
        trail.write(Entry.of("a\u0000b\nc", "", "login.refused", "login", NINE).detail("agent", "x".repeat(500)));

        Line line = trail.latest("login", 1).get(0);
        assertThat(line.actor().raw()).isEqualTo("a b c");
        assertThat(line.detail().get("agent")).hasSize(200).endsWith("…");
        assertThat(trail.verify().ok()).isTrue();
        assertThatThrownBy(() -> Entry.of(BERK, "No code", SITTING, NINE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Entry.of(BERK, "person.see", "p-4kx9", NINE))
                .as("an id without its kind, which no deletion would find")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linesAreFoundByWhomAboutWhomAndWhen() {
        write("berk", "result.view", ANNA, NINE);
        write("berk", "result.view", BEA, NINE.plusSeconds(86_400));
        write("eik", "attempt.message", ANNA, NINE.plusSeconds(2 * 86_400));
        LocalDate day = LocalDate.parse("2026-11-22");

        assertThat(trail.about(List.of(ANNA), 10)).extracting(Line::number).containsExactly(3, 1);
        assertThat(trail.about(List.of(ANNA, BEA), 2)).extracting(Line::number).containsExactly(3, 2);
        assertThat(trail.about(List.of("CCC"), 10)).isEmpty();
        assertThat(numbers(query("berk", "", Optional.empty()))).containsExactly(2, 1);
        assertThat(numbers(query("", "result.", Optional.empty()))).containsExactly(2, 1);
        assertThat(numbers(query("", "", Optional.of(Kind.CREATE)))).containsExactly(3);
        assertThat(numbers(Query.in(Scope.EVERYTHING).days(day, day))).containsExactly(1);
        assertThat(numbers(Query.in(Scope.EVERYTHING).days(day.plusDays(1), day.plusDays(9))))
                .containsExactly(3, 2);
        assertThat(numbers(Query.in(Scope.EVERYTHING).days(day.minusDays(9), day.minusDays(1))))
                .isEmpty();
        assertThat(numbers(Query.in(Scope.EVERYTHING).ids(Set.of(ANNA)).without("eik")))
                .containsExactly(1);
    }

    @Test
    void anInstituteReadsItsOwnLinesAndTheTechnicianThoseAboutNobody() {
        trail.write(Entry.of(BERK, "result.view", SITTING, NINE).about(ANNA).owner("berk"));
        trail.write(Entry.of("bureau", "bureau", "attempt.extra-time", SITTING, NINE)
                .about(BEA)
                .owner("eik"));
        trail.write(Entry.system("server.start", "server", NINE));

        assertThat(numbers(Query.in(Scope.ofInstitute("berk")))).containsExactly(1);
        assertThat(numbers(Query.in(Scope.ofInstitute("eik")))).containsExactly(2);
        assertThat(numbers(Query.in(Scope.ofInstitute("berk")).ids(Set.of(BEA))))
                .isEmpty();
        assertThat(numbers(Query.in(Scope.TECHNICAL_ONLY))).containsExactly(3);
    }

    @Test
    void aSearchIsReadInParts() {
        for (int i = 0; i < 30; i++) {
            write(i % 2 == 0 ? "berk" : "eik", "result.view", ANNA, NINE.plusSeconds(i));
        }
        Found first = trail.find(query("berk", "", Optional.empty()), 0, 10, NINE);
        Found second = trail.find(query("berk", "", Optional.empty()), first.next(), 10, NINE);

        assertThat(first.lines()).hasSize(10);
        assertThat(second.lines()).hasSize(5);
        assertThat(second.next()).isZero();
        assertThat(second.lines().get(0).number())
                .isLessThan(first.lines().get(9).number());
    }

    @Test
    void manyThreadsOfTwoNodesLoseNoLineAndBreakNoChain() throws Exception {
        AuditTrail other = new AuditTrail(shelves, secret);
        int threads = 8;
        int each = 40;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch together = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            AuditTrail mine = thread % 2 == 0 ? trail : other;
            String actor = "actor-" + thread;
            running.add(pool.submit(() -> {
                together.await();
                for (int i = 0; i < each; i++) {
                    mine.append(SITTING, actor, "bureau", "sitting.note", actor + "-" + i, "", NINE.plusSeconds(i));
                }
                return null;
            }));
        }
        together.countDown();
        for (Future<?> one : running) {
            one.get();
        }
        pool.shutdown();

        AuditTrail fresh = new AuditTrail(shelves, secret);
        assertThat(fresh.verify()).satisfies(outcome -> {
            assertThat(outcome.broken()).isEmpty();
            assertThat(outcome.lines()).isEqualTo(threads * each);
            assertThat(outcome.last()).isEqualTo(threads * each);
        });
        for (int thread = 0; thread < threads; thread++) {
            assertThat(numbers(query("actor-" + thread, "", Optional.empty()), fresh))
                    .as("lines of thread %s", thread)
                    .hasSize(each);
        }
        assertThat(fresh.about(List.of("actor-3-17"), 5)).hasSize(1);
    }

    @Test
    void theChainGoesOnAfterARestart() {
        write("berk", "result.view", ANNA, NINE);
        AuditTrail restarted = new AuditTrail(shelves, secret);
        restarted.append(SITTING, "eik", "coordinator", "result.view", BEA, "", NINE);
        write("berk", "result.view", ANNA, NINE);

        assertThat(trail.verify().lines()).isEqualTo(3);
        assertThat(trail.verify().ok()).isTrue();
        assertThat(trail.verify().head()).isEqualTo(restarted.verify().head());
    }

    @Test
    void aChangedLineShows() {
        fiveLines();
        change(3, line -> line.put("action", "sitting.close"));
        assertBroken(3, "line 3 was changed");
    }

    @Test
    void aChangedTimeShows() {
        fiveLines();
        change(5, line -> line.put("at", NINE.minusSeconds(60)));
        assertBroken(5, "line 5 was changed");
    }

    @Test
    void anIdThatWasPutInPlaceOfAnotherShows() {
        fiveLines();
        change(2, line -> line.put("actor", "somebody-else"));
        assertBroken(2, "an id in line 2 was changed");
    }

    @Test
    void anIdAboutWhomThatWasAddedShows() {
        fiveLines();
        change(4, line -> line.put("about", Map.of(LedgerId.of(secret, BEA), BEA)));
        assertBroken(4, "line 4 was changed");
    }

    @Test
    void aLineThatWasRemovedShows() {
        fiveLines();
        lines().delete(List.of(Block.id(3)));
        assertBroken(3, "line 3 is missing");
    }

    @Test
    void theFirstLineCannotGoUnseen() {
        fiveLines();
        lines().delete(List.of(Block.id(1)));
        assertBroken(1, "line 1 is missing");
    }

    @Test
    void theLastLineCannotGoUnseen() {
        fiveLines();
        lines().delete(List.of(Block.id(5)));
        assertBroken(5, "line 5 is missing; the chain has reached 5");
        lines().delete(List.of(Block.id(4)));
        assertBroken(4, "line 4 is missing; the chain has reached 5");
    }

    @Test
    void aServerThatGoesOnAfterACutDoesNotHideIt() {
        fiveLines();
        lines().delete(List.of(Block.id(4), Block.id(5)));
        trail = new AuditTrail(shelves, secret);
        write("berk", "result.view", ANNA, NINE);
        assertBroken(4, "line 4 is missing");
    }

    @Test
    void linesThatWereSwappedShow() {
        fiveLines();
        Map<String, Object> second = line(2);
        Map<String, Object> third = line(3);
        replace(2, third);
        replace(3, second);
        assertBroken(2, "in the place of line 2 is line 3");
    }

    @Test
    void linesThatWereSwappedAndNumberedAnewShow() {
        fiveLines();
        Map<String, Object> second = line(2);
        Map<String, Object> third = line(3);
        second.put("number", 3);
        third.put("number", 2);
        replace(2, third);
        replace(3, second);
        assertBroken(2, "line 2 was changed");
    }

    @Test
    void aLineWithinABlockCannotGoUnseen() {
        trail.write(Entry.of(BERK, "sitting.codes-table", SITTING, NINE)
                .about(IntStream.range(0, 250).mapToObj(i -> "A-" + i).toList()));
        Fields block = lines().find(Block.id(1)).orElseThrow();
        Map<String, Object> inside = new LinkedHashMap<>(block.map("lines"));
        inside.remove("01");
        lines().putAll(List.of(Fields.of(block.id())
                .with("schema", 1)
                .with("count", 3)
                .with("lines", inside)
                .build()));
        assertBroken(2, "line 2 is missing");
    }

    @Test
    void aHeadThatWasPutBackShows() {
        fiveLines();
        Shelf ends = shelves.shelf("audit_ends", Holds.NOBODY);
        Fields head = ends.find("head").orElseThrow();
        String reached = head.text("reached").replaceFirst("^0000000005", "0000000002");
        ends.putAll(List.of(
                Fields.of("head").with("schema", 1).with("reached", reached).build()));
        assertThat(trail.verify().ok()).isFalse();
        ends.delete(List.of("head"));
        assertBroken(5, "the head is missing, so lines after 5 may be too");
    }

    @Test
    void anAnchorThatWasMadeUpShows() {
        fiveLines();
        String digest = trail.latest(SITTING, 5).get(3).digest();
        lines().delete(List.of(Block.id(1), Block.id(2)));
        shelves.shelf("audit_ends", Holds.NOBODY)
                .putAll(List.of(Fields.of("anchor")
                        .with("schema", 1)
                        .with("number", 2)
                        .with("digest", digest)
                        .with("seal", "0".repeat(64))
                        .with("cleanedBefore", 3)
                        .build()));
        assertBroken(2, "the anchor is not one that this installation made");
    }

    @Test
    void withoutTheSecretNobodyCanWriteTheChainAnew() {
        fiveLines();
        assertThat(new AuditTrail(shelves, ServerSecret.random()).verify().ok()).isFalse();
    }

    @Test
    void nothingIsNotBroken() {
        assertThat(trail.verify())
                .isEqualTo(new Verification(0, 0, 0, Optional.empty(), Place.START, Optional.empty()));
    }

    @Test
    void aPersonWhoGoesLeavesLinesThatStillHold() {
        Subject subject = subject("E-1", "P-1", true, ANNA);
        AuditDeletion deletion = new AuditDeletion(trail, any -> List.of("aios-1"));
        write("berk", "result.view", ANNA, NINE);
        write("aios-1", "login.allowed", "E-1", NINE);
        trail.write(Entry.of("aios-1", "aios", "person.change", "person/P-1", NINE));
        trail.write(
                Entry.of(BERK, "sitting.release", SITTING, NINE).with("aios-1").about(List.of(ANNA, BEA)));
        Verification before = trail.verify();

        assertThat(deletion.remaining(subject)).isGreaterThanOrEqualTo(4);
        assertThat(deletion.delete(subject)).isGreaterThanOrEqualTo(4);

        assertThat(deletion.remaining(subject)).isZero();
        assertThat(deletion.delete(subject)).as("once more").isZero();
        assertThat(trail.verify()).isEqualTo(before);
        assertThat(trail.about(List.of("E-1", "P-1", ANNA), 10)).isEmpty();
        assertThat(trail.about(List.of(BEA), 10)).hasSize(1);
        assertThat(lines().all().toString()
                        + lines().all().stream().map(Fields::values).toList())
                .doesNotContain(ANNA)
                .doesNotContain("E-1")
                .doesNotContain("P-1")
                .doesNotContain("aios-1")
                .contains(LedgerId.of(secret, ANNA));
        assertThat(shelves.shelf("audit_index", Holds.PERSONS).all())
                .extracting(Fields::id)
                .noneMatch(each -> each.contains(LedgerId.of(secret, ANNA)));
        assertThat(trail.latest(SITTING, 1).get(0).with().gone()).isTrue();
    }

    @Test
    void aPersonWithAnotherTrainingKeepsThePersonsOwnLines() {
        write("berk", "person.view", "P-1", NINE);
        write("berk", "result.view", ANNA, NINE);

        new AuditDeletion(trail, any -> List.of()).delete(subject("E-1", "P-1", false, ANNA));

        assertThat(trail.about(List.of("P-1"), 10)).hasSize(1);
        assertThat(trail.about(List.of(ANNA), 10)).isEmpty();
    }

    @Test
    void linesGoAfterTwentyFourMonthsToTheDayAndTheRestStillHolds() {
        write("berk", "result.view", ANNA, Instant.parse("2024-09-30T21:59:00Z"));
        write("berk", "result.view", ANNA, Instant.parse("2024-10-31T22:59:59Z"));
        // the first moment of 22 November in Amsterdam
        write("berk", "result.view", ANNA, Instant.parse("2024-11-21T23:00:00Z"));
        write("berk", "result.view", BEA, NINE);

        assertThat(trail.trim(Instant.parse("2026-10-31T22:59:59Z"))).isOne();
        assertThat(new AuditSweep(trail).sweep(Instant.parse("2026-10-31T23:00:00Z")))
                .isOne();
        assertThat(trail.latest("audit-trim", 5)).hasSize(1);
        assertThat(trail.trim(NINE)).as("once more").isZero();

        Verification after = new AuditTrail(shelves, secret).verify();
        assertThat(after.ok()).isTrue();
        assertThat(after.lines()).isEqualTo(3);
        assertThat(after.first()).isEqualTo(3);
        assertThat(after.anchor().orElseThrow().number()).isEqualTo(2);
        assertThat(trail.about(List.of(ANNA), 10)).extracting(Line::number).containsExactly(3);
        write("berk", "result.view", ANNA, NINE);
        assertThat(trail.verify().last()).isEqualTo(6);
    }

    @Test
    void trimmingTakesIndexEntriesAlong() {
        Instant old = Instant.parse("2024-01-15T09:00:00Z");
        Instant newer = Instant.parse("2026-11-01T09:00:00Z");
        for (int i = 0; i < 400; i++) {
            write("berk", "result.view", "OLD-" + i, old);
        }
        for (int i = 0; i < 700; i++) {
            write("berk", "result.view", "NEW-" + i % 5, newer);
        }
        Shelf index = shelves.shelf("audit_index", Holds.PERSONS);

        assertThat(trail.trim(NINE)).isEqualTo(400);

        assertThat(index.find("day:2024-01-15")).isEmpty();
        assertThat(index.find("day:2026-11-01")).isPresent();
        assertThat(index.all()).extracting(Fields::id).noneMatch(each -> each.contains(LedgerId.of(secret, "OLD-7")));
        assertThat(index.all()).hasSizeLessThan(30);
        assertThat(trail.verify().lines()).isEqualTo(700);
        assertThat(trail.about(List.of("OLD-7"), 5)).isEmpty();
        assertThat(trail.about(List.of("NEW-3"), 500)).hasSize(140);
    }

    private static Subject subject(String enrolment, String person, boolean last, String attempt) {
        return new Subject(
                new PersonId(person),
                new CandidateId(enrolment),
                last,
                List.of(new Subject.SatAt(new SittingId("lhk-test"), new AttemptId(attempt))),
                "ledger");
    }

    private void write(String actor, String action, String about, Instant at) {
        trail.append(SITTING, actor, "coordinator", action, about, "", at);
    }

    /** One block each. */
    private void fiveLines() {
        for (int i = 0; i < 5; i++) {
            write("berk", "result.view", ANNA, NINE.plusSeconds(i));
        }
        assertThat(trail.verify().ok()).isTrue();
    }

    private static Query query(String actor, String action, Optional<Kind> kind) {
        return new Query(
                Scope.EVERYTHING,
                Set.of(),
                actor,
                "",
                action,
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private List<Integer> numbers(Query query) {
        return numbers(query, trail);
    }

    private static List<Integer> numbers(Query query, AuditTrail from) {
        return from.find(query, 0, 1_000, NINE.plusSeconds(10 * 86_400)).lines().stream()
                .map(Line::number)
                .toList();
    }

    private Shelf lines() {
        return shelves.shelf("audit_lines", Holds.PERSONS);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> line(int number) {
        return new LinkedHashMap<>((Map<String, Object>)
                lines().find(Block.id(number)).orElseThrow().map("lines").get("00"));
    }

    private void replace(int number, Map<String, Object> line) {
        lines().putAll(List.of(Fields.of(Block.id(number))
                .with("schema", 1)
                .with("count", 1)
                .with("lines", Map.of("00", line))
                .build()));
    }

    private void change(int number, java.util.function.Consumer<Map<String, Object>> how) {
        Map<String, Object> line = line(number);
        how.accept(line);
        replace(number, line);
    }

    private void assertBroken(int line, String why) {
        Verification outcome = new AuditTrail(shelves, secret).verify();
        assertThat(outcome.broken()).hasValueSatisfying(broken -> {
            assertThat(broken.line()).isEqualTo(line);
            assertThat(broken.why()).startsWith(why);
        });
        assertThat(outcome.ok()).isFalse();
    }
}
