package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.blueprint.AtaProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssembleCommandTest {

    private static final String ASSEMBLE = "assemble --bank @bank.csv --blueprint @blueprint.json --out @out ";

    private Desk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        desk = new Desk(folder);
    }

    private void ata() throws IOException {
        desk.write("bank.csv", AtaProblem.text("bank1000.csv"));
        desk.write("enemies.csv", AtaProblem.text("enemies.csv"));
        desk.write("blueprint.json", AtaProblem.blueprint());
    }

    /** 20 Rasch items: domain K and R by turns, two with no seconds. */
    private void small(String blueprint) throws IOException {
        StringBuilder bank = new StringBuilder("item,model,a,b,domain,seconds,enemies\n");
        for (int i = 0; i < 20; i++) {
            bank.append("q").append(i).append(",2PL,1,").append(-2 + i / 5.0);
            bank.append(i % 2 == 0 ? ",K," : ",R,")
                    .append(i < 2 ? "" : 40 + i)
                    .append(i < 4 ? ",x" : ",")
                    .append('\n');
        }
        desk.write("bank.csv", bank.toString());
        desk.write("blueprint.json", blueprint);
    }

    @Test
    void theBestFormOf160OutOf1000ItemsIsProven() throws IOException {
        ata();
        desk.passes(ASSEMBLE + "--seconds 60");
        JsonNode report = desk.json("out/report.json");
        assertThat(report.path("status").asText()).isEqualTo("optimal");
        assertThat(report.path("objective").asDouble()).isCloseTo(AtaProblem.OPTIMUM, within(1e-6));
        assertThat(report.path("gap").asDouble()).isLessThan(1e-9);
        assertThat(report.path("violations")).isEmpty();
        assertThat(report.path("forms").get(0).path("items").asInt()).isEqualTo(160);
        List<String> form = desk.text("out/form1.csv").lines().toList();
        assertThat(form.get(0)).isEqualTo("position,item,domain,age,level,type,words,seconds");
        Set<String> chosen = new HashSet<>();
        form.stream().skip(1).forEach(each -> chosen.add(each.split(",")[1]));
        Set<String> best = new HashSet<>();
        AtaProblem.table("optimal160.csv").forEach(each -> best.add(each[0]));
        assertThat(chosen).isEqualTo(best);
        assertThat(desk.text("out/report.html")).contains("<svg").contains("Bewezen de beste keuze");
        assertThat(desk.err()).contains("1 form of 160 items").contains("proven optimal");
    }

    @Test
    void severalFormsShareNoItemAndAreAsInformativeAsEachOther() throws IOException {
        small("{\"length\":5,\"constraints\":[{\"column\":\"domain\",\"value\":\"K\",\"min\":2,\"max\":3}],"
                + "\"objective\":{\"maximin\":\"information\",\"theta\":[-1,1]}}");
        desk.passes(ASSEMBLE + "--forms 2");
        JsonNode report = desk.json("out/report.json");
        assertThat(report.path("overlap").get(0).path("with").get(1).asInt()).isZero();
        assertThat(report.path("forms"))
                .hasSize(2)
                .allSatisfy(form -> assertThat(form.path("objective").asDouble())
                        .isGreaterThanOrEqualTo(report.path("objective").asDouble() - 1e-6));
        assertThat(desk.text("out/forms.csv").lines()).hasSize(11).first().isEqualTo("form,position,item");
    }

    @Test
    void whenNothingFitsItSaysWhatClashesAndWhatMustGive() throws IOException {
        small("{\"length\":10,\"constraints\":[{\"column\":\"domain\",\"value\":\"K\",\"min\":7},"
                + "{\"column\":\"domain\",\"value\":\"R\",\"min\":5}]}");
        desk.refuses(ASSEMBLE, "no form meets the blueprint");
        assertThat(desk.err())
                .contains("cannot hold together", "domain K: at least 7", "domain R: at least 5", "length: exactly 10")
                .contains("smallest change that works");
        JsonNode why = desk.json("out/report.json").path("infeasible");
        assertThat(why.path("items").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(why.path("smallest").asBoolean()).isTrue();
        assertThat(why.path("clash")).hasSize(3);
        assertThat(desk.json("out/report.json").path("reasons").get(0).asText())
                .contains("its lower bounds ask 12 items of 10");
    }

    @Test
    void aBankWithoutAColumnThatIsAskedIsRefused() throws IOException {
        small("{\"length\":5,\"constraints\":[{\"column\":\"aspect\",\"value\":\"D\",\"min\":2}]}");
        desk.refuses(ASSEMBLE, "@bank.csv: the blueprint asks for \"aspect\", which is no column of the bank");
    }

    @Test
    void anEnemyThatIsNoItemIsNamed() throws IOException {
        small("{\"length\":5,\"enemies\":{\"file\":\"enemies.csv\"}}");
        desk.write("enemies.csv", "set,item\n1,q3\n1,q99\n");
        desk.refuses(ASSEMBLE, "enemies.csv: \"q99\" on line 3 is not in @bank.csv");
    }

    @Test
    void parametersThatAreNoNumbersAndItemsThatStandTwiceAreRefused() throws IOException {
        small("{\"length\":1}");
        desk.write("bank.csv", "item,model,a,b\nq1,2PL,NaN,0\n");
        desk.refuses(ASSEMBLE, "@bank.csv, line 2, column 3 (a)");
        desk.write("bank.csv", "item,model,a,b\nq1,2PL,1,0\nq1,2PL,1,0\n");
        desk.refuses(ASSEMBLE, "stands on line 2 too");
    }

    @Test
    void aBlueprintWithADemandThatNobodyKnowsIsRefused() throws IOException {
        small("{\"length\":5,\"constraints\":[{\"median\":\"seconds\",\"min\":2}]}");
        desk.refuses(ASSEMBLE, "@blueprint.json: constraints[1]: a constraint of unknown kind");
    }

    @Test
    void itemsWithoutTheNumberThatIsSummedStayOutAndThatIsSaid() throws IOException {
        small(
                "{\"length\":18,\"constraints\":[{\"sum\":\"seconds\",\"max\":100000}],\"enemies\":{\"file\":\"enemies.csv\"}}");
        desk.write("enemies.csv", "set,item\n1,q3\n");
        desk.passes(ASSEMBLE);
        assertThat(desk.err()).contains("2 of 20 items have no number in column \"seconds\"");
        assertThat(desk.text("out/form1.csv").lines().map(each -> each.split(",")[1]))
                .doesNotContain("q0", "q1");
    }

    @Test
    void optionsThatCannotBeAreWrong() throws IOException {
        small("{\"length\":5}");
        desk.isWrong(ASSEMBLE + "--forms 0", "--forms is 0: allowed is 1..50");
        desk.isWrong(ASSEMBLE + "--gap 1", "--gap is 1.0");
        desk.isWrong(ASSEMBLE + "--seconds 0", "--seconds is 0.0");
        desk.isWrong(ASSEMBLE + "--solver cplex", "solver \"cplex\": allowed is auto, java or native");
    }
}
