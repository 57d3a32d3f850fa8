package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Length.LONG;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.ACCESS;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.result.MarkedItem;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * The results, each version, once they are released: scores, themes, and per item whether it was right. Questions are no
 * personal data (Nowak [58]), so text and key are withheld of an item that may be asked again, and of every item of a test
 * that shows its score only (R25, R80); its theme and whether the answer was right are not. Who wrote an item is in no copy.
 */
final class ResultPart implements CopyPart {

    private final Exam exam;
    private final Results results;
    private final LiveItems live;

    ResultPart(Exam exam, Results results, LiveItems live) {
        this.exam = exam;
        this.results = results;
        this.live = live;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("results");
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder scores = CopyTable.of(
                "uitslagen", ACCESS, "sitting", "version", "markedAt", "released", "sum", "percentage", "items");
        CopyTable.Builder themes = CopyTable.of(
                "uitslagen-onderwerp",
                ACCESS,
                "sitting",
                "version",
                "theme",
                "items",
                "right",
                "wrong",
                "unknown",
                "blank",
                "partial",
                "pending",
                "percentage");
        CopyTable.Builder items = CopyTable.of(
                        "uitslagen-vragen",
                        ACCESS,
                        "sitting",
                        "version",
                        "number",
                        "theme",
                        "answer",
                        "key",
                        "mark",
                        "points",
                        "scored",
                        "question")
                .length(LONG);
        Set<String> asked = live.ids();
        for (Attempt attempt : subject.attempts()) {
            List<Result> versions = results.versions(attempt.id());
            if (versions.isEmpty()) {
                continue;
            }
            Exam.Context context = exam.context(attempt.id());
            String title = context.sitting().title().nl();
            boolean released = released(context);
            for (Result each : versions) {
                if (!released) {
                    scores.row(title, each.version(), each.markedAt(), false, null, null, null);
                    continue;
                }
                scores.row(
                        title,
                        each.version(),
                        each.markedAt(),
                        true,
                        each.sum(),
                        each.percentage(),
                        each.scoredItems());
                each.themes()
                        .forEach((name, theme) -> themes.row(
                                title,
                                each.version(),
                                name,
                                theme.items(),
                                theme.right(),
                                theme.wrong(),
                                theme.unknown(),
                                theme.blank(),
                                theme.partial(),
                                theme.pending(),
                                theme.percentage()));
                items(items, title, each, context, asked);
            }
        }
        return List.of(scores.build(), themes.build(), items.build());
    }

    private static void items(
            CopyTable.Builder table, String title, Result result, Exam.Context context, Set<String> asked) {
        // what the test keeps from everybody who sat it, a copy does not hand out: the item may come back in another
        // form
        boolean told = context.rules().feedback() == Feedback.ANSWERS_AND_RATIONALE;
        int number = 0;
        for (MarkedItem each : result.items()) {
            number++;
            ItemVersion item = context.form().byRef().get(each.item());
            if (item == null) {
                throw new IllegalStateException("result of " + result.attempt() + " has unknown item " + each.item());
            }
            boolean withheld = !told || asked.contains(item.ref().id().toString());
            table.row(
                    title,
                    result.version(),
                    number,
                    item.classification().category(),
                    withheld ? each.answer() : AnswerWords.plain(item, Answer.parse(each.answer())),
                    withheld ? "withheld" : key(item),
                    each.mark().name().toLowerCase(Locale.ROOT),
                    each.points(),
                    each.scored(),
                    withheld ? "withheld" : text(item));
        }
    }

    private static String key(ItemVersion item) {
        if (item.content().singleChoice().isPresent()) {
            return item.keyLetters().stream().sorted().collect(Collectors.joining("|"));
        }
        return AnswerWords.lines(item, new Answer.Blank()).stream()
                .map(each -> String.join("; ", each.right()))
                .collect(Collectors.joining(" | "));
    }

    private static String text(ItemVersion item) {
        if (item.content().singleChoice().isEmpty()) {
            return item.content().shown().map(PlainText::of).orElse("");
        }
        String options = item.options().stream()
                .map((Option each) -> each.id() + ": " + each.text())
                .collect(Collectors.joining("; "));
        return String.join(" ", item.lead()) + " " + item.question() + " [" + options + "]";
    }

    private static boolean released(Exam.Context context) {
        return context.sitting().progress() == Sitting.Progress.RELEASED
                || context.rules().release() == Release.AT_ONCE;
    }
}
