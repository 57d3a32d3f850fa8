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
import static nl.kennispeil.bank.processing.Given.variable;
import static org.assertj.core.api.Assertions.assertThat;

import nl.kennispeil.bank.content.BaseType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: the examples of the QTI 2.1 information model where it has them. */
class ContainerOperatorsTest {

    private static String letters(boolean inOrder, String letters) {
        StringBuilder parts = new StringBuilder();
        letters.chars().forEach(each -> parts.append(id(Character.toString(each))));
        return inOrder ? ordered(parts.toString()) : multiple(parts.toString());
    }

    @Test
    void containersLeaveNullOutAndFlattenTheirOwnKind() {
        assertThat(value(multiple(id("A"), NULL, multiple(id("B")))))
                .isEqualTo("multiple [identifier A, identifier B]");
        assertThat(value(ordered(i(1), f("2.5")))).isEqualTo("ordered [float 1.0, float 2.5]");
        assertThat(value(multiple(NULL))).isEqualTo("NULL");
        assertThat(failure(multiple(id("A"), i(1)))).isEqualTo(Reason.TYPE);
        assertThat(failure(multiple(ordered(id("A"))))).isEqualTo(Reason.TYPE);
    }

    @Test
    void theSizeOfNothingIsZero() {
        assertThat(value(op("containerSize", letters(false, "AAB")))).isEqualTo("integer 3");
        assertThat(value(op("containerSize", NULL))).isEqualTo("integer 0");
        assertThat(failure(op("containerSize", id("A")))).isEqualTo(Reason.TYPE);
    }

    @Test
    void indexCountsFromOneAndTakesAVariable() {
        String n = "<outcomeDeclaration identifier='N' cardinality='single' baseType='integer'>"
                + "<defaultValue><value>2</value></defaultValue></outcomeDeclaration>";
        assertThat(value(op("index n='1'", letters(true, "ABC")))).isEqualTo("identifier A");
        assertThat(value(op("index n='4'", letters(true, "ABC")))).isEqualTo("NULL");
        assertThat(value(n, op("index n='N'", letters(true, "ABC")))).isEqualTo("identifier B");
        assertThat(value(n, op("index n='{N}'", letters(true, "ABC")))).isEqualTo("identifier B");
        assertThat(failure(op("index n='0'", letters(true, "ABC")))).isEqualTo(Reason.MALFORMED);
        assertThat(failure(op("index n='1'", letters(false, "ABC")))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("index n='UNKNOWN'", letters(true, "A")))).isEqualTo(Reason.UNDECLARED);
    }

    @Test
    void memberLooksForOneValue() {
        assertThat(value(op("member", id("A"), letters(false, "BA")))).isEqualTo("boolean true");
        assertThat(value(op("member", id("C"), letters(true, "BA")))).isEqualTo("boolean false");
        assertThat(value(op("member", NULL, letters(true, "BA")))).isEqualTo("NULL");
        assertThat(value(op("member", id("A"), NULL))).isEqualTo("NULL");
        assertThat(failure(op("member", i(1), letters(true, "BA")))).isEqualTo(Reason.TYPE);
        // Citolab/qti-scoring-engine, ITM-083-Verklanking-Speciale-Tekens: a single response as second part
        assertThat(value(op("member", id("A"), id("A")))).isEqualTo("boolean true");
        assertThat(value(op("member", id("A"), id("B")))).isEqualTo("boolean false");
    }

    @Test
    void deleteTakesEveryOccurrenceOut() {
        assertThat(value(op("delete", id("B"), letters(true, "BCBA"))))
                .isEqualTo("ordered [identifier C, identifier A]");
        assertThat(value(op("delete", id("B"), letters(false, "BB")))).isEqualTo("NULL");
        assertThat(value(op("delete", NULL, letters(false, "BB")))).isEqualTo("NULL");
    }

    @ParameterizedTest
    @CsvSource({
        "false,ABC,CA,true",
        "false,ABC,BB,false",
        "false,ABBC,BB,true",
        "true,ABC,CA,false",
        "true,ABC,BC,true",
        "true,ABC,AC,false",
        "true,AABC,ABC,true",
        "true,AB,ABC,false"
    })
    void containsIsABagOrARun(boolean inOrder, String whole, String part, boolean result) {
        assertThat(value(op("contains", letters(inOrder, whole), letters(inOrder, part))))
                .isEqualTo("boolean " + result);
    }

    @Test
    void containsAsksTheSameKindAndLeavesNull() {
        assertThat(value(op("contains", letters(true, "A"), NULL))).isEqualTo("NULL");
        assertThat(failure(op("contains", letters(true, "A"), letters(false, "A"))))
                .isEqualTo(Reason.TYPE);
    }

    @Test
    void repeatGoesRoundItsParts() {
        assertThat(value(op("repeat numberRepeats='2'", i(1), NULL, ordered(i(2), i(3)))))
                .isEqualTo("ordered [integer 1, integer 2, integer 3, integer 1, integer 2, integer 3]");
        assertThat(value(op("repeat numberRepeats='0'", i(1)))).isEqualTo("NULL");
        assertThat(value(op("repeat numberRepeats='3'", NULL))).isEqualTo("NULL");
        assertThat(failure(op("repeat numberRepeats='1000000'", i(1)))).isEqualTo(Reason.LIMIT);
        assertThat(failure(op(
                        "repeat numberRepeats='10000'", op("containerSize", op("repeat numberRepeats='10000'", i(1))))))
                .isEqualTo(Reason.LIMIT);
    }

    @Test
    void insideHoldsForOneOfThePoints() {
        String rectangle = "inside shape='rect' coords='0,0,10,10'";
        assertThat(value(op(rectangle, v(BaseType.POINT, "5 5")))).isEqualTo("boolean true");
        assertThat(value(op(rectangle, v(BaseType.POINT, "10 11")))).isEqualTo("boolean false");
        assertThat(value(op(rectangle, multiple(v(BaseType.POINT, "50 5"), v(BaseType.POINT, "5 5")))))
                .isEqualTo("boolean true");
        assertThat(value(op(rectangle, NULL))).isEqualTo("NULL");
        assertThat(failure(op(rectangle, s("5 5")))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("inside shape='star' coords='1'", v(BaseType.POINT, "5 5"))))
                .isEqualTo(Reason.MALFORMED);
    }

    @Test
    void fieldsOfARecordAreReadByName() {
        String record = "<outcomeDeclaration identifier='R' cardinality='record'><defaultValue>"
                + "<value fieldIdentifier='x' baseType='integer'>42</value></defaultValue></outcomeDeclaration>";
        assertThat(value(record, op("fieldValue fieldIdentifier='x'", variable("R"))))
                .isEqualTo("integer 42");
        assertThat(value(record, op("fieldValue fieldIdentifier='y'", variable("R"))))
                .isEqualTo("NULL");
        assertThat(failure(op("fieldValue fieldIdentifier='y'", i(1)))).isEqualTo(Reason.TYPE);
    }

    @Test
    void chanceIsSeeded() {
        String random = op("random", letters(false, "ABCDEFGH"));
        assertThat(value(random)).isEqualTo(value(random)).startsWith("identifier ");
        assertThat(value(op("random", NULL))).isEqualTo("NULL");
    }
}
