package nl.kennispeil.bank.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlTest {

    @Test
    void elementsKeepNameSpaceAttributesAndLine() throws XmlFault {
        XmlElement root = parse(
                "<?xml version=\"1.0\"?>\n<a xmlns=\"urn:x\" xml:lang=\"nl\">\n <m:b xmlns:m=\"urn:m\" m:c=\"1\" d=\"2\"/></a>");
        assertThat(root.namespace()).isEqualTo("urn:x");
        assertThat(root.attribute("xml:lang")).hasValue("nl");
        XmlElement b = root.elements().get(0);
        assertThat(b.namespace()).isEqualTo("urn:m");
        assertThat(b.line()).isEqualTo(3);
        assertThat(b.attributes()).containsEntry("{urn:m}c", "1").containsEntry("d", "2");
    }

    @Test
    void namedCharactersOfHtmlAreKnownWithoutADeclaration() throws XmlFault {
        assertThat(parse("<p title='&eacute;'>a&nbsp;b &amp; &lt; &#233; &thinsp;&InvisibleTimes;</p>")
                        .text())
                .isEqualTo("a\u00A0b & < é \u2009\u2062");
        assertThat(parse("<p title='&eacute;'/>").attribute("title")).hasValue("é");
    }

    @Test
    void namesInCommentsAndCharacterDataStayAsTheyAre() throws XmlFault {
        assertThat(parse("<p><!-- &nope; --><![CDATA[&nbsp;<b>]]></p>").text()).isEqualTo("&nbsp;<b>");
    }

    @Test
    void aDocumentTypeIsNotFetchedAndItsPlainEntitiesCount() throws XmlFault {
        XmlElement root = parse("<!DOCTYPE p PUBLIC \"-//X\" \"http://nowhere.invalid/x.dtd\" [\n<!-- ] > -->\n"
                + "<!ENTITY naam \"Jansen &#38; zn\">\n]>\n<p>&naam;</p>");
        assertThat(root.text()).isEqualTo("Jansen & zn");
        assertThat(root.line()).isEqualTo(5);
    }

    @Test
    void anExternalEntityIsRefusedAndNotRead() {
        refused("<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>&x;</p>", "external entity \"x\"");
        refused("<!DOCTYPE p [<!ENTITY % x SYSTEM \"http://nowhere.invalid/\"> %x;]><p/>", "external entity \"x\"");
    }

    @Test
    void entitiesOfEntitiesAreRefused() {
        refused("<!DOCTYPE p [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><p>&b;</p>", "entity \"b\"");
    }

    @Test
    void aLongEntityUsedOftenIsRefused() {
        String xml = "<!DOCTYPE p [<!ENTITY a \"" + "h".repeat(1999) + "\">]><p>" + "&a;".repeat(10_000) + "</p>";
        refused(xml, "larger than allowed");
    }

    @Test
    void markupInAnEntityIsRefused() {
        refused("<!DOCTYPE p [<!ENTITY a \"<script/>\">]><p>&a;</p>", "holds markup");
    }

    @Test
    void anUnknownNameSaysWhichAndWhere() {
        refused("<p>\n&jansen;</p>", "line 2: entity &jansen; is neither declared nor one of HTML");
        refused("<p>R&D; en M & M</p>", "&D; is neither");
        refused("<p>M & M</p>", "an & stands alone");
    }

    @Test
    void nestingIsBounded() throws XmlFault {
        assertThat(parse("<a>".repeat(200) + "</a>".repeat(200)).name()).isEqualTo("a");
        refused("<a>".repeat(201) + "</a>".repeat(201), "nested deeper than 200");
        refused("<a>".repeat(400_000), "nested deeper than 200");
    }

    @Test
    void theNumberOfElementsIsBounded() {
        refused("<a>" + "<b/>".repeat(200_001) + "</a>", "more than 200000 elements");
    }

    @Test
    void aFileThatIsTooLargeIsNotParsed() {
        assertThatThrownBy(() -> SafeXml.parse(new byte[SafeXml.MAX_BYTES + 1]))
                .hasMessageContaining("allowed are 10000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "windows-1252", "ISO-8859-15"})
    void theDeclaredEncodingIsRead(String encoding) throws XmlFault {
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><p>één</p>";
        assertThat(SafeXml.parse(xml.getBytes(Charset.forName(encoding))).text())
                .isEqualTo("één");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void aByteOrderMarkGoesBeforeTheDeclaration(String encoding) throws Exception {
        String xml = "\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>één</p>";
        byte[] bytes = xml.getBytes(Charset.forName(encoding));
        assertThat(SafeXml.parse(bytes).text()).isEqualTo("één");
    }

    @Test
    void wrongBytesAreAFaultAndNeverAQuestionMark() {
        assertThatThrownBy(() -> SafeXml.parse("<p>één</p>".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(XmlFault.class)
                .hasMessageContaining("not UTF-8");
        refused("<?xml version=\"1.0\" encoding=\"UTF-7\"?><p/>", "encoding \"utf-7\"");
    }

    @Test
    void whatIsNotWellFormedSaysTheLine() {
        refused("<a>\n<b></a>", "line 2: not well-formed");
        refused("", "not well-formed");
        refused("geen xml", "not well-formed");
        refused("<a/><b/>", "not well-formed");
        refused("<!DOCTYPE a [", "does not end");
        refused("<a/><!DOCTYPE a>", "not well-formed");
    }

    private static XmlElement parse(String xml) throws XmlFault {
        return SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String xml, String reason) {
        assertThatThrownBy(() -> parse(xml)).isInstanceOf(XmlFault.class).hasMessageContaining(reason);
    }
}
