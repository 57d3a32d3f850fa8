package nl.kennispeil.delivery.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import nl.kennispeil.scoring.key.Chosen;
import org.junit.jupiter.api.Test;

class RawFilesTest {

    private static final String KEY = "item,key,options,status\nq1,A,4,\nq2,B|C,3,scored\nq3,AC,5,pilot\n";

    private final Notes notes = new Notes();

    @Test
    void readsLettersUnknownBlankAndNotPresented() throws IOException {
        Answered read = responses("person,q1,q2,q3\np1,a,C,CA\np2,?,,-\n");

        assertThat(right(read, 0)).isTrue();
        assertThat(right(read, 1)).isTrue();
        assertThat(right(read, 2)).isTrue();
        assertThat(read.responses().at(1, 0)).isEqualTo(Chosen.UNKNOWN);
        assertThat(read.responses().at(1, 1)).isEqualTo(Chosen.BLANK);
        assertThat(read.responses().at(1, 2)).isEqualTo(Chosen.NOT_PRESENTED);
    }

    @Test
    void severalMarksAreNotOneOfThem() throws IOException {
        assertThat(right(responses("person,q1,q2,q3\np1,AB,BC,A\n"), 1)).isFalse();
    }

    @Test
    void unknownLettersAreNamed() {
        assertThatThrownBy(() -> responses("person,q1,q2,q3\np1,E,D,A\np2,1,AA,B?\n"))
                .message()
                .contains("responses.csv, line 2, column 2 (q1): got \"E\", allowed is letters A..D, ?, - or empty")
                .contains("line 2, column 3 (q2): got \"D\", allowed is letters A..C")
                .contains("line 3, column 2 (q1): got \"1\"")
                .contains("line 3, column 3 (q2): got \"AA\"")
                .contains("line 3, column 4 (q3): got \"B?\"");
    }

    @Test
    void columnsAndKeyMustGoTogether() throws IOException {
        assertThatThrownBy(() -> responses("person,q1,q7\np1,A,A\n"))
                .message()
                .contains("line 1, column 3 (q7): the item has no line in key.csv")
                .contains("has no column \"q2\", an item of key.csv")
                .doesNotContain("q3");
        assertThat(responses("person,q1,q2\np1,A,A\n").keys()).hasSize(2);
        assertThat(notes.all()).singleElement().asString().contains("no column for the pilot item q3");
    }

    @Test
    void everyBadKeyIsNamed() {
        assertThatThrownBy(() -> key("item,key,options,status\nq1,E,4,\nq1,,4,\nq3,A|,1,gone\n"))
                .message()
                .contains("key.csv, line 2, column 2 (key): got \"E\", allowed is letters A..D")
                .contains("line 3, column 1 (item): \"q1\" stands on line 2 too")
                .contains("line 3, column 2 (key): got \"\"")
                .contains("line 4, column 3 (options): got \"1\", allowed is a number of options 2..26")
                .contains("line 4, column 4 (status): got \"gone\", allowed is scored, removed, pilot or empty");
        assertThatThrownBy(() -> key("item,answer\nq1,A\n")).hasMessageContaining("expected item,key,options");
    }

    @Test
    void groupsAreLaidBesideTheResponses() throws IOException {
        Groups groups = groups("person,group\np2,women\np1,men\np9,men\n", "p1", "p2");

        assertThat(groups.names()).containsExactly("women", "men");
        assertThat(groups.indexes()).containsExactly(1, 0);
        assertThat(notes.all()).singleElement().asString().contains("1 persons are not in the responses");
    }

    @Test
    void aPersonWithoutAGroupIsRefused() {
        assertThatThrownBy(() -> groups("person,group\np1,men\n", "p1", "p2", "p3"))
                .hasMessageContaining("2 persons of the responses have no group (the first stands in row 2");
        assertThatThrownBy(() -> groups("person,group\np1,men\np1,women\np2,\n", "p1"))
                .message()
                .contains("line 3, column 1 (person): stands on another line too")
                .contains("line 4: a cell is empty");
        assertThatThrownBy(() -> groups("person,sex\np1,men\n", "p1")).hasMessageContaining("no column \"group\"");
    }

    @Test
    void readsPenaltiesAsWritten() throws IOException {
        var table = Penalties.read(Source.ofText("penalty.json", "{\"2\":-1,\"3\":-0.5,\"4\":-0.33}"));

        assertThat(table.wrong(4)).isEqualTo(new BigDecimal("-0.33"));
    }

    @Test
    void refusesWhatIsNoPenaltyTable() {
        for (String text : List.of("", "[]", "{}", "{\"2\":\"x\"}", "{\"two\":-1}", "{\"2\":1}", "{\"1\":-1}", "{")) {
            assertThatThrownBy(() -> Penalties.read(Source.ofText("penalty.json", text)))
                    .as(text)
                    .isInstanceOf(TableException.class)
                    .hasMessageContaining("penalty.json");
        }
    }

    private static boolean right(Answered read, int item) {
        return read.keys().get(item).isRight(read.responses().at(0, item));
    }

    private Key key(String text) throws IOException {
        return Key.read(Source.ofText("key.csv", text), notes);
    }

    private Answered responses(String text) throws IOException {
        return RawReader.read(Source.ofText("responses.csv", text), key(KEY), notes);
    }

    private Groups groups(String text, String... persons) throws IOException {
        return Groups.read(Source.ofText("groups.csv", text), List.of(persons), notes);
    }
}
