package nl.kennispeil.bank.exchange.qti;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.Surroundings;

/** Small items of our own. */
public final class QtiSamples {

    private QtiSamples() {}

    /** A QTI 2.2 item around declarations, a body and what follows the body. */
    public static String item22(String declarations, String body, String after) {
        return "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2' identifier='i1' title='Een item'"
                + " adaptive='false' timeDependent='false' xml:lang='nl'>" + declarations
                + "<itemBody>" + body + "</itemBody>" + after + "</assessmentItem>";
    }

    /** A QTI 3 item, likewise. */
    public static String item30(String declarations, String body, String after) {
        return "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='i1' title='Een item'"
                + " adaptive='false' time-dependent='false' xml:lang='nl'>" + declarations + "<qti-item-body>" + body
                + "</qti-item-body>" + after + "</qti-assessment-item>";
    }

    public static final String SCORE = "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>";
    public static final String MATCH =
            "<responseProcessing template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>";

    public static String response(String cardinality, String type, String... correct) {
        StringBuilder values = new StringBuilder();
        for (String each : correct) {
            values.append("<value>").append(each).append("</value>");
        }
        return "<responseDeclaration identifier='RESPONSE' cardinality='" + cardinality + "' baseType='" + type + "'>"
                + (correct.length == 0 ? "" : "<correctResponse>" + values + "</correctResponse>")
                + "</responseDeclaration>";
    }

    public static final String CHOICE =
            "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1' shuffle='TRUE'>"
                    + "<prompt>Wat nu?</prompt><simpleChoice identifier='A'>Wachten</simpleChoice>"
                    + "<simpleChoice identifier='B' fixed='true'>Verwijzen</simpleChoice></choiceInteraction>";

    /** The item most tests start from. */
    public static String choice() {
        return item22(response("single", "identifier", "A") + SCORE, "<p>Stam</p>" + CHOICE, MATCH);
    }

