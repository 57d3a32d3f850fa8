package nl.kennispeil.scoring.classical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.kennispeil.scoring.key.Mark;

/** Holds the numbers of one item against the rules. Anything that is NaN raises no flag, except that a constant item is one. */
final class Flagging {

    private final FlagRules rules;
    private final AnswerColumn column;
    private final List<ItemFlag> flags = new ArrayList<>();

    private Flagging(FlagRules rules, AnswerColumn column) {
        this.rules = rules;
        this.column = column;
    }

    static List<ItemFlag> of(
            FlagRules rules,
            AnswerColumn column,
            Difficulty difficulty,
            Discrimination discrimination,
            AnswerRates rates,
            List<OptionStatistics> options) {
        Flagging flagging = new Flagging(rules, column);
        flagging.difficulty(difficulty);
        flagging.discrimination(difficulty, discrimination);
        flagging.rates(rates);
        if (column.highest() == 1 && hasKey(options)) {
            double upper = share(options, Mark.RIGHT);
            options.stream()
                    .filter(option -> option.mark() == Mark.WRONG && isOneLetter(option))
                    .forEach(option -> flagging.distractor(option, difficulty.n(), discrimination.rir(), upper));
        }
        flagging.flags.sort(Comparator.comparing(ItemFlag::kind));
        return flagging.flags;
    }

    private static boolean hasKey(List<OptionStatistics> options) {
        return options.stream().anyMatch(option -> option.mark() == Mark.RIGHT && isOneLetter(option));
    }

    private static boolean isOneLetter(OptionStatistics option) {
        return option.label().length() == 1 && Character.isLetter(option.label().charAt(0));
    }

    private static double share(List<OptionStatistics> options, Mark mark) {
        return options.stream()
                .filter(option -> option.mark() == mark)
                .mapToDouble(OptionStatistics::upper)
                .sum();
    }

    private void difficulty(Difficulty difficulty) {
        double p = difficulty.p();
        if (difficulty.sd() == 0) {
            flag(FlagKind.CONSTANT, 0, 0);
        }
        if (p < column.chance()) {
            flag(FlagKind.BELOW_GUESSING, p, column.chance());
        }
        if (p < rules.tooHard()) {
            flag(FlagKind.TOO_HARD, p, rules.tooHard());
        }
        if (p > rules.tooEasy()) {
            flag(FlagKind.TOO_EASY, p, rules.tooEasy());
        }
    }

    private void discrimination(Difficulty difficulty, Discrimination discrimination) {
        if (discrimination.rir() < 0) {
            flag(FlagKind.NEGATIVE_RIR, discrimination.rir(), 0);
        } else if (discrimination.rir() < rules.lowRir() && difficulty.n() > 1) {
            flag(FlagKind.LOW_RIR, discrimination.rir(), rules.lowRir());
        }
    }

    private void rates(AnswerRates rates) {
        if (rates.unknown() > rules.unknownShare()) {
            flag(FlagKind.MANY_UNKNOWN, rates.unknown(), rules.unknownShare());
        }
        if (rates.blank() > rules.missingShare()) {
            flag(FlagKind.MANY_BLANK, rates.blank(), rules.missingShare());
        }
        if (rates.missing() > rules.missingShare() && column.isScored()) {
            flag(FlagKind.MANY_MISSING, rates.missing(), rules.missingShare());
        }
    }

    private void distractor(OptionStatistics option, int persons, double keyRir, double keyUpper) {
        if (persons > 0 && option.n() == 0) {
            flag(FlagKind.UNUSED_DISTRACTOR, option, 0, rules.unusedShare());
        } else if (option.share() < rules.unusedShare()) {
            flag(FlagKind.WEAK_DISTRACTOR, option, option.share(), rules.unusedShare());
        }
        if (option.n() < rules.fewestChoosers()) {
            return;
        }
        if (option.upper() > keyUpper) {
            flag(FlagKind.UPPER_GROUP_PREFERS_DISTRACTOR, option, option.upper(), keyUpper);
        }
        if (option.rest() > keyRir) {
            flag(FlagKind.DISTRACTOR_BETTER_THAN_KEY, option, option.rest(), keyRir);
        }
        double noise = rules.standardErrors() / Math.sqrt(persons - 1.0);
        if (option.rest() > noise && option.share() >= rules.unusedShare()) {
            flag(FlagKind.POSSIBLE_SECOND_KEY, option, option.rest(), noise);
        }
    }

    private void flag(FlagKind kind, double observed, double limit) {
        flags.add(new ItemFlag(kind, "", observed, limit));
    }

    private void flag(FlagKind kind, OptionStatistics option, double observed, double limit) {
        flags.add(new ItemFlag(kind, option.label(), observed, limit));
    }
}
