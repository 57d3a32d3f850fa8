package nl.kennispeil.delivery.retention;

import static nl.kennispeil.delivery.retention.Lives.aios;
import static nl.kennispeil.delivery.retention.Lives.corrected;
import static nl.kennispeil.delivery.retention.Lives.enrolment;
import static nl.kennispeil.delivery.retention.Standing.State.COUNTING;
import static nl.kennispeil.delivery.retention.Standing.State.OVERDUE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.retention.RetentionFacts.Confirmation;
import nl.kennispeil.delivery.retention.RetentionFacts.OpenRequest;
import nl.kennispeil.delivery.retention.RetentionFacts.Other;
import nl.kennispeil.delivery.retention.RetentionFacts.Restriction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of every end and every history, tried on random ones. */
class RetentionPropertiesTest {

    private static final List<Hold.Reason> REASONS = List.of(Hold.Reason.values());
    private static final LocalDate FIRST = LocalDate.of(2023, 9, 2);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4_3, 2_026})
    void everyEndGivesTheSameDateSixMonthsOnOrTheLastDayOfThatMonth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            LocalDate end = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(70_000));
            RetentionDates dates = RetentionDates.of(end);

            // the definition of Regulation 1182/71, art. 3(2)(c), written without plusMonths on a date
            YearMonth month = YearMonth.from(end).plusMonths(6);
            LocalDate last = month.atDay(Math.min(end.getDayOfMonth(), month.lengthOfMonth()));
            assertThat(dates.last()).as("of %s", end).isEqualTo(last);

            ZonedDateTime purge = dates.purge();
            assertThat(purge).isEqualTo(last.plusDays(1).atStartOfDay(Amsterdam.ZONE));
            assertThat(Amsterdam.day(purge.toInstant().minusMillis(1)))
                    .as("it may exist through the last day")
                    .isEqualTo(last);
            LocalDate before = RetentionDates.of(end.minusDays(1)).last();
            assertThat(last).isBetween(before, before.plusDays(4));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsDueStaysDueWhileNothingElseHappens(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 400; i++) {
            RetentionFacts facts = history(random);
            LocalDate known = lastEvent(facts);
            boolean due = false;
            boolean counted = true;
            long late = -1;
            for (int days = 0; days < 900; days += 1 + random.nextInt(6)) {
                Standing standing = Retention.decide(facts, known.plusDays(days));
                String where = "history " + i + " of seed " + seed + " after " + days + " days: " + standing;
                assertThat(due && !standing.mayPurge()).as(where).isFalse();
                assertThat(!counted && standing.state() == COUNTING).as(where).isFalse();
                assertThat(standing.daysLate()).as(where).isGreaterThanOrEqualTo(Math.max(0, late));
                assertThat(standing.state() == OVERDUE && standing.daysLate() == 0)
                        .as(where)
                        .isFalse();
                due = standing.mayPurge();
                counted = standing.state() == COUNTING || standing.state() == Standing.State.ACTIVE;
                late = standing.daysLate();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7, 8})
    void nothingThatHoldsMakesAPurgeEarlier(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            RetentionFacts facts = history(random);
            List<Hold> more = new ArrayList<>(facts.holds());
            more.add(hold(random));
            RetentionFacts held = facts.withHolds(more);
            LocalDate today = FIRST.plusDays(random.nextInt(2_000));

            Standing without = Retention.decide(facts, today);
            Standing with = Retention.decide(held, today);

            assertThat(earlier(with.purge(), without.purge()))
                    .as("%s, then %s", without, with)
                    .isFalse();
            assertThat(with.mayPurge() && !without.mayPurge())
                    .as("%s, then %s", without, with)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {9, 10})
    void nothingGoesBeforeItsClockSaysSo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3_000; i++) {
            RetentionFacts facts = history(random);
            LocalDate today = FIRST.plusDays(random.nextInt(2_000));
            Standing standing = Retention.decide(facts, today);

            if (standing.mayPurge()) {
                LocalDate end =
                        Objects.requireNonNull(facts.enrolment().ending()).day();
                assertThat(today).isAfter(RetentionDates.of(end).last());
                assertThat(Retention.viewers(facts, today)).isEmpty();
            }
        }
    }

    private static boolean earlier(@Nullable LocalDate one, @Nullable LocalDate than) {
        return one != null && (than == null || one.isBefore(than));
    }

    /** An ended training with a little of everything that can happen to it. */
    private static RetentionFacts history(SplittableRandom random) {
        LocalDate end = FIRST.plusDays(random.nextInt(900));
        LocalDate recorded = end.plusDays(random.nextInt(400) - 60);
        LocalDate before = random.nextInt(3) == 0 ? end.plusDays(random.nextInt(200)) : null;
        Enrolment aios = aios(corrected(end, recorded, before));
        if (random.nextInt(4) == 0) {
            aios = Lives.resumable(aios, end.plusDays(random.nextInt(400)).toString());
        }
        RetentionFacts facts = RetentionFacts.of(aios);
        if (random.nextInt(4) == 0) {
            LocalDate begin = end.plusDays(1 + random.nextInt(400));
            LocalDate until = begin.plusDays(random.nextInt(300));
            Enrolment again = enrolment("again", Training.AIOS, begin, Lives.ended(until));
            facts = facts.withOthers(List.of(new Other(again, end.plusDays(random.nextInt(400)))));
        }
        if (random.nextInt(2) == 0) {
            facts = facts.withHolds(List.of(hold(random)));
        }
        if (random.nextInt(4) == 0) {
            LocalDate from = some(random);
            LocalDate until = random.nextInt(5) == 0 ? null : from.plusDays(random.nextInt(300));
            facts = facts.withRestrictions(List.of(new Restriction(from, until)));
        }
        if (random.nextInt(3) == 0) {
            LocalDate received = some(random);
            LocalDate answered = random.nextBoolean() ? null : received.plusDays(random.nextInt(120));
            facts = facts.withRequests(List.of(new OpenRequest(received, answered)));
        }
        if (random.nextInt(2) == 0) {
            facts = facts.withConfirmations(List.of(
                    new Confirmation("privacy-1", recorded.plusDays(random.nextInt(20)), end),
                    new Confirmation("privacy-2", recorded.plusDays(random.nextInt(20)), end)));
        }
        return facts;
    }

    private static Hold hold(SplittableRandom random) {
        LocalDate set = some(random);
        Hold hold = Hold.set(REASONS.get(random.nextInt(REASONS.size())), "privacy-1", set);
        if (random.nextInt(5) > 0) {
            hold = hold.approve("privacy-" + (1 + random.nextInt(4)), set.plusDays(random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            hold = random.nextBoolean()
                    ? hold.release(set.plusDays(random.nextInt(300)))
                    : hold.decide(set.plusDays(random.nextInt(300)));
        }
        return hold;
    }

    private static LocalDate some(SplittableRandom random) {
        return FIRST.plusDays(random.nextInt(1_200));
    }

    /** From this day on nothing happens: that a hold or a right comes to its end is not news. */
    private static LocalDate lastEvent(RetentionFacts facts) {
        List<LocalDate> events = new ArrayList<>(List.of(FIRST));
        facts.others().forEach(each -> {
            events.add(each.registered());
            events.add(each.enrolment().begin());
        });
        facts.holds().forEach(each -> {
            events.add(each.setOn());
            Hold.Approval approval = each.approval();
            if (approval != null) {
                events.add(approval.on());
            }
        });
        facts.restrictions().forEach(each -> events.add(each.from()));
        facts.requests().forEach(each -> events.add(each.received()));
        facts.confirmations().forEach(each -> events.add(each.on()));
        return events.stream().max(LocalDate::compareTo).orElseThrow();
    }
}
