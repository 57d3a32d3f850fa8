package nl.kennispeil.bank.exchange.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small schemas of our own, laid out and knit together as the published ones are. */
class SchemaCheckTest {

    private static final String QTI22 = "http://www.imsglobal.org/xsd/imsqti_v2p2";
    private static final String ITEM = "<assessmentItem xmlns='" + QTI22 + "' "
            + "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='" + QTI22
            + " http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2p2.xsd' title='t' xml:lang='nl'>"
            + "<math xmlns='http://www.w3.org/1998/Math/MathML'/></assessmentItem>";

    @TempDir
    Path folder;

    @BeforeEach
    void publish() throws IOException {
        put(
                "w3/xml.xsd",
                "<?xml version='1.0'?><!DOCTYPE xs:schema PUBLIC '-//W3C//DTD XMLSCHEMA 200102//EN' 'XMLSchema.dtd' >"
                        + "<xs:schema targetNamespace='http://www.w3.org/XML/1998/namespace' xmlns:xs='http://www.w3.org/2001/XMLSchema'>"
                        + "<xs:attribute name='lang' type='xs:language'/></xs:schema>");
        put(
                "w3/mathml3/mathml3.xsd",
                "<xs:schema targetNamespace='http://www.w3.org/1998/Math/MathML'"
                        + " xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='mathml3-common.xsd'/></xs:schema>");
        put(
                "w3/mathml3/mathml3-common.xsd",
                "<xs:schema targetNamespace='http://www.w3.org/1998/Math/MathML'"
                        + " xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='math'/></xs:schema>");
        for (int patch = 0; patch <= 4; patch += 2) {
            put("qtiv2p2/imsqti_v2p2" + (patch == 0 ? "" : "p" + patch) + ".xsd", version("v" + patch));
        }
        put("qtiv2p2/imsqti_v2p2_apip_profile.xsd", version("profile"));
    }

    @Test
    void whatSchemasImportIsFoundByItsNameWhereverItIsPublished() throws IOException {
        SchemaCheck check = new SchemaCheck(folder);
        check.expect(Target.QTI22);
        assertThat(check.faults(ITEM)).isEmpty();
        assertThat(check.faults(ITEM.replace("xml:lang='nl'", "xml:lang='niet goed'")))
                .anySatisfy(each -> assertThat(each).contains("niet goed"));
        assertThat(check.faults(ITEM.replace("<math", "<maths"))).isNotEmpty();
    }

    @Test
    void ofSeveralVersionsTheNamedOneIsTakenAndOtherwiseTheNewestThatIsNoProfile() throws IOException {
        SchemaCheck check = new SchemaCheck(folder);
        assertThat(check.faults(ITEM.replace("title='t'", "title='t' v2='x'"))).isEmpty();
        assertThat(check.faults(ITEM.replace("title='t'", "title='t' v4='x'"))).isNotEmpty();
        Files.delete(folder.resolve("qtiv2p2/imsqti_v2p2p2.xsd"));
        SchemaCheck other = new SchemaCheck(folder);
        assertThat(other.faults(ITEM.replace("title='t'", "title='t' v4='x'"))).isEmpty();
    }

    @Test
    void aSchemaThatIsMissingIsSaidAndNotFetched() throws IOException {
        Files.delete(folder.resolve("w3/mathml3/mathml3-common.xsd"));
        SchemaCheck check = new SchemaCheck(folder);
        assertThatThrownBy(() -> check.expect(Target.QTI22))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks mathml3-common.xsd");
        assertThatThrownBy(() -> check.expect(Target.QTI3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no schema of " + Target.QTI3.namespace());
        assertThatThrownBy(() -> check.faults("<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'/>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("<manifest>");
    }

    @Test
    void aFileThatIsNoSchemaOfThisKindIsSaid() throws IOException {
        put("qtiv2p2/imsqti_v2p2p2.xsd", version("v2").replace("<xs:element ", "<xs:assert test='1'/><xs:element "));
        put("qtiv2p2/broken.xsd", "<xs:schema");
        assertThatThrownBy(() -> new SchemaCheck(folder).expect(Target.QTI22))
                .hasMessageContaining("imsqti_v2p2p2.xsd cannot be read as XML Schema 1.0");
    }

    private static String version(String own) {
        return "<xs:schema targetNamespace='" + QTI22
                + "' xmlns:xs='http://www.w3.org/2001/XMLSchema' elementFormDefault='qualified'"
                + " xmlns:m='http://www.w3.org/1998/Math/MathML'>"
                + "<xs:import namespace='http://www.w3.org/XML/1998/namespace' schemaLocation='../w3/xml.xsd'/>"
                + "<xs:import namespace='http://www.w3.org/1998/Math/MathML' schemaLocation='http://www.w3.org/Math/XMLSchema/mathml3/mathml3.xsd'/>"
                + "<xs:element name='assessmentItem'><xs:complexType><xs:sequence><xs:element ref='m:math'/></xs:sequence>"
                + "<xs:attribute name='title' use='required'/><xs:attribute name='" + own
                + "'/><xs:attribute ref='xml:lang'/>"
                + "</xs:complexType></xs:element></xs:schema>";
    }

    private void put(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