    /** One item per interaction of QTI 2.2 that can be shown here, by name. */
    public static Map<String, String> interactions() {
        String picture = "<object data='p.png' type='image/png' width='100' height='80'>Plaat</object>";
        Map<String, String> items = new LinkedHashMap<>();
        items.put("choiceInteraction", choice());
        items.put(
                "orderInteraction",
                item(
                        response("ordered", "identifier", "B", "A"),
                        "<orderInteraction responseIdentifier='RESPONSE' shuffle='false'><simpleChoice identifier='A'>1</simpleChoice><simpleChoice identifier='B'>2</simpleChoice></orderInteraction>"));
        items.put(
                "associateInteraction",
                item(
                        response("multiple", "pair", "A B"),
                        "<associateInteraction responseIdentifier='RESPONSE' shuffle='false' maxAssociations='1'><simpleAssociableChoice identifier='A' matchMax='1'>1</simpleAssociableChoice><simpleAssociableChoice identifier='B' matchMax='1'>2</simpleAssociableChoice></associateInteraction>"));
        items.put(
                "matchInteraction",
                item(
                        response("multiple", "directedPair", "A X"),
                        "<matchInteraction responseIdentifier='RESPONSE' shuffle='false' maxAssociations='1'><simpleMatchSet><simpleAssociableChoice identifier='A' matchMax='1'>1</simpleAssociableChoice></simpleMatchSet><simpleMatchSet><simpleAssociableChoice identifier='X' matchMax='1'>2</simpleAssociableChoice></simpleMatchSet></matchInteraction>"));
        items.put(
                "gapMatchInteraction",
                item(
                        response("single", "directedPair", "W G"),
                        "<gapMatchInteraction responseIdentifier='RESPONSE' shuffle='false'><gapText identifier='W' matchMax='1'>woord</gapText><p>Een <gap identifier='G'/> hier.</p></gapMatchInteraction>"));
        items.put(
                "inlineChoiceInteraction",
                item(
                        response("single", "identifier", "A"),
                        "<p>Kies <inlineChoiceInteraction responseIdentifier='RESPONSE' shuffle='false'><inlineChoice identifier='A'>a</inlineChoice><inlineChoice identifier='B'>b</inlineChoice></inlineChoiceInteraction> nu</p>"));
        items.put(
                "textEntryInteraction",
                item(
                        response("single", "float", "3.5"),
                        "<p>Getal: <textEntryInteraction responseIdentifier='RESPONSE' expectedLength='5'/></p>"));
        items.put(
                "extendedTextInteraction",
                item(
                        response("single", "string"),
                        "<extendedTextInteraction responseIdentifier='RESPONSE' expectedLines='4'><prompt>Leg uit</prompt></extendedTextInteraction>"));
        items.put(
                "hottextInteraction",
                item(
                        response("single", "identifier", "H"),
                        "<hottextInteraction responseIdentifier='RESPONSE' maxChoices='1'><p>Kies <hottext identifier='H'>dit</hottext> of <hottext identifier='I'>dat</hottext></p></hottextInteraction>"));
        items.put(
                "hotspotInteraction",
                item(
                        response("single", "identifier", "H"),
                        "<hotspotInteraction responseIdentifier='RESPONSE' maxChoices='1'>" + picture
                                + "<hotspotChoice identifier='H' shape='circle' coords='10, 10, 5'/></hotspotInteraction>"));
        items.put(
                "selectPointInteraction",
                item(
                        response("single", "point", "10 10"),
                        "<selectPointInteraction responseIdentifier='RESPONSE' maxChoices='1'>" + picture
                                + "</selectPointInteraction>"));
        items.put(
                "graphicOrderInteraction",
                item(
                        response("ordered", "identifier", "H", "I"),
                        "<graphicOrderInteraction responseIdentifier='RESPONSE'>" + picture
                                + "<hotspotChoice identifier='H' shape='rect' coords='0,0,5,5'/><hotspotChoice identifier='I' shape='poly' coords='0,0,5,5,5,0'/></graphicOrderInteraction>"));
        items.put(
                "graphicAssociateInteraction",
                item(
                        response("single", "pair", "H I"),
                        "<graphicAssociateInteraction responseIdentifier='RESPONSE' maxAssociations='1'>" + picture
                                + "<associableHotspot identifier='H' matchMax='1' shape='rect' coords='0,0,5,5'/><associableHotspot identifier='I' matchMax='1' shape='default' coords=''/></graphicAssociateInteraction>"));
        items.put(
                "graphicGapMatchInteraction",
                item(
                        response("single", "directedPair", "P H"),
                        "<graphicGapMatchInteraction responseIdentifier='RESPONSE'>" + picture
                                + "<gapImg identifier='P' matchMax='1'>" + picture
                                + "</gapImg><associableHotspot identifier='H' matchMax='1' shape='rect' coords='0,0,5,5'/></graphicGapMatchInteraction>"));
        items.put(
                "positionObjectInteraction",
                item(
                        response("single", "point", "10 10"),
                        "<positionObjectStage>" + picture
                                + "<positionObjectInteraction responseIdentifier='RESPONSE' maxChoices='1'>" + picture
                                + "</positionObjectInteraction></positionObjectStage>"));
        items.put(
                "sliderInteraction",
                item(
                        response("single", "integer", "5"),
                        "<sliderInteraction responseIdentifier='RESPONSE' lowerBound='0' upperBound='10' step='1' stepLabel='true'/>"));
        items.put(
                "mediaInteraction",
                item(
                        response("single", "integer"),
                        "<mediaInteraction responseIdentifier='RESPONSE' autostart='false' maxPlays='2'><object data='f.mp4' type='video/mp4'/></mediaInteraction>"));
        items.put(
                "drawingInteraction",
                item(
                        response("single", "file"),
                        "<drawingInteraction responseIdentifier='RESPONSE'>" + picture + "</drawingInteraction>"));
        items.put(
                "uploadInteraction",
                item(response("single", "file"), "<uploadInteraction responseIdentifier='RESPONSE'/>"));
        items.put(
                "endAttemptInteraction",
                item(
                        response("single", "boolean"),
                        "<p><endAttemptInteraction responseIdentifier='RESPONSE' title='Hint'/></p>"));
        return items;
    }

    public static String interaction(String name) {
        return Optional.ofNullable(interactions().get(name)).orElseThrow();
    }

    private static String item(String declarations, String body) {
        return item22(declarations + SCORE, body, declarations.contains("correctResponse") ? MATCH : "");
    }

    public static Incoming read(String xml) {
        return read(xml, Surroundings.NONE);
    }

    public static Incoming read(String xml, Surroundings surroundings) {
        SourceFile file = new SourceFile("items/i1.xml", xml.getBytes(StandardCharsets.UTF_8));
        return new QtiFormat().read(file, surroundings).get(0);
    }
}
