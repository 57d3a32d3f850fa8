package nl.kennispeil.delivery.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItemFilesTest {

    @TempDir
    Path folder;

    private final Notes notes = new Notes();

    @Test
    void whatIsWrittenIsReadBackToTheLastDigit() throws IOException {
        List<ItemParameters> all = List.of(
                new ItemParameters.Rasch(1.0 / 3),
                new ItemParameters.OnePl(0.7, -2e-17),
                new ItemParameters.TwoPl(1.25, 0),
                new ItemParameters.ThreePl(1, Math.PI, 0.2),
                new ItemParameters.FourPl(1, 0, 0.1, 0.97),
                PartialCredit.pcm(-1, 0.5, 0.25),
                PartialCredit.gpcm(0.8, -1, 1),
                new GradedResponse(1.1, -1, 0, 1, 2),
                new NominalResponse(new double[] {0, 1.5, 3}, new double[] {0, -0.1, 0.2}));
        List<ItemRow> rows = all.stream()
                .map(each -> new ItemRow("q" + all.indexOf(each), each, Map.of("b", 0.1), Map.of("domain", "a, \"b\"")))
                .toList();
        Path file = folder.resolve("bank.csv");
        try (TableWriter out = TableWriter.to(file, new PrintWriter(new StringWriter()))) {
            ItemWriter.write(out, new ItemTable("bank.csv", rows, List.of("domain")));
        }

        assertThat(Files.readString(file))
                .startsWith("item,model,a,b,c,d,se_a,se_b,se_c,se_d,a1,a2,a3,b1,b2,b3,b4,c1,c2,c3,se_a1,")
                .doesNotContain("NaN");
        assertThat(ItemReader.read(Source.of(file), notes).rows()).isEqualTo(rows);
    }

    @Test
    void withoutAModelTheFilledCellsTellIt() throws IOException {
        assertThat(models("item,a,b,c,d,group\n1,2.2,-1.8,0.21,1,x\n2,1,0,0,1,y\n3,1,0,0.1,0.9,z\n"))
                .containsExactly(ItemModel.THREE_PL, ItemModel.TWO_PL, ItemModel.FOUR_PL);
        assertThat(models("item,b\n1,0.5\n")).containsExactly(ItemModel.RASCH);
        assertThat(models("item,b1,b2,b3\n1,0.5,1,\n")).containsExactly(ItemModel.PCM);
        assertThat(models("item,a1,a2,c1,c2\n1,0,1,0,1\n")).containsExactly(ItemModel.NRM);
    }

    @Test
    void aModelInDoubtIsAskedFor() {
        assertRefused("item,a,b1,b2\nq1,1,0,1\n", "line 2: item \"q1\": a and b1, b2 … can be GRM, PCM or GPCM");
    }

    @Test
    void columnsOfABankAreKept() throws IOException {
        ItemTable bank = ItemReader.read(
                Source.ofText("bank.csv", "Item;Model;A;B;icpc;exposure\nq1;2PL;1,5;-0,25;A01;0,2\n"), notes);

        assertThat(bank.metadataColumns()).containsExactly("icpc", "exposure");
        assertThat(bank.rows().get(0).metadata()).containsEntry("icpc", "A01").containsEntry("exposure", "0,2");
        assertThat(bank.parameters()).containsExactly(new ItemParameters.TwoPl(1.5, -0.25));
        assertThat(notes.all()).hasSize(1);
    }

    @Test
    void everyBadItemIsNamed() {
        assertRefused(
                """
                item,model,a,b,c,d
                q1,2PL,1,x,,
                q1,2PL,,0,,
                q3,5PL,1,0,,
                q4,3PL,1,0,1.5,
                q5,Rasch,2,0,,
                q6,2PL,1,0,0.2,
                q7,GRM,1,,,
                ,Rasch,,1,,
                q8,2PL,NaN,1,,
                q9,2PL,"1,5",1,,
                """,
                "params.csv, line 2, column 4 (b): got \"x\", allowed is a finite number",
                "line 3, column 1 (item): \"q1\" stands on line 2 too",
                "line 3: item \"q1\": a is empty, a 2PL item needs it",
                "line 4: item \"q3\": model \"5PL\": allowed is Rasch, 1PL",
                "line 5: item \"q4\": lower asymptote c is 1.5",
                "line 6: item \"q5\": a is 2.0, a Rasch item has 1.0 or an empty cell",
                "line 7: item \"q6\": c is 0.2, a 2PL item has 0.0",
                "line 8: item \"q7\": b1 is empty, a GRM item needs it",
                "line 9, column 1 (item): is empty",
                "line 10, column 3 (a): got \"NaN\"",
                "line 11, column 3 (a): got \"1,5\", allowed is a number with a point: this is a comma file");
        assertRefused("item,model,a,b1,b2\nq1,GRM,1,1,0\n", "boundary b2 is 0.0: allowed is above b1");
        assertRefused("item,model,b1,b2,b3\nq1,PCM,1,,2\n", "b3 filled, a PCM item has no place for it");
        assertRefused("item,domain\nq1,x\n", "the header has no column a, b, b1 or a1");
        assertRefused("person,q1\np1,1\n", "the header begins with \"person\", expected item");
    }

    private List<ItemModel> models(String text) throws IOException {
        return ItemReader.read(Source.ofText("params.csv", text), notes).parameters().stream()
                .map(ItemParameters::model)
                .toList();
    }

    private void assertRefused(String text, String... messages) {
        assertThatThrownBy(() -> ItemReader.read(Source.ofText("params.csv", text), notes))
                .isInstanceOf(TableException.class)
                .message()
                .contains(messages);
    }
}
