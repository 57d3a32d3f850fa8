package nl.kennispeil.delivery.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ItemsExchangeCommandTest {

    private static final String ITEM =
            "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='i1' title='Een item'"
                    + " adaptive='false' timeDependent='false'>"
                    + "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'><correctResponse><value>A</value></correctResponse></responseDeclaration>"
                    + "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
                    + "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'><simpleChoice identifier='A'>a</simpleChoice><simpleChoice identifier='B'>b</simpleChoice></choiceInteraction></itemBody>"
                    + "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct'/></assessmentItem>";

    /** Holds only that a title is there; the published schemas may not be kept here. */
    private static final String SCHEMA =
            "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' elementFormDefault='qualified'>"
                    + "<xs:element name='qti-assessment-item'><xs:complexType><xs:sequence><xs:any processContents='skip' minOccurs='0' maxOccurs='unbounded'/></xs:sequence>"
                    + "<xs:attribute name='title' use='required'/><xs:anyAttribute processContents='skip'/></xs:complexType></xs:element></xs:schema>";

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void itemsComeInAndGoOutAndComeInEqual() throws IOException {
        Path item = Files.writeString(folder.resolve("item.xml"), ITEM);
        assertThat(run("import", item.toString(), "--out", in("one"))).isZero();
        assertThat(Files.readString(folder.resolve("one/report.json")))
                .contains("\"status\" : \"imported\"", "\"choiceInteraction\"");
        for (String format : new String[] {"qti3", "qti22"}) {
            assertThat(run("export", in("one"), "--format", format, "--out", in(format + ".zip")))
                    .isZero();
            assertThat(run("import", in(format + ".zip"), "--out", in(format))).isZero();
            assertThat(tree(folder.resolve(format).resolve("i1.json"))).isEqualTo(tree(folder.resolve("one/i1.json")));
        }
        assertThat(err.toString()).contains("1 imported, of which 0 for repair; 0 refused");
    }

    @Test
    void whereNothingCanBeReadTheRunFailsAndTheReportSaysWhy() throws IOException {
        Path item = Files.writeString(folder.resolve("item.xml"), "<assessmentItem");
        assertThat(run("import", item.toString(), "--out", in("one"))).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("one/report.json")))
                .contains("\"status\" : \"refused\"", "not well-formed");
    }

    @Test
    void aRefusedItemDoesNotFailTheRun() throws IOException {
        Path good = Files.writeString(folder.resolve("a.xml"), ITEM);
        Path bad = Files.writeString(folder.resolve("b.xml"), "<html/>");
        assertThat(run("import", bad.toString(), good.toString(), "--out", in("one")))
                .isZero();
        assertThat(err.toString()).contains("1 imported, of which 0 for repair; 1 refused");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertThat(run("import", in("gone.xml"), "--out", in("one"))).isEqualTo(2);
        assertThat(err.toString()).contains("there is no such file");
        assertThat(run("export", folder.toString(), "--format", "qti1", "--out", in("x.zip")))
                .isEqualTo(2);
        assertThat(err.toString()).contains("allowed is qti3 or qti22");
        assertThat(run("export", in("gone"), "--format", "qti3", "--out", in("x.zip")))
                .isEqualTo(2);
        assertThat(run("qti-table", "--data", in("gone"))).isEqualTo(2);
    }

    @Test
    void whatIsWrittenIsHeldAgainstSchemasOfAFolder() throws IOException {
        Path item = Files.writeString(folder.resolve("item.xml"), ITEM);
        run("import", item.toString(), "--out", in("one"));
        Files.createDirectories(folder.resolve("xsd"));
        Files.writeString(folder.resolve("xsd/qti.xsd"), SCHEMA);
        String[] export = {"export", in("one"), "--format", "qti3", "--out", in("x.zip"), "--schemas", in("xsd")};
        assertThat(run(export)).isZero();
        assertThat(err.toString()).contains("0 are not valid");
        Files.writeString(folder.resolve("xsd/qti.xsd"), SCHEMA.replace("name='title'", "name='colour'"));
        assertThat(run(export)).isEqualTo(1);
        assertThat(err.toString()).contains("not valid:").contains("colour");
    }

    @Test
    void theTableCountsWhatCameIn() throws IOException {
        Files.writeString(folder.resolve("item.xml"), ITEM);
        Files.writeString(folder.resolve("wrong.xml"), ITEM.replace(">a<", "><script>x</script>a<"));
        assertThat(run("qti-table", "--data", folder.toString(), "--out", in("qti.md")))
                .isZero();
        assertThat(Files.readString(folder.resolve("qti.md")))
                .contains(
                        "imported 1 of 2 items of well-formed files",
                        "scored as declared 1 of 1; responses scored identically",
                        "silently wrong 0",
                        "`wrong.xml`: line 1")
                .doesNotContain(folder.toString());
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    private static String tree(Path file) throws IOException {
        String text = Files.readString(file);
        return text.substring(text.indexOf("\"item\" :"));
    }

    private int run(String... arguments) {
        return new CommandLine(new ItemsCommand())
                .setErr(new PrintWriter(err, true))
                .setOut(new PrintWriter(new StringWriter(), true))
                .execute(arguments);
    }
}
