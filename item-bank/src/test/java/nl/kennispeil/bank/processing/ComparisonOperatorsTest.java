package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.NULL;
import static nl.kennispeil.bank.processing.Given.f;
import static nl.kennispeil.bank.processing.Given.failure;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.id;
import static nl.kennispeil.bank.processing.Given.multiple;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.ordered;
import static nl.kennispeil.bank.processing.Given.s;
import static nl.kennispeil.bank.processing.Given.v;
import static nl.kennispeil.bank.processing.Given.value;
import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.bank.content.BaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: QTI 2.1 information model; tolerance and rounding also pie-qti, equalRounded_tolerance. */
class ComparisonOperatorsTest {

    @Test
    void matchComparesPerBaseType() {
        assertThat(value(op("match", id("A"), id("A")))).isEqualTo("boolean true");
        assertThat(value(op("match", s("a"), s("A")))).isEqualTo("boolean false");
        assertThat(value(op("match", v(BaseType.PAIR, "A B"), v(BaseType.PAIR, "B A"))))
                .isEqualTo("boolean true");
        assertThat(value(op("match", v(BaseType.DIRECTED_PAIR, "A B"), v(BaseType.DIRECTED_PAIR, "B A"))))
                .isEqualTo("boolean false");
        assertThat(value(op("match", v(BaseType.DIRECTED_PAIR, "A  B "), v(BaseType.DIRECTED_PAIR, "A B"))))
                .isEqualTo("boolean true");
        assertThat(value(op("match", v(BaseType.POINT, "1 2"), v(BaseType.POINT, "1 2"))))
                .isEqualTo("boolean true");
        assertThat(value(op("match", i(1), f("1.0")))).isEqualTo("boolean true");
        assertThat(value(op("match", NULL, id("A")))).isEqualTo("NULL");
        assertThat(failure(op("match", id("A"), s("A")))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("match", id("A"), multiple(id("A"))))).isEqualTo(Reason.TYPE);
    }

    @Test
    void matchIgnoresOrderInAMultipleOnly() {
        assertThat(value(op("match", multiple(id("A"), id("B")), multiple(id("B"), id("A")))))
                .isEqualTo("boolean true");
        assertThat(value(op("match", multiple(id("A"), id("A"), id("B")), multiple(id("A"), id("B"), id("B")))))
                .isEqualTo("boolean false");
        assertThat(value(op("match", ordered(id("A"), id("B")), ordered(id("B"), id("A")))))
                .isEqualTo("boolean false");
        assertThat(value(op("match", ordered(id("A"), id("B")), ordered(id("A"), id("B")))))
                .isEqualTo("boolean true");
        assertThat(failure(op("match", ordered(id("A")), multiple(id("A"))))).isEqualTo(Reason.TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "exact,0,,1.5,1.5,true",
        "exact,0,,1.5,1.6,false",
        "absolute,0.5,,10,10.5,true",
        "absolute,0.5,,10,10.51,false",
        "absolute,0.1,,0.7,0.8,true",
        "absolute,0.5 1,,10,11,true",
        "absolute,0.5 1,,10,9.4,false",
        "absolute,0.5,upper,10,10.5,false",
        "absolute,0.5,lower,10,9.5,false",
        "relative,10,,20,22,true",
        "relative,10,,20,17.9,false",
        "relative,10,,-20,-22,true",
        "relative,10,,-20,-23,false"
    })
    void equalHasATolerance(String mode, String tolerance, String excluded, String x, String y, boolean result) {
        String equal = "equal toleranceMode='" + mode + "' tolerance='" + tolerance + "'"
                + ("upper".equals(excluded) ? " includeUpperBound='false'" : "")
                + ("lower".equals(excluded) ? " includeLowerBound='false'" : "");
        assertThat(value(op(equal, f(x), f(y)))).isEqualTo("boolean " + result);
    }

    @Test
    void equalRefusesWhatIsNoToleranceOrNumber() {
        assertThat(value(op("equal toleranceMode='exact'", NULL, i(1)))).isEqualTo("NULL");
        assertThat(failure(op("equal toleranceMode='about'", i(1), i(1)))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("equal toleranceMode='absolute'", i(1), i(1)))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("equal toleranceMode='absolute' tolerance='-1'", i(1), i(1))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("equal toleranceMode='exact'", s("1"), i(1)))).isEqualTo(Reason.TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        "significantFigures,3,3.175,3.183,true",
        "significantFigures,3,3.174,3.183,false",
        "decimalPlaces,2,1.68572,1.69,true",
        "decimalPlaces,2,1.68432,1.69,false",
        "decimalPlaces,0,0.5,1,true"
    })
    void equalRoundedComparesAfterRounding(String mode, int figures, String x, String y, boolean result) {
        assertThat(value(op("equalRounded roundingMode='" + mode + "' figures='" + figures + "'", f(x), f(y))))
                .isEqualTo("boolean " + result);
    }

    @Test
    void equalRoundedRefusesFiguresThatCannotBe() {
        assertThat(failure(op("equalRounded roundingMode='significantFigures' figures='0'", f("1"), f("1"))))
                .isEqualTo(Reason.MALFORMED);
        assertThat(value(op("equalRounded figures='2'", NULL, f("1")))).isEqualTo("NULL");
    }

    @ParameterizedTest
    @CsvSource({"1,2,true,false,true,false", "2,2,false,false,true,true", "3,2,false,true,false,true"})
    void orderComparesNumbers(int x, String y, boolean lt, boolean gt, boolean lte, boolean gte) {
        assertThat(value(op("lt", i(x), f(y)))).isEqualTo("boolean " + lt);
        assertThat(value(op("gt", i(x), f(y)))).isEqualTo("boolean " + gt);
        assertThat(value(op("lte", i(x), f(y)))).isEqualTo("boolean " + lte);
        assertThat(value(op("gte", i(x), f(y)))).isEqualTo("boolean " + gte);
        assertThat(value(op("gte", i(x), NULL))).isEqualTo("NULL");
        assertThat(failure(op("lt", i(x), s("a")))).isEqualTo(Reason.TYPE);
    }

    @Test
    void durationsAreComparedInSecondsHoweverWritten() {
        String one = v(BaseType.DURATION, "PT1S");
        String two = v(BaseType.DURATION, "2");
        assertThat(value(op("durationLT", one, two))).isEqualTo("boolean true");
        assertThat(value(op("durationGTE", one, two))).isEqualTo("boolean false");
        assertThat(value(op("durationGTE", two, v(BaseType.DURATION, "PT2S")))).isEqualTo("boolean true");
        assertThat(value(op("durationLT", NULL, two))).isEqualTo("NULL");
        assertThat(failure(op("durationLT", s("x"), two))).isEqualTo(Reason.TYPE);
    }
}
