package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.NULL;
import static nl.kennispeil.bank.processing.Given.failure;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.s;
import static nl.kennispeil.bank.processing.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: QTI 2.1 information model; patterns: XML Schema Part 2, appendix F, and XSTS-like cases of our own. */
class TextOperatorsTest {

    @Test
    void stringMatchLooksAtCaseWhenAsked() {
        assertThat(value(op("stringMatch caseSensitive='true'", s("York"), s("york"))))
                .isEqualTo("boolean false");
        assertThat(value(op("stringMatch caseSensitive='false'", s("York"), s("yORK"))))
                .isEqualTo("boolean true");
        assertThat(value(op("stringMatch caseSensitive='true' substring='true'", s("Shells"), s("Shell"))))
                .isEqualTo("boolean true");
        assertThat(value(op("stringMatch caseSensitive='true' substring='true'", s("Shell"), s("Shells"))))
                .isEqualTo("boolean false");
        assertThat(value(op("stringMatch caseSensitive='true'", NULL, s("york"))))
                .isEqualTo("NULL");
        assertThat(failure(op("stringMatch caseSensitive='true'", i(1), s("york"))))
                .isEqualTo(Reason.TYPE);
    }

    @Test
    void whiteSpaceInALiteralCountsUnlessItIsLayout() {
        assertThat(value(op("stringMatch caseSensitive='true'", s("  3"), s("3"))))
                .isEqualTo("boolean false");
        assertThat(value(op("stringMatch caseSensitive='true'", s("\n   3\n "), s("3"))))
                .isEqualTo("boolean true");
    }

    @Test
    void substringLooksForTheFirstInTheSecond() {
        assertThat(value(op("substring caseSensitive='true'", s("hell"), s("Shell"))))
                .isEqualTo("boolean true");
        assertThat(value(op("substring caseSensitive='true'", s("Hell"), s("Shell"))))
                .isEqualTo("boolean false");
        assertThat(value(op("substring caseSensitive='false'", s("Hell"), s("Shell"))))
                .isEqualTo("boolean true");
        assertThat(value(op("substring caseSensitive='false'", s("Hell"), NULL)))
                .isEqualTo("NULL");
    }

    @Test
    void patternMatchTakesAPatternFromAVariable() {
        String pattern = "<templateDeclaration identifier='P' cardinality='single' baseType='string'>"
                + "<defaultValue><value>[a-c]+</value></defaultValue></templateDeclaration>";
        assertThat(value(pattern, op("patternMatch pattern='{P}'", s("abc")))).isEqualTo("boolean true");
        assertThat(value(op("patternMatch pattern='[0-9]{2,3}'", s("42")))).isEqualTo("boolean true");
        assertThat(value(op("patternMatch pattern='[0-9]{2,3}'", NULL))).isEqualTo("NULL");
        assertThat(failure(op("patternMatch pattern='a'", i(1)))).isEqualTo(Reason.TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc abc true",
                "abc xabc false",
                "a|bc bc true",
                "(a|b)c bc true",
                "(a|b)c ab false",
                "a* aaaa true",
                "a{2} aa true",
                "a{2} a false",
                "a{2,} aaaaa true",
                "a{2,3} aaaa false",
                "a{0} a false",
                "[^a-c]+ xyz true",
                "[^a-c]+ xaz false",
                "[a-z-[aeiou]]+ xyz true",
                "[a-z-[aeiou]]+ xaz false",
                "[a-] - true",
                "[-a] - true",
                "\\d+ 123 true",
                "\\D+ 123 false",
                "\\i\\c* a1-b true",
                "\\i\\c* 1a false",
                "\\w+ één true",
                "\\p{Lu}\\p{Ll}+ Één true",
                "\\P{L}+ 123 true",
                "\\p{IsBasicLatin}+ één false",
                "x^2 x^2 true",
                "^a$ a false",
                "^a$ ^a$ true",
                "a\\.b a.b true",
                "a\\.b axb false",
                "a.b axb true",
                "[\\d.]+ 1.5 true",
                "(a?){30}a{30} aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa true"
            })
    void patternsAreThoseOfXmlSchema(String pattern, String text, boolean result) {
        assertThat(XsdPattern.of(pattern).matches(text)).isEqualTo(result);
    }

    @Test
    void anEmptyBranchMatchesNothingAtAll() {
        assertThat(XsdPattern.of("a|").matches("")).isTrue();
        assertThat(XsdPattern.of("").matches("")).isTrue();
        assertThat(XsdPattern.of("(a*)*").matches("b")).isFalse();
        assertThat(XsdPattern.of("😀+").matches("😀😀")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "[", "[]", "a**", "a{2,1}", "a{x}", "\\", "\\q", "\\p{Xx}", "(?i)a", "a*?", "[z-a]", "*"
            })
    void whatXmlSchemaDoesNotKnowIsRefused(String pattern) {
        assertThatThrownBy(() -> XsdPattern.of(pattern))
                .isInstanceOfSatisfying(
                        Unscorable.class,
                        refused -> assertThat(refused.problem().reason()).isEqualTo(Reason.MALFORMED));
    }

    @Test
    void aPatternThatWouldExplodeElsewhereIsAnsweredAtOnce() {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(XsdPattern.of("(a+)+(a+)+b").matches("a".repeat(10_000)))
                        .isFalse());
        assertThatThrownBy(() -> XsdPattern.of("((a{1000}){1000}){1000}"))
                .isInstanceOfSatisfying(
                        Unscorable.class,
                        refused -> assertThat(refused.problem().reason()).isEqualTo(Reason.LIMIT));
        assertThatThrownBy(() -> XsdPattern.of("(".repeat(5000))).isInstanceOf(Unscorable.class);
    }
}
