package nl.kennispeil.delivery.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CodeListTest {

    @Test
    void handsOutTheCodesInOrder() throws IOException {
        CodeList codes = read("person,code,sitting\r\np1,ABCD-EFGH-JKMN-PQRS,LHK\r\n\"p,2\",abcdefghjkmnpqrt,LHK\r\n");
        assertThat(codes.size()).isEqualTo(2);
        assertThat(codes.next()).isEqualTo("ABCD-EFGH-JKMN-PQRS");
        assertThat(codes.next()).isEqualTo("ABCD-EFGH-JKMN-PQRT");
        assertThat(codes.hasNext()).isFalse();
    }

    @Test
    void namesEachWrongRowButNoCode() {
        assertThatThrownBy(() -> read("person,code,sitting\np1,ABCD-EFGH-JKMN-PQRS,LHK\np2,SECRET,LHK\np3\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codes.csv: row 3: ")
                .hasMessageContaining("row 4 has 1 fields and no code")
                .hasMessageNotContaining("SECRET");
    }

    @Test
    void namesOnlyTheFirstOfManyWrongRows() {
        assertThatThrownBy(() -> read("person,code,sitting\n" + "p,x,LHK\n".repeat(8)))
                .hasMessageContaining("row 6")
                .hasMessageNotContaining("row 7")
                .hasMessageContaining("and 3 more");
    }

    @Test
    void refusesAFileWithoutACodeColumn() {
        assertThatThrownBy(() -> read("role,login\nbureau,x\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[role, login], expected person,code,sitting");
    }

    private static CodeList read(String text) throws IOException {
        return CodeList.read(new StringReader(text), "codes.csv");
    }
}
