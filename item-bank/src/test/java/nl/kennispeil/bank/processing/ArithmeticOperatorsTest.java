package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.NULL;
import static nl.kennispeil.bank.processing.Given.f;
import static nl.kennispeil.bank.processing.Given.failure;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.multiple;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.ordered;
import static nl.kennispeil.bank.processing.Given.s;
import static nl.kennispeil.bank.processing.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Golden values: QTI 2.1 information model; functions against values of java.lang.Math or by hand, as said. */
class ArithmeticOperatorsTest {

    @Test
    void sumAndProductAreIntegersOnlyOfIntegers() {
        assertThat(value(op("sum", i(1), i(2), i(3)))).isEqualTo("integer 6");
        assertThat(value(op("sum", i(1), f("2.5")))).isEqualTo("float 3.5");
        assertThat(value(op("sum", multiple(i(1), i(2)), i(3)))).isEqualTo("integer 6");
        assertThat(value(op("product", i(2), i(3)))).isEqualTo("integer 6");
        assertThat(value(op("product", i(2), f("0.5")))).isEqualTo("float 1.0");
        assertThat(value(op("subtract", i(2), i(3)))).isEqualTo("integer -1");
        assertThat(value(op("subtract", f("2"), i(3)))).isEqualTo("float -1.0");
        assertThat(value(op("integerToFloat", i(3)))).isEqualTo("float 3.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum",
                "product",
                "subtract",
                "divide",
                "power",
                "integerDivide",
                "integerModulus",
                "max",
                "gcd",
                "lcm"
            })
    void oneNullMakesNull(String operator) {
        assertThat(value(op(operator, NULL, i(2)))).isEqualTo("NULL");
        assertThat(value(op(operator, i(2), NULL))).isEqualTo("NULL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "truncate",
                "round",
                "integerToFloat",
                "roundTo figures='2'",
                "mathOperator name='sin'",
                "statsOperator name='mean'"
            })
    void oneNullPartMakesNull(String operator) {
        assertThat(value(op(operator, NULL))).isEqualTo("NULL");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThat(failure(op("sum", s("1"), i(2)))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("integerDivide", f("7"), i(2)))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("integerToFloat", f("7")))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("subtract", i(1)))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("sum"))).isEqualTo(Reason.MALFORMED);
        assertThat(value(op("max", s("1"), i(2)))).isEqualTo("NULL");
        assertThat(value(op("gcd", f("1.5"), i(2)))).isEqualTo("NULL");
    }

    @Test
    void anIntegerThatGrowsTooLargeIsRefusedNotWrapped() {
        assertThat(failure(op("sum", i(Long.MAX_VALUE), i(1)))).isEqualTo(Reason.LIMIT);
        assertThat(failure(op("product", i(Long.MAX_VALUE), i(2)))).isEqualTo(Reason.LIMIT);
        assertThat(failure(op("lcm", i(Long.MAX_VALUE), i(Long.MAX_VALUE - 1)))).isEqualTo(Reason.LIMIT);
        assertThat(value(op("sum", i(2_147_483_647L), i(1)))).isEqualTo("integer 2147483648");
    }

    @Test
    void whatCannotBeDividedIsNull() {
        assertThat(value(op("divide", i(6), i(4)))).isEqualTo("float 1.5");
        assertThat(value(op("divide", i(6), i(0)))).isEqualTo("NULL");
        assertThat(value(op("divide", f("1e308"), f("1e-308")))).isEqualTo("NULL");
        assertThat(value(op("power", i(2), i(3)))).isEqualTo("float 8.0");
        assertThat(value(op("power", i(-1), f("0.5")))).isEqualTo("NULL");
        assertThat(value(op("power", i(10), i(400)))).isEqualTo("NULL");
        assertThat(value(op("integerDivide", i(7), i(0)))).isEqualTo("NULL");
        assertThat(value(op("integerModulus", i(7), i(0)))).isEqualTo("NULL");
    }

    @ParameterizedTest
    @CsvSource({"7,2,3,1", "-7,2,-4,1", "7,-2,-4,-1", "-7,-2,3,-1"})
    void integerDivisionGoesDown(int x, int y, int quotient, int rest) {
        assertThat(value(op("integerDivide", i(x), i(y)))).isEqualTo("integer " + quotient);
        assertThat(value(op("integerModulus", i(x), i(y)))).isEqualTo("integer " + rest);
    }

    @ParameterizedTest
    @CsvSource({"6.8,6,7", "-6.8,-6,-7", "6.5,6,7", "-6.5,-6,-6", "-0.5,0,0", "0.49999999999999994,0,0", "6.49,6,6"})
    void truncateGoesToZeroAndRoundSendsHalvesUp(String number, int truncated, int rounded) {
        assertThat(value(op("truncate", f(number)))).isEqualTo("integer " + truncated);
        assertThat(value(op("round", f(number)))).isEqualTo("integer " + rounded);
    }

    @Test
    void infinityStaysAndNoNumberIsNull() {
        assertThat(value(op("round", f("INF")))).isEqualTo("float INF");
        assertThat(value(op("truncate", f("-INF")))).isEqualTo("float -INF");
        assertThat(value(op("round", f("NaN")))).isEqualTo("NULL");
        assertThat(value(op("roundTo figures='2'", f("NaN")))).isEqualTo("NULL");
        assertThat(value(op("roundTo figures='2'", f("INF")))).isEqualTo("float INF");
        assertThat(failure(op("truncate", f("1e300")))).isEqualTo(Reason.LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "significantFigures,3,1.2345,1.23",
        "significantFigures,2,1.25,1.3",
        "significantFigures,2,-1.25,-1.3",
        "significantFigures,1,1499,1000.0",
        "decimalPlaces,2,2.675,2.68",
        "decimalPlaces,0,1.5,2.0",
        "decimalPlaces,2,3.141592653589793,3.14",
        "significantFigures,5,0,0.0"
    })
    void roundToWorksOnTheDigitsAsWritten(String mode, int figures, String number, String result) {
        assertThat(value(op("roundTo roundingMode='" + mode + "' figures='" + figures + "'", f(number))))
                .isEqualTo("float " + result);
    }

    @Test
    void extremesAndDivisorsTakeContainersToo() {
        assertThat(value(op("max", i(3), multiple(i(7), i(2))))).isEqualTo("integer 7");
        assertThat(value(op("max", i(3), f("1.5")))).isEqualTo("float 3.0");
        assertThat(value(op("min", i(3), f("1.5")))).isEqualTo("float 1.5");
        assertThat(value(op("gcd", i(8), i(12)))).isEqualTo("integer 4");
        assertThat(value(op("gcd", i(0), i(-6)))).isEqualTo("integer 6");
        assertThat(value(op("gcd", i(0), i(0)))).isEqualTo("integer 0");
        assertThat(value(op("gcd", ordered(i(12), i(18)), i(27)))).isEqualTo("integer 3");
        assertThat(value(op("lcm", i(4), i(6)))).isEqualTo("integer 12");
        assertThat(value(op("lcm", i(-4), i(6)))).isEqualTo("integer 12");
        assertThat(value(op("lcm", i(4), i(0)))).isEqualTo("integer 0");
    }

    /** By hand for 1, 2, 3, 4: mean 2.5, squares 5. */
    @ParameterizedTest
    @CsvSource({
        "mean,2.5",
        "sampleVariance,1.6666666666666667",
        "sampleSD,1.2909944487358056",
        "popVariance,1.25",
        "popSD,1.118033988749895"
    })
    void statisticsOfAContainer(String name, double expected) {
        Value found = Given.compute("", op("statsOperator name='" + name + "'", ordered(i(1), i(2), i(3), i(4))));
        assertThat(Numbers.of(found)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void aSampleNeedsTwo() {
        assertThat(value(op("statsOperator name='sampleSD'", multiple(i(1))))).isEqualTo("NULL");
        assertThat(value(op("statsOperator name='popSD'", multiple(i(1))))).isEqualTo("float 0.0");
        assertThat(value(op("statsOperator name='mean'", multiple(s("a"))))).isEqualTo("NULL");
        assertThat(failure(op("statsOperator name='median'", multiple(i(1))))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("statsOperator name='mean'", i(1)))).isEqualTo(Reason.TYPE);
    }

    /** Known values of the functions to 12 digits; reciprocal and inverse ones follow from the others by hand. */
    @ParameterizedTest
    @CsvSource({
        "sin,1,0.841470984808",
        "cos,1,0.540302305868",
        "tan,1,1.557407724655",
        "sec,1,1.850815717681",
        "csc,1,1.188395105778",
        "cot,1,0.642092615934",
        "asin,0.5,0.523598775598",
        "acos,0.5,1.047197551197",
        "atan,1,0.785398163397",
        "asec,2,1.047197551197",
        "acsc,2,0.523598775598",
        "acot,2,0.463647609001",
        "sinh,1,1.175201193644",
        "cosh,1,1.543080634815",
        "tanh,1,0.761594155956",
        "sech,1,0.648054273664",
        "csch,1,0.850918128239",
        "coth,1,1.313035285499",
        "log,1000,3",
        "ln,10,2.302585092994",
        "exp,1,2.718281828459",
        "abs,-2.5,2.5",
        "toDegrees,3.141592653589793,180",
        "toRadians,180,3.141592653590"
    })
    void functionsByName(String name, String x, double expected) {
        Value found = Given.compute("", op("mathOperator name='" + name + "'", f(x)));
        assertThat(found).isInstanceOf(Value.Real.class);
        assertThat(Numbers.of(found)).isCloseTo(expected, within(1e-11));
    }

    @Test
    void someFunctionsGiveIntegersOrTakeTwo() {
        assertThat(value(op("mathOperator name='floor'", f("-1.5")))).isEqualTo("integer -2");
        assertThat(value(op("mathOperator name='ceil'", f("1.1")))).isEqualTo("integer 2");
        assertThat(value(op("mathOperator name='signum'", f("-3")))).isEqualTo("integer -1");
        assertThat(value(op("mathOperator name='atan2'", i(0), i(-1)))).isEqualTo("float " + Math.PI);
        assertThat(failure(op("mathOperator name='atan2'", i(0)))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("mathOperator name='sqrt'", i(4)))).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void outsideTheirDomainFunctionsAreNull() {
        for (String call :
                List.of("log 0", "ln -1", "asin 2", "acos 2", "csc 0", "cot 0", "csch 0", "coth 0", "asec 0.5")) {
            String[] parts = call.split(" ");
            assertThat(value(op("mathOperator name='" + parts[0] + "'", f(parts[1]))))
                    .as(call)
                    .isEqualTo("NULL");
        }
    }

    @Test
    void constantsAndChance() {
        assertThat(value("<mathConstant name='pi'/>")).isEqualTo("float " + Math.PI);
        assertThat(value("<mathConstant name='e'/>")).isEqualTo("float " + Math.E);
        assertThat(failure("<mathConstant name='tau'/>")).isEqualTo(Reason.MALFORMED);
        assertThat(value("<randomInteger min='5' max='5'/>")).isEqualTo("integer 5");
        assertThat(value("<randomInteger min='2' max='9' step='10'/>")).isEqualTo("integer 2");
        assertThat(value("<randomFloat min='1.5' max='1.5'/>")).isEqualTo("float 1.5");
        assertThat(failure("<randomInteger min='3' max='2'/>")).isEqualTo(Reason.MALFORMED);
        assertThat(failure("<randomFloat min='3' max='2'/>")).isEqualTo(Reason.MALFORMED);
    }
}
