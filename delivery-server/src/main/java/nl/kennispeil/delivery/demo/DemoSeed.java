package nl.kennispeil.delivery.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.DemoEssays;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.grant.Granting;
import nl.kennispeil.delivery.grant.Grants;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.text.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty store with the demonstration: people, items, an open LHK and KOV, a practice test, and the LHK of half
 * a year ago with simulated answers. Marked done at the end, so that a start that was broken off begins again.
 */
final class DemoSeed {

    static final SittingId LHK = new SittingId("lhk-najaar");
    static final SittingId KOV = new SittingId("kov-najaar");
    static final SittingId ADAPTIVE = new SittingId("lhk-adaptief");
    static final SittingId PRACTICE = new SittingId("oefentoets");
    static final SittingId TYPES = new SittingId("vraagvormen");
    static final SittingId FORMER = new SittingId("lhk-voorjaar");

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final String DONE = "demo";
    private static final int ADAPTIVE_CANDIDATES = 40;

    /** What was made: accounts with passwords, and attempts per sitting whose codes go into {@code codes.csv}. */
    record Seeded(List<DemoAccounts.WithPassword> accounts, Map<SittingId, List<Attempt>> coded) {}

    private final Stores stores;
    private final Instant now;
    private final @Nullable Duration time;
    private final @Nullable Duration grace;

