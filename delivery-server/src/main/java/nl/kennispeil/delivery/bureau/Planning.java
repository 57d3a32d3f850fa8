package nl.kennispeil.delivery.bureau;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.PracticeSitting;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.paper.Unprintable;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import nl.kennispeil.delivery.testform.FormAlarms;
import nl.kennispeil.delivery.text.Bilingual;
import org.jspecify.annotations.Nullable;

/** Makes a sitting from what somebody filled in, or says per field what is wrong with it. */
final class Planning {

    private static final int LONGEST_TITLE = 120;
    private static final Duration LONGEST_MOMENT = Duration.ofHours(12);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    private static final Duration FARTHEST = Duration.ofDays(730);

    /** Somebody may plan a sitting that has just begun. */
    private static final Duration BEHIND = Duration.ofMinutes(5);

    /**
     * What came of a draft: a sitting, or a message key per field.
     *
     * @param unprintable items of the form for which it cannot be sat on paper
     * @param faults items of the form that may not be used any more
     */
    record Outcome(
            @Nullable Sitting sitting,
            Map<String, String> problems,
            List<Unprintable> unprintable,
            List<FormAlarms.Alarm> faults) {}

    private final Sittings sittings;
    private final FormLibrary forms;
    private final Ledger ledger;
    private final Function<FormRef, List<FormAlarms.Alarm>> faults;
    private final OnPaper paper;

    Planning(
            Sittings sittings,
            FormLibrary forms,
            Ledger ledger,
            Function<FormRef, List<FormAlarms.Alarm>> faults,
            OnPaper paper) {
        this.faults = faults;
        this.sittings = sittings;
        this.forms = forms;
        this.ledger = ledger;
        this.paper = paper;
    }

    /** The forms that can be planned, by title. */
    List<TestForm> forms() {
        return forms.all();
    }

    Outcome plan(Screens.Draft draft, Account account, Instant now) {
        Map<String, String> problems = new LinkedHashMap<>();
        TestForm form = form(draft.form()).orElse(null);
        if (form == null) {
            problems.put("form", "choose");
        }
        List<FormAlarms.Alarm> found = form == null ? List.of() : faults.apply(form.ref());
        if (!found.isEmpty()) {
            problems.put("form", "faults");
        }
        title(draft.titleNl(), "titleNl", true, problems);
        title(draft.titleEn(), "titleEn", false, problems);
        Condition condition = condition(draft.condition()).orElse(null);
        if (condition == null) {
            problems.put("condition", "choose");
        }
        List<Unprintable> unprintable = form != null && condition == Condition.PAPER
                ? paper.unprintable(forms.form(form.ref()).items())
                : List.of();
        if (!unprintable.isEmpty()) {
            problems.put("condition", "paper");
        }
        boolean moment = draft.shape().equals("moment");
        if (!moment && !draft.shape().equals("window")) {
            problems.put("shape", "choose");
        }
        Instant opens = instant(draft.opensDate(), draft.opensTime(), draft.opensChoice(), "opens", problems);
        Instant closes = closes(draft, moment, opens, form, problems);
        if (opens != null && closes != null && form != null) {
            order(opens, closes, moment, form.rules().time(), now, problems);
        }
        if (!problems.isEmpty() || form == null || condition == null || opens == null || closes == null) {
            return new Outcome(null, problems, unprintable, found);
        }
        return new Outcome(
                add(draft, form, moment, opens, closes, condition, account, now), Map.of(), List.of(), List.of());
    }

    private Sitting add(
            Screens.Draft draft,
            TestForm form,
            boolean moment,
            Instant opens,
            Instant closes,
            Condition condition,
            Account account,
            Instant now) {
        Bilingual title = new Bilingual(draft.titleNl().strip(), draft.titleEn().strip());
        String base = slug(form.kind()) + "-" + opens.atZone(Page.ZONE).toLocalDate();
        for (int number = 1; ; number++) {
            SittingId id = new SittingId(number == 1 ? base : base + "-" + number);
            Sitting sitting = new Sitting(
                    id,
                    title,
                    form.kind(),
                    form.ref(),
                    moment,
                    opens,
                    closes,
                    condition,
                    Sitting.Progress.PLANNED,
                    null,
                    List.of(),
                    0);
            if (sittings.add(sitting)) {
                ledger.write(Ledger.line(account, id, "sitting.plan", now)
                        .detail("form", form.ref())
                        .detail("opens", opens)
                        .detail("closes", closes)
                        .detail("condition", condition.code()));
                return sitting;
            }
        }
    }

    private Optional<TestForm> form(String ref) {
        return forms.all().stream()
                .filter(each -> each.ref().toString().equals(ref))
                .findFirst();
    }

    private static void title(String title, String field, boolean needed, Map<String, String> problems) {
        if (needed && title.isBlank()) {
            problems.put(field, "empty");
        } else if (title.length() > LONGEST_TITLE) {
            problems.put(field, "long");
        }
    }

    private static Optional<Condition> condition(String code) {
        for (Condition each : Condition.values()) {
            if (each.code().equals(code)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** For a moment the end may stay open: it is then the start with the time of the form. */
    private static @Nullable Instant closes(
            Screens.Draft draft,
            boolean moment,
            @Nullable Instant opens,
            @Nullable TestForm form,
            Map<String, String> problems) {
        boolean open = draft.closesDate().isBlank() && draft.closesTime().isBlank();
        if (moment && open) {
            return opens == null || form == null
                    ? null
                    : opens.plus(form.rules().time());
        }
        String date = moment && draft.closesDate().isBlank() ? draft.opensDate() : draft.closesDate();
        return instant(date, draft.closesTime(), draft.closesChoice(), "closes", problems);
    }

    private static @Nullable Instant instant(
            String date, String time, String choice, String field, Map<String, String> problems) {
        LocalMoment read = LocalMoment.read(date, time, LocalMoment.Choice.of(choice));
        if (read instanceof LocalMoment.At at) {
            return at.instant();
        }
        problems.put(
                field,
                read instanceof LocalMoment.Skipped
                        ? "skipped"
                        : read instanceof LocalMoment.Twice ? "twice" : "unreadable");
        return null;
    }

    private static void order(
            Instant opens, Instant closes, boolean moment, Duration time, Instant now, Map<String, String> problems) {
        Duration length = Duration.between(opens, closes);
        if (opens.isBefore(now.minus(BEHIND))) {
            problems.put("opens", "past");
        } else if (opens.isAfter(now.plus(FARTHEST))) {
            problems.put("opens", "far");
        }
        if (!closes.isAfter(opens)) {
            problems.put("closes", "before");
        } else if (length.compareTo(time) < 0) {
            problems.put("closes", "short");
        } else if (length.compareTo(moment ? LONGEST_MOMENT : LONGEST_WINDOW) > 0) {
            problems.put("closes", moment ? "longMoment" : "longWindow");
        }
    }

    private static String slug(String kind) {
        String slug =
                kind.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "toets" : slug.substring(0, Math.min(slug.length(), 30));
    }

    /** True for the practice sitting, which nobody is invited to. */
    static boolean practice(Sitting sitting) {
        return sitting.kind().equals(PracticeSitting.KIND);
    }
}
