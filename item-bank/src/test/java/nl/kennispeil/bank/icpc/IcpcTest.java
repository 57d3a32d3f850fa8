package nl.kennispeil.bank.icpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import nl.kennispeil.bank.icpc.IcpcCode.Component;
import nl.kennispeil.bank.icpc.IcpcCode.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IcpcTest {

    /** A03, K86 and S97.03 are codes of the NHG; 45 is a procedure in every chapter. */
    @ParameterizedTest
    @CsvSource({"A03,SYMPTOM", "K86,DISEASE", "S97.03,DISEASE", "k86.01,DISEASE", "D45,PROCEDURE", "Z29,SYMPTOM"})
    void aCodeTellsItsComponent(String code, Component component) {
        assertThat(IcpcCode.of(code).component()).isEqualTo(component);
        assertThat(IcpcCode.of(code)).hasToString(code.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({
        "K861,SHAPE",
        "86,SHAPE",
        "K8,SHAPE",
        "K86.1,SHAPE",
        "K86.,SHAPE",
        "'',SHAPE",
        "I10,CHAPTER",
        "G01,CHAPTER",
        "K00,NUMBER",
        "Z70,NO_DISEASES",
        "K86.00,SUB"
    })
    void aWrongCodeSaysWhichPartIsWrong(String code, Fault fault) {
        assertThat(IcpcCode.fault(code)).contains(fault);
    }

    @Test
    void thereAreSeventeenChapters() {
        assertThat(IcpcCode.CHAPTERS).hasSize(17);
    }

    @Test
    void aListNarrowsWhatIsAllowedAndGivesTitles() throws IOException {
        IcpcList list =
                read("code,title\nK86,Titel een\nk86.01,\"Titel, twee\"\n").list();
        assertThat(list.title(list.require("K86.01"))).contains("Titel, twee");
        assertThatThrownBy(() -> list.require("K87"))
                .isInstanceOfSatisfying(
                        IcpcCode.IcpcException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNKNOWN));
        assertThat(IcpcList.byStructure().require("K87").rubric()).hasToString("K87");
    }

    @Test
    void aBadRowIsRefusedByNumberAndStopsNoOther() throws IOException {
        IcpcList.Reading reading = read("code;title\nK86;een\nI10;twee\nK86;drie\nT90\nT90;vier\n");
        assertThat(reading.list().size()).isEqualTo(2);
        assertThat(reading.refusals())
                .satisfiesExactly(
                        each -> assertThat(each).startsWith("row 2").contains("chapter I"),
                        each -> assertThat(each).startsWith("row 3").contains("second time"),
                        each -> assertThat(each).startsWith("row 4").contains("cells"));
    }

    @Test
    void aFileThatIsNoListIsRefused() {
        assertThatThrownBy(() -> read("a,b\nK86,x\n")).hasMessageContaining("code,title");
        assertThatThrownBy(() -> read("code,title\n")).hasMessageContaining("no row");
    }

    private static IcpcList.Reading read(String text) throws IOException {
        return IcpcList.read(new StringReader(text));
    }
}
