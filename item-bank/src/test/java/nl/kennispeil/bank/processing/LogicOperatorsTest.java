package nl.kennispeil.bank.processing;

import static nl.kennispeil.bank.processing.Given.NULL;
import static nl.kennispeil.bank.processing.Given.failure;
import static nl.kennispeil.bank.processing.Given.i;
import static nl.kennispeil.bank.processing.Given.op;
import static nl.kennispeil.bank.processing.Given.s;
import static nl.kennispeil.bank.processing.Given.t;
import static nl.kennispeil.bank.processing.Given.value;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: QTI 2.1 information model, sections of each expression. */
class LogicOperatorsTest {

    private static String truth(String word) {
        return word.equals("NULL") ? NULL : t(Boolean.parseBoolean(word));
    }

    private static String plain(String value) {
        return value.replace("boolean ", "");
    }

    @ParameterizedTest
    @CsvSource({
        "true,true,true,true",
        "true,false,false,true",
        "false,false,false,false",
        "true,NULL,NULL,true",
        "NULL,true,NULL,true",
        "false,NULL,false,NULL",
        "NULL,false,false,NULL",
        "NULL,NULL,NULL,NULL"
    })
    void andAndOrKnowThreeValues(String one, String other, String and, String or) {
        assertThat(plain(value(op("and", truth(one), truth(other))))).isEqualTo(and);
        assertThat(plain(value(op("or", truth(one), truth(other))))).isEqualTo(or);
    }

    @Test
    void notTurnsRoundAndLeavesNull() {
        assertThat(value(op("not", t(true)))).isEqualTo("boolean false");
        assertThat(value(op("not", NULL))).isEqualTo("NULL");
        assertThat(failure(op("not", i(1)))).isEqualTo(Reason.TYPE);
        assertThat(failure(op("and", s("x")))).isEqualTo(Reason.TYPE);
    }

    @ParameterizedTest
    @CsvSource({
        // min, max, values, result
        "1,2,true false false,true",
        "1,2,true true true,false",
        "2,3,true false false,false",
        "2,3,true true NULL,true",
        "2,3,true NULL false,NULL",
        "1,1,true NULL,NULL",
        "3,4,true NULL false,false",
        "0,0,false false,true"
    })
    void anyNIsNullOnlyWhenAnUnknownCouldTipIt(int min, int max, String values, String result) {
        StringBuilder parts = new StringBuilder();
        for (String each : values.split(" ")) {
            parts.append(truth(each));
        }
        assertThat(plain(value(op("anyN min='" + min + "' max='" + max + "'", parts.toString()))))
                .isEqualTo(result);
    }

    @Test
    void emptyTextAndEmptyContainersAreNull() {
        assertThat(value(op("isNull", s("")))).isEqualTo("boolean true");
        assertThat(value(op("isNull", "<multiple/>"))).isEqualTo("boolean true");
        assertThat(value(op("isNull", s("x")))).isEqualTo("boolean false");
    }
}
