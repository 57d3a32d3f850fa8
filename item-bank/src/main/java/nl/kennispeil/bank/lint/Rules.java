package nl.kennispeil.bank.lint;

import static nl.kennispeil.bank.lint.Severity.ERROR;
import static nl.kennispeil.bank.lint.Severity.HINT;
import static nl.kennispeil.bank.lint.Severity.WARNING;

import java.util.List;

/** The rules, in the order in which an editor reads them. */
final class Rules {

    static final List<Rule> ALL = List.of(
            new Rule("key-missing", WARNING, KeyRules::missing),
            new Rule("key-unknown", ERROR, KeyRules::unknown),
            new Rule("option-too-few", ERROR, OptionRules::tooFew),
            new Rule("option-empty", ERROR, OptionRules::empty),
            new Rule("option-same", ERROR, OptionRules::same),
            new Rule("option-overlap", WARNING, OptionRules::overlap),
            new Rule("option-contained", HINT, OptionRules::contained),
            new Rule("key-longest", WARNING, KeyRules::longest),
            new Rule("absolute-word", WARNING, WordRules::absolute),
            new Rule("all-of-the-above", WARNING, WordRules::allOfTheAbove),
            new Rule("none-of-the-above", WARNING, WordRules::noneOfTheAbove),
            new Rule("negative-stem", WARNING, WordRules::negative),
            new Rule("negative-stem-emphasised", HINT, WordRules::negativeEmphasised),
            new Rule("grammar-article", WARNING, GrammarRules::article),
            new Rule("grammar-article-twice", WARNING, GrammarRules::articleTwice),
            new Rule("grammar-number", WARNING, GrammarRules::number),
            new Rule("key-echo", HINT, KeyRules::echo),
            new Rule("no-question", WARNING, StemRules::noQuestion),
            new Rule("closed-question", HINT, StemRules::closed),
            new Rule("stem-long", WARNING, StemRules::tooLong),
            new Rule("question-long", HINT, StemRules::questionTooLong),
            new Rule("hard-to-read", HINT, StemRules::hardToRead),
            new Rule("option-repeated", HINT, OptionRules::repeated),
            new Rule("option-full-stop", HINT, OptionRules::fullStop),
            new Rule("option-capital", HINT, OptionRules::capital),
            new Rule("option-too-many", HINT, OptionRules::tooMany),
            new Rule("alt-missing", WARNING, StemRules::noAltText),
            new Rule("reference-missing", HINT, StemRules::noReference));

    private Rules() {}
}
