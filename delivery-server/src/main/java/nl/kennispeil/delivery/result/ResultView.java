package nl.kennispeil.delivery.result;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.bank.item.Option;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/** A result put into words and numbers for its page. */
public record ResultView(
        String title,
        String score,
        Counts counts,
        List<PenaltyLine> penalties,
        Others others,
        List<ThemeLine> themes,
        List<ItemLine> items,
        boolean simulatedForm) {

    /** How the items of a result or theme divide. */
    public record Counts(int items, int right, int wrong, int unknown, int blank, int partial, int pending) {}

    /**
     * Items that are no single choice.
     *
     * @param partial how many were partly right
     * @param together what those are worth
     * @param wrong how many were wrong, which costs nothing
     * @param pending how many wait for people
     */
    public record Others(int partial, String together, int wrong, int pending) {}

    /** Wrong answers to items with this many options, and what they cost together. */
    public record PenaltyLine(int options, int wrong, String each, String together) {}

    /** One category, with its counts and formula score. */
    public record ThemeLine(String code, String name, Counts counts, String score) {

        /** Where a part of the bar begins and how long it is, in thousandths. */
        public int share(int count) {
            return counts.items() == 0 ? 0 : 1000 * count / counts.items();
        }
    }

    /** One item with what was answered; only where the form lets candidates see it. */
    public record ItemLine(int number, ItemVersion item, String answer, Mark mark, String points) {

        /** What was answered and what is right, in words; for items that are no single choice. */
        public List<AnswerWords.Line> words() {
            return item.content().singleChoice().isPresent()
                    ? List.of()
                    : AnswerWords.lines(item, Answer.parse(answer));
        }

        public boolean isKey(Option option) {
            return item.keyLetters().contains(option.id());
        }

        public boolean isChosen(Option option) {
            return answer.contains(option.id());
        }
    }

    static ResultView of(Exam.Context context, Result result, Messages words) {
        FormLibrary.Delivered form = context.form();
        Numbers numbers = new Numbers(words.language());
        Map<Integer, List<BigDecimal>> wrong = new LinkedHashMap<>();
        List<ItemLine> items = new ArrayList<>();
        int number = 0;
        boolean synthetic = false;
        int otherWrong = 0;
        BigDecimal parts = BigDecimal.ZERO;
        for (MarkedItem each : result.items()) {
            ItemVersion item = form.byRef().get(each.item());
            if (item == null) {
                throw new IllegalStateException("result of " + result.attempt() + " has unknown item " + each.item());
            }
            number++;
            synthetic |= item.synthetic();
            boolean single = item.content().singleChoice().isPresent();
            parts = each.mark() == Mark.PARTIAL ? parts.add(each.points()) : parts;
            otherWrong += each.scored() && each.mark() == Mark.WRONG && !single ? 1 : 0;
            if (each.scored() && each.mark() == Mark.WRONG && single) {
                wrong.computeIfAbsent(item.options().size(), any -> new ArrayList<>())
                        .add(each.points());
            }
            if (form.form().rules().feedback() == Feedback.ANSWERS_AND_RATIONALE) {
                items.add(new ItemLine(number, item, each.answer(), each.mark(), numbers.points(each.points())));
            }
        }
        return new ResultView(
                context.sitting().title().in(words.language()),
                numbers.percentage(result.percentage()),
                counts(result),
                penalties(wrong, numbers),
                new Others((int) result.count(Mark.PARTIAL), numbers.points(parts), otherWrong, (int)
                        result.count(Mark.PENDING)),
                themes(result, words, numbers),
                items,
                synthetic);
    }

    private static Counts counts(Result result) {
        return new Counts(
                (int) result.scoredItems(),
                (int) result.count(Mark.RIGHT),
                (int) result.count(Mark.WRONG),
                (int) result.count(Mark.UNKNOWN),
                (int) result.count(Mark.BLANK),
                (int) result.count(Mark.PARTIAL),
                (int) result.count(Mark.PENDING));
    }

    private static List<PenaltyLine> penalties(Map<Integer, List<BigDecimal>> wrong, Numbers numbers) {
        return wrong.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new PenaltyLine(
                        each.getKey(),
                        each.getValue().size(),
                        numbers.points(each.getValue().get(0)),
                        numbers.points(each.getValue().stream().reduce(BigDecimal.ZERO, BigDecimal::add))))
                .toList();
    }

    private static List<ThemeLine> themes(Result result, Messages words, Numbers numbers) {
        List<ThemeLine> lines = new ArrayList<>();
        result.themes().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(each -> {
            Result.Theme theme = each.getValue();
            lines.add(new ThemeLine(
                    each.getKey(),
                    words.text("theme." + each.getKey()),
                    new Counts(
                            theme.items(),
                            theme.right(),
                            theme.wrong(),
                            theme.unknown(),
                            theme.blank(),
                            theme.partial(),
                            theme.pending()),
                    numbers.percentage(theme.percentage())));
        });
        return lines;
    }

    /** Numbers as people read them: the language's comma or point, and a minus that is one. */
    private record Numbers(Language language) {

        String percentage(BigDecimal value) {
            return format(value, 2);
        }

        String points(BigDecimal value) {
            return format(value, 0);
        }

        private String format(BigDecimal value, int leastDecimals) {
            NumberFormat format = NumberFormat.getNumberInstance(language.locale());
            format.setMinimumFractionDigits(leastDecimals);
            format.setMaximumFractionDigits(2);
            return format.format(value).replace('-', '\u2212');
        }
    }
}
