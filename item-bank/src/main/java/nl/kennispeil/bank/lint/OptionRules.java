package nl.kennispeil.bank.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.Choices.Option;
import nl.kennispeil.bank.prose.Passage;
import nl.kennispeil.bank.prose.Prose.Word;

/** Rules about options beside each other. */
final class OptionRules {

    private static final int MOST = 5;
    private static final int REPEATED = 2;

    private OptionRules() {}

    static void same(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            Map<String, Option> seen = new HashMap<>();
            for (Option option : choices.options()) {
                String text = folded(option);
                if (text.isEmpty()) {
                    continue;
                }
                Option earlier = seen.putIfAbsent(text, option);
                if (earlier != null) {
                    remarks.add(option.prose().whole(), earlier.letter(), option.letter());
                }
            }
        }
    }

    /** Numbers or ranges that hold the same value, when every option that is a number has the same unit. */
    static void overlap(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            List<Option> options = choices.options();
            List<Optional<NumberRange>> ranges = options.stream()
                    .map(each -> NumberRange.of(each.prose().plain()))
                    .toList();
            for (int i = 0; i < options.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (overlap(ranges.get(i), ranges.get(j))
                            && !folded(options.get(i)).equals(folded(options.get(j)))) {
                        remarks.add(
                                options.get(i).prose().whole(),
                                options.get(j).letter(),
                                options.get(i).letter());
                    }
                }
            }
        }
    }

    private static boolean overlap(Optional<NumberRange> one, Optional<NumberRange> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().unit().equals(other.get().unit())
                && one.get().overlaps(other.get());
    }

    /** All words of one option stand together in another, and nothing denies them there. */
    static void contained(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            if (choices.interaction().kind() == InteractionKind.ORDER) {
                continue;
            }
            for (Option outer : choices.options()) {
                for (Option inner : choices.options()) {
                    if (!inner.letter().equals(outer.letter()) && !folded(inner).equals(folded(outer))) {
                        contained(item, inner, outer)
                                .ifPresent(passage -> remarks.add(passage, inner.letter(), outer.letter()));
                    }
                }
            }
        }
    }

    private static Optional<Passage> contained(Subject item, Option inner, Option outer) {
        List<Word> part = inner.prose().words();
        List<Word> whole = outer.prose().words();
        if (part.stream().noneMatch(each -> item.words().content(each.text()))) {
            return Optional.empty();
        }
        for (int i = 0; i + part.size() <= whole.size(); i++) {
            boolean same = true;
            for (int j = 0; j < part.size() && same; j++) {
                same = whole.get(i + j).lower().equals(part.get(j).lower());
            }
            boolean denied = false;
            for (int j = 0; j < i; j++) {
                denied |= item.words().has("negation", whole.get(j).text());
            }
            if (same && !denied) {
                return Optional.of(outer.prose()
                        .passage(
                                whole.get(i).from(),
                                whole.get(i + part.size() - 1).to()));
            }
        }
        return Optional.empty();
    }

    /** Some options end with a full stop and others do not: the odd ones out. */
    static void fullStop(Subject item, Rule.Remarks remarks) {
        oddOnesOut(item, option -> Optional.of(option.prose().plain().endsWith(".")), remarks);
    }

    /** Some options start with a capital that is not part of a name or abbreviation, and others do not. */
    static void capital(Subject item, Rule.Remarks remarks) {
        oddOnesOut(item, OptionRules::capital, remarks);
    }

    private static void oddOnesOut(Subject item, Function<Option, Optional<Boolean>> look, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            List<Option> with = new ArrayList<>();
            List<Option> without = new ArrayList<>();
            for (Option option : choices.options()) {
                if (!option.prose().isBlank()) {
                    look.apply(option).ifPresent(has -> (has ? with : without).add(option));
                }
            }
            if (!with.isEmpty() && !without.isEmpty()) {
                List<Option> odd = with.size() < without.size() ? with : without;
                odd.forEach(each -> remarks.add(each.prose().whole(), each.letter()));
            }
        }
    }

    /** Empty when the first word tells nothing: a number, an abbreviation, a single word that may be a name. */
    private static Optional<Boolean> capital(Option option) {
        List<Word> words = option.prose().words();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String first = words.get(0).text();
        boolean plain = first.chars().skip(1).noneMatch(each -> Character.isUpperCase(each) || Character.isDigit(each));
        if (!plain || !Character.isLetter(first.charAt(0)) || first.length() < 2) {
            return Optional.empty();
        }
        boolean upper = Character.isUpperCase(first.charAt(0));
        return upper && words.size() < 3 ? Optional.empty() : Optional.of(upper);
    }

    /** All options start or end with the same words, which then belong in the question. */
    static void repeated(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.choices()) {
            if (choices.options().size() < 3 || item.isCloze()) {
                continue;
            }
            List<List<Word>> all =
                    choices.options().stream().map(each -> each.prose().words()).toList();
            int start = common(all, true);
            int end = common(all, false);
            List<Word> first = all.get(0);
            Option option = choices.options().get(0);
            if (counts(item, first.subList(0, start))) {
                Passage passage = option.prose()
                        .passage(first.get(0).from(), first.get(start - 1).to());
                remarks.add(passage, passage.text());
            } else if (counts(item, first.subList(first.size() - end, first.size())) && !behindNumbers(all, end)) {
                Passage passage = option.prose()
                        .passage(
                                first.get(first.size() - end).from(),
                                first.get(first.size() - 1).to());
                remarks.add(passage, passage.text());
            }
        }
    }

    /** Dates and quantities end alike because that is how they are written. */
    private static boolean behindNumbers(List<List<Word>> all, int end) {
        return all.stream()
                .allMatch(words -> words.size() > end
                        && Character.isDigit(
                                words.get(words.size() - end - 1).text().charAt(0)));
    }

    private static boolean counts(Subject item, List<Word> words) {
        return words.size() >= REPEATED
                && words.stream().anyMatch(each -> item.words().content(each.text()));
    }

    private static int common(List<List<Word>> all, boolean fromStart) {
        int shortest = all.stream().mapToInt(List::size).min().orElse(0);
        for (int i = 0; i < shortest; i++) {
            int step = i;
            long different = all.stream()
                    .map(words -> words.get(fromStart ? step : words.size() - 1 - step)
                            .lower())
                    .distinct()
                    .count();
            if (different > 1) {
                return i;
            }
        }
        return shortest;
    }

    static void tooFew(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.prose().choices()) {
            if (choices.options().size() < 2) {
                remarks.add(Passage.ITEM, choices.options().size());
            }
        }
    }

    static void tooMany(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.prose().choices()) {
            if (choices.interaction().kind() == InteractionKind.CHOICE
                    && item.guessable().isPresent()
                    && choices.options().size() > MOST) {
                remarks.add(Passage.ITEM, choices.options().size(), MOST);
            }
        }
    }

    static void empty(Subject item, Rule.Remarks remarks) {
        for (Choices choices : item.prose().choices()) {
            for (Option option : choices.options()) {
                boolean shows = option.prose()
                        .element()
                        .walk()
                        .anyMatch(each -> each.is("img") || each.is("object") || each.is("math") || each.is("svg"));
                if (option.prose().isBlank() && !shows) {
                    remarks.add(option.prose().whole(), option.letter());
                }
            }
        }
    }

    /** Small letters, single spaces, no full stop. */
    private static String folded(Option option) {
        return option.prose().plain().toLowerCase(Locale.ROOT).replaceAll("[.;,]$", "");
    }
}