    /**
     * @param time another time than the rules have for the LHK, or null
     * @param grace another period in which late answers are taken for the LHK, or null
     */
    DemoSeed(Stores stores, Instant now, @Nullable Duration time, @Nullable Duration grace) {
        this.stores = stores;
        this.time = time;
        this.grace = grace;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    static boolean done(Stores stores) {
        return marks(stores).find(DONE).isPresent();
    }

    /** @param size how many candidates are invited */
    Seeded fill(int size) {
        Population population = Population.of(size);
        List<Candidate> invited =
                population.candidates().stream().filter(Candidate::invited).toList();
        List<Candidate> aios = List.of(invited.get(0), invited.get(1), invited.get(invited.size() - 1));
        CompletableFuture<List<DemoAccounts.WithPassword>> accounts =
                CompletableFuture.supplyAsync(() -> DemoAccounts.create(stores.secret(), aios));
        DemoBank bank = DemoBank.create();
        stores.items().add(bank.items());
        List<ItemVersion> types = DemoTypes.items();
        stores.items().add(types);
        List<ItemVersion> essays =
                DemoEssays.all().stream().map(DemoEssays.Asked::item).toList();
        stores.items().add(essays);
        new DemoCards(bank, Stream.concat(types.stream(), essays.stream()).toList(), now).fill(stores);
        new DemoForms(bank, now).fill(stores);
        bank.forms().stream()
                .map(each -> each.ref().equals(bank.lhk().ref()) ? rehearsed(each) : each)
                .forEach(stores.testForms()::add);
        stores.institutes().putAll(population.institutes());
        DemoPersons people = new DemoPersons(now);
        population.candidates().forEach(people::inTraining);
        for (int i = 0; i < population.former().size(); i++) {
            people.left(population.former().get(i), i);
        }
        people.trainer();
        stores.persons().addAll(people.persons());
        stores.enrolments().putAll(people.enrolments(), now);
        stores.candidates().putAll(population.candidates());
        stores.candidates().putAll(population.former());
        stores.candidates().putAll(List.of(DemoPersons.TRAINER));

        Map<SittingId, List<Attempt>> coded = new LinkedHashMap<>();
        plan(window(LHK, "LHK najaar", "LHK autumn", bank.lhk(), Duration.ofDays(60)));
        coded.put(LHK, register(LHK, invited));
        plan(window(KOV, "KOV najaar", "KOV autumn", bank.kov(), Duration.ofDays(60)));
        coded.put(
                KOV,
                register(KOV, invited.stream().filter(each -> each.phase() <= 2).toList()));
        TestForm adaptive = bank.adaptive();
        stores.testForms().add(adaptive);
        plan(window(ADAPTIVE, "LHK adaptief", "LHK adaptive", adaptive, Duration.ofDays(60)));
        coded.put(
                ADAPTIVE,
                register(ADAPTIVE, invited.stream().limit(ADAPTIVE_CANDIDATES).toList()));
        everyType(types);
        DemoLibrary.fill(stores, now);
        new DemoMarking(stores, now)
                // not those with an account of the demo, who begin with nothing behind them
                .fill(invited.stream().skip(5).limit(DemoMarking.people()).toList());
        plan(window(PRACTICE, "Oefentoets", "Practice test", bank.practice(), Duration.ofDays(730)));
        new FormerSitting(stores, stores.forms().form(bank.lhk().ref()), former(bank.lhk()))
                .fill(Stream.concat(invited.stream(), population.former().stream())
                        .toList());

        List<DemoAccounts.WithPassword> made = accounts.join();
        stores.accounts()
                .putAll(made.stream()
                        .map(each -> each.owned(stores.enrolments()))
                        .toList());
        share(invited);
        return new Seeded(made, coded);
    }

    /** An hour older than the practice test, which stays the first choice. */
    private void everyType(List<ItemVersion> items) {
        TestForm form = DemoTypes.form(items);
        stores.testForms().add(form);
        Sitting sitting = window(TYPES, "Alle vraagvormen", "Every kind of question", form, Duration.ofDays(730));
        plan(new Sitting(
                sitting.id(),
                sitting.title(),
                sitting.kind(),
                sitting.form(),
                sitting.moment(),
                sitting.opens().minus(Duration.ofHours(1)),
                sitting.closes(),
                sitting.condition(),
                sitting.progress(),
                null,
                List.of(),
                0));
    }

    /** One aios lets the trainer see the result of half a year ago. */
    private void share(List<Candidate> invited) {
        Granting granting = new Granting(
                new Grants(stores.shelves(), stores.vault(), stores.secret()),
                stores.accounts(),
                stores.persons(),
                stores.enrolments(),
                stores.attempts(),
                stores.sittings(),
                stores.audit(),
                hidden -> false,
                Clock.fixed(now, ZONE));
        for (Candidate each : invited) {
            String id = each.id().value();
            AttemptId attempt = AttemptId.of(stores.secret(), FORMER.value(), id);
            if (each.institute().equals(DemoPersons.TRAINER.institute())
                    && stores.results().find(attempt).isPresent()) {
                granting.give(new Account(id, Role.AIOS, each.name(), each.institute(), id), attempt, "opleider");
                return;
            }
        }
    }

    /** Called when everything of {@link #fill} has reached its place. */
    void markDone() {
        marks(stores).insert(Fields.of(DONE).with("schema", 1).with("at", now).build());
    }

    private TestForm rehearsed(TestForm form) {
        FormRules rules = form.rules();
        FormRules other = rules.timed(time == null ? rules.time() : time, grace == null ? rules.grace() : grace);
        return new TestForm(form.ref(), form.kind(), form.title(), form.items(), other);
    }

    private void plan(Sitting sitting) {
        stores.sittings().add(sitting);
    }

    private Sitting window(SittingId id, String nl, String en, TestForm form, Duration open) {
        Instant opens = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
        return new Sitting(
                id,
                new Bilingual(nl + " (demo)", en + " (demo)"),
                form.kind(),
                form.ref(),
                false,
                opens,
                opens.plus(open),
                Condition.HOME,
                Sitting.Progress.PLANNED,
                null,
                List.of(),
                0);
    }

    /** Half a year ago, on a Wednesday from nine to twelve. */
    private Sitting former(TestForm form) {
        LocalDate day = now.atZone(ZONE).toLocalDate().minusMonths(6);
        ZonedDateTime nine = day.minusDays((day.getDayOfWeek().getValue() + 4) % 7)
                .atTime(LocalTime.of(9, 0))
                .atZone(ZONE);
        return new Sitting(
                FORMER,
                new Bilingual("LHK voorjaar (demo, gesimuleerd)", "LHK spring (demo, simulated)"),
                form.kind(),
                form.ref(),
                true,
                nine.toInstant(),
                nine.plusHours(3).toInstant(),
                Condition.HOME,
                Sitting.Progress.RELEASED,
                null,
                List.of(),
                0);
    }

    private List<Attempt> register(SittingId sitting, List<Candidate> candidates) {
        List<Attempt> attempts = new ArrayList<>(candidates.size());
        Map<String, List<String>> byInstitute = new LinkedHashMap<>();
        for (Candidate each : candidates) {
            AttemptId id =
                    AttemptId.of(stores.secret(), sitting.value(), each.id().value());
            attempts.add(Attempt.registered(
                    id, sitting, each.id(), each.institute(), each.phase(), Condition.HOME, each.extraMinutes()));
            byInstitute
                    .computeIfAbsent(each.institute(), any -> new ArrayList<>())
                    .add(id.value());
        }
        stores.attempts().putAll(attempts);
        stores.codes().publish(attempts);
        byInstitute.forEach((institute, ids) -> stores.rosters().add(sitting, institute, ids));
        return attempts;
    }

    private static Shelf marks(Stores stores) {
        return stores.shelves().shelf("seeds", Holds.NOBODY);
    }
}
