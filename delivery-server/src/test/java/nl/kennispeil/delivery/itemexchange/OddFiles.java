package nl.kennispeil.delivery.itemexchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kennispeil.bank.exchange.Formats;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.pack.ImportRun;
import nl.kennispeil.bank.exchange.qti.QtiFormat;
import nl.kennispeil.bank.exchange.qti.QtiSamples;
import nl.kennispeil.delivery.items.Readers;

/**
 * Files that readers have something to say about: examples, what the tests of the readers give them, whole and as a part
 * of an item, and examples that were damaged at random from a fixed seed.
 */
final class OddFiles {

    private static final Path BANK = Path.of("../item-bank/src/test");
    private static final String UNKNOWN = SourceSentences.QUOTE;
    private static final int DAMAGED = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> BROKEN = List.of(
            "",
            "geen xml",
            "<a>",
            "<a></b>",
            "<a b></a>",
            "<a b=c/>",
            "<a b='c/>",
            "<a b='1' b='2'/>",
            "<a b='<'/>",
            "<a:b/>",
            "<a b:c='1'/>",
            "<a:b:c/>",
            "<xmlns:a/>",
            "<a xmlns:xml='http://x'/>",
            "<a xmlns:b=''/>",
            "<a xmlns:b='u' xmlns:c='u' b:d='1' c:d='2'/>",
            "<a/>tekst",
            "<a/><b/>",
            "tekst<a/>",
            "&#65;<a/>",
            "<a/>&#65;",
            "<a>]]></a>",
            "<a><!-- -- --></a>",
            "<a><!-- </a>",
            "<a><![CDATA[ </a>",
            "<a><?x </a>",
            "<a><? ?></a>",
            "<a><?x?></a>",
            "<a><?xml version='1.0'?></a>",
            "<a>&#x;</a>",
            "<a>&#;</a>",
            "<a>&#0;</a>",
            "<a>&#65</a>",
            "<a>& </a>",
            "<a>&onbekend;</a>",
            "<a>\u0001</a>",
            "<a b='\u0001'/>",
            "<a><!--\u0001--></a>",
            "<a><!x></a>",
            "<!x><a/>",
            "<1/>",
            "< a/>",
            "<a",
            "<a/",
            "</a>",
            "<a></a ",
            "<a></a b>",
            "<a b='1'c='2'/>",
            "<a>" + "<b>".repeat(300),
            "<a " + "b".repeat(3_000) + "='1'/>",
            "<?xml?><a/>",
            "<?xml version='2.0'?><a/>",
            "<?xml version='x'?><a/>",
            "<?xml version='1.0' encoding='?'?><a/>",
            "<?xml version='1.0' encoding='ebcdic-cp-nl'?><a/>",
            "<?xml version='1.0' encoding='UTF-8' standalone='misschien'?><a/>",
            "<?xml version='1.0' iets='1'?><a/>",
            "<?xml version='1.0'<a/>",
            "<?xml version '1.0'?><a/>",
            "<?xml version=1.0?><a/>",
            " <?xml version='1.0'?><a/>",
            "<!DOCTYPE a",
            "<!DOCTYPE a><!DOCTYPE a><a/>",
            "<a><!DOCTYPE a></a>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]><a>&b;</a>",
            "<!DOCTYPE a [<!ENTITY b '<c/>'>]><a>&b;</a>",
            "<!DOCTYPE a [<!ENTITY % b 'c'>]><a/>",
            "<!DOCTYPE a [<!ENTITY b>]><a/>",
            "<questestinterop/>",
            "<quiz/>",
            "<assessmentItem/>",
            "<manifest/>");

    private static final List<String> GIFT = List.of(
            "Wat? {=a =b}",
            "Wat? {=a ~b} nog {=c}",
            "Wat? {=a ~b",
            "Wat? {=a ~b }}",
            "Wat? {=%50%a ~b}",
            "Wat? {~%x%a =b}",
            "Wat? {~%200%a =b}",
            "Wat? {=a -> b}",
            "Wat? {=a -> b =c}",
            "Wat? {=}",
            "Wat? {= ~}",
            "Wat? {#}",
            "Wat? {#veel}",
            "Wat? {#5..1}",
            "Wat? {#=5 ~6}",
            "Wat? {~a ~b}",
            "Wat? {~a}",
            "Wat? {=a\n\n~b}",
            "[markdown]Wat? {=a ~b####uitleg}");

    private final Set<String> said = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();
    private final Path folder;
    private int runs;

    private OddFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * What comes into a report of them.
     *
     * @param items sentences about items
     * @param others of files that are no item, as {@code file: sentence}
     */
    record Report(Set<String> items, Set<String> others) {}

    static Report report(Path folder) throws IOException {
        OddFiles files = new OddFiles(folder);
        files.all();
        return new Report(files.said, files.others);
    }

    private void all() throws IOException {
        Map<String, String> examples = examples();
        Map<String, byte[]> many = new TreeMap<>();
        examples.forEach((name, text) -> many.put(name, bytes(text)));
        int number = 0;
        for (String each : BROKEN) {
            many.put("broken/" + number++ + ".xml", bytes(each));
        }
        for (String reader : List.of("qti", "pack", "qti12", "SafeXml", "SafeSvg")) {
            for (String text : given(reader)) {
                for (String file : around(text.replace(UNKNOWN, "x"), reader.equals("qti12"))) {
                    many.put("given/" + number++ + ".xml", bytes(file));
                }
            }
        }
        for (String text : given("moodle", "html")) {
            for (String file : moodle(text.replace(UNKNOWN, "<answer fraction='100'><text>7</text></answer>"))) {
                read("vragen.xml", file);
            }
        }
        Set<String> gift = new LinkedHashSet<>(GIFT);
        gift.addAll(given("gift", "html"));
        for (String text : gift) {
            read("vragen.gift", text);
            read("vragen.gift", "::n:: Wat? { " + text + " }");
            read("vragen.gift", "::n:: [html]" + text.replaceAll("([={}~#:])", "\\\\$1") + " {}");
        }
        Random random = new Random(20261122);
        for (Map.Entry<String, String> each : examples.entrySet()) {
            for (int i = 0; i < DAMAGED; i++) {
                many.put("damaged/" + number++ + "-" + each.getKey(), bytes(damaged(each.getValue(), random)));
            }
        }
        Map<String, byte[]> some = new TreeMap<>();
        for (Map.Entry<String, byte[]> each : many.entrySet()) {
            some.put(each.getKey(), each.getValue());
            if (some.size() == 5_000) {
                folder(some);
                some.clear();
            }
        }
        folder(some);
        for (String each : tables(given("table"))) {
            read("tabel.csv", each);
        }
        for (String each : List.of("", "geen xml", "<a>", "<html/>", "<assessmentTest/>")) {
            single("los.xml", bytes(each));
        }
        packages(examples, random);
        said.remove("");
    }

    /** Whole packages: an honest one, and the same with bytes that are wrong or missing. */
    private void packages(Map<String, String> examples, Random random) throws IOException {
        byte[] good = zip(Map.of(
                "imsmanifest.xml",
                bytes("<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><resources>"
                        + "<resource identifier='r1' type='imsqti_item_xmlv2p2' href='choiceInteraction.xml'>"
                        + "<file href='choiceInteraction.xml'/></resource>"
                        + "<resource identifier='r2' type='imsqti_item_xmlv2p2' href='weg.xml'/>"
                        + "<resource identifier='r3' type='imsqti_item_xmlv2p2' href='../../buiten.xml'/>"
                        + "<resource identifier='r4' type='imsqti_item_xmlv2p2'/>"
                        + "<resource identifier='r5' type='imsqti_item_xmlv2p2' href='iets.xml'/>"
                        + "</resources></manifest>"),
                "choiceInteraction.xml",
                bytes(examples.getOrDefault("choiceInteraction.xml", "")),
                "iets.xml",
                bytes("<iets/>"),
                "anders.xml",
                bytes("<anders/>"),
                "toets.xml",
                bytes("<assessmentTest identifier='t' title='Een toets'/>"),
                "inhoud.zip",
                new byte[] {1},
                "los.txt",
                bytes("tekst")));
        single("pakket.zip", good);
        for (int i = 0; i < 100; i++) {
            byte[] wrong = good.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                wrong[4 + random.nextInt(wrong.length - 4)] = (byte) random.nextInt(256);
            }
            single("fout.zip", i % 4 == 0 ? Arrays.copyOf(wrong, 5 + random.nextInt(wrong.length - 5)) : wrong);
        }
        for (String name :
                List.of("../uit.xml", "/vast.xml", "a\u0000.xml", "n".repeat(600), "C:\\x.xml", "a//b.xml", "")) {
            single("naam.zip", zip(Map.of(name, bytes("<a/>"))));
        }
        Map<String, byte[]> twice = new TreeMap<>();
        twice.put("A.xml", bytes("<a/>"));
        twice.put("a.xml", bytes("<a/>"));
        single("dubbel.zip", zip(twice));
        single("leeg.zip", zip(Map.of("los.txt", bytes("tekst"))));
        single("stuk.zip", zip(Map.of("imsmanifest.xml", bytes("<manifest>"))));
        single("bom.zip", zip(Map.of("groot.xml", new byte[30_000_000])));
        single("document.docx", zip(Map.of("los.txt", bytes("tekst"))));
        for (String body : List.of("<w:p/>", "<w:tbl/>", "<w:tbl><w:tr><w:tc/></w:tr></w:tbl>", "<w:tbl>")) {
            single(
                    "document.docx",
                    zip(Map.of(
                            "word/document.xml",
                            bytes("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                                    + "<w:body>" + body + "</w:body></w:document>"))));
        }
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new TreeMap<>();
        QtiSamples.interactions().forEach((name, text) -> examples.put(name + ".xml", text));
        for (Path each : List.of(BANK.resolve("resources/exchange/canvas"), Path.of("../docs/examples/items"))) {
            try (Stream<Path> files = Files.list(each)) {
                for (Path file : files.filter(one -> one.toString().matches(".*\\.(xml|gift)"))
                        .sorted()
                        .toList()) {
                    examples.put(each.getFileName() + "-" + file.getFileName(), Files.readString(file));
                }
            }
        }
        return examples;
    }

    /** Every text in the tests of these readers. */
    private static Set<String> given(String... readers) throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        Path tests = BANK.resolve("java/nl/kennispeil/bank/exchange");
        for (String each : readers) {
            Path of = tests.resolve(Files.isDirectory(tests.resolve(each)) ? each : each + "Test.java");
            SourceSentences.texts(of, Set.of())
                    .forEach(text -> texts.add(text.text().replace(SourceSentences.SENTENCE, UNKNOWN)));
        }
        texts.removeIf(each -> each.length() < 3 || each.length() > 100_000);
        return texts;
    }

    private static List<String> moodle(String text) {
        List<String> around = new ArrayList<>(List.of(text, "<quiz>" + text + "</quiz>"));
        for (String type : List.of(
                "multichoice",
                "truefalse",
                "shortanswer",
                "numerical",
                "matching",
                "essay",
                "cloze",
                "gapselect",
                "ddwtos",
                "ordering",
                "calculated",
                "ddimageortext",
                "multichoiceset",
                "raar")) {
            String begin = "<quiz><question type='" + type + "'><name><text>n</text></name>";
            around.add(begin + text + "</question></quiz>");
            around.add(begin + "<questiontext format='html'><text>Wat? [[1]]</text></questiontext>" + text
                    + "</question></quiz>");
            around.add(begin + "<questiontext format='" + (text.length() % 2 == 0 ? "markdown" : "html")
                    + "'><text><![CDATA[" + text.replace("]]>", "") + "]]></text></questiontext></question></quiz>");
        }
        return around;
    }

    /** One file, without a package around it. */
    private void read(String name, String text) {
        Formats formats = Formats.with(Readers.foreign());
        SourceFile file = new SourceFile(name, bytes(text));
        formats.of(file)
                .ifPresent(format -> format.read(file).forEach(item -> {
                    Incoming read = QtiFormat.canonical(item);
                    said.add(read.reason());
                    said.addAll(read.notes());
                    said.addAll(read.repairs());
                }));
    }

    /** A text as a file, and as a part of items in each format. */
    private static List<String> around(String text, boolean old) {
        List<String> around = new ArrayList<>();
        around.add(text);
        if (!text.startsWith("<") || text.startsWith("<?") || text.contains("<!DOCTYPE")) {
            return around;
        }
        if (!old) {
            String response = QtiSamples.response("single", "identifier", "A") + QtiSamples.SCORE;
            around.add(QtiSamples.item22(response, text, QtiSamples.MATCH));
            around.add(QtiSamples.item22(text, "<p>Stam</p>" + QtiSamples.CHOICE, QtiSamples.MATCH));
            around.add(QtiSamples.item22(response, "<p>Stam</p>" + QtiSamples.CHOICE, text));
            around.add(QtiSamples.item30("", text, ""));
        } else {
            around.add("<questestinterop>" + text + "</questestinterop>");
            around.add("<questestinterop><item ident='i'><presentation>" + text
                    + "</presentation></item></questestinterop>");
            around.add("<questestinterop><item ident='i'><presentation><response_lid ident='R'><render_choice>"
                    + "<response_label ident='A'/><response_label ident='B'/></render_choice></response_lid>"
                    + "</presentation><resprocessing><outcomes><decvar/></outcomes>" + text
                    + "</resprocessing></item></questestinterop>");
        }
        return around;
    }

    private static List<String> tables(Set<String> given) {
        List<String> tables = new ArrayList<>();
        for (String each : given) {
            if (each.contains(";") && !each.startsWith("<")) {
                tables.add(each);
                tables.add("nummer;type;vraag;optie A;optie B;sleutel;punten;marge\n" + each);
            }
        }
        String head = "type;vraag;optie A;optie B;optie C;sleutel;punten;vreemd;vraag\n";
        for (String each : List.of(
                "meerkeuze;Wat?;a;b;;Z;1;;",
                "meerkeuze;Wat?;a;b;;A,B;1;x;",
                ";Wat?;a;b;;A,B;1;x;",
                "meerkeuze;Wat?;a;b;;;1;;",
                "meerkeuze;Wat?;a;;c;A;1;;",
                "meerkeuze;Wat?;a;;;A;1;;",
                "meerkeuze;;a;b;;A;1;;",
                "raar;Wat?;a;b;;A;1;;",
                "juist/onjuist;Wat?;;;;misschien;1;;",
                "kort;Wat?;;;;;1;;",
                "numeriek;Wat?;;;;veel;1;;",
                "numeriek;Wat?;;;;3;-1;;",
                "numeriek;Wat?;;;;3;veel;;",
                "informatie;Let op;;;;;;;",
                ";Wat?;;;;;;;",
                "\"open")) {
            tables.add(head + each);
        }
        return tables;
    }

    /** A tag, an attribute or a stretch of text that is gone, doubled or other than it was. */
    private static String damaged(String text, Random random) {
        String result = text;
        for (int n = 1 + random.nextInt(3); n > 0 && result.length() > 10; n--) {
            List<int[]> places = new ArrayList<>();
            Matcher part = Pattern.compile(
                            random.nextBoolean()
                                    ? "[\"'][^\"'<>]*[\"']"
                                    : random.nextBoolean() ? "</?[^<>]*>" : "[^<>\\s]+")
                    .matcher(result);
            while (part.find()) {
                places.add(new int[] {part.start(), part.end()});
            }
            if (places.isEmpty()) {
                continue;
            }
            int[] from = places.get(random.nextInt(places.size()));
            int[] other = places.get(random.nextInt(places.size()));
            String instead = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> result.substring(other[0], other[1]);
                case 2 -> result.substring(from[0], from[1]).repeat(2);
                default -> result.charAt(from[0]) == '<' ? "<iets/>" : "\"7\"";
            };
            result = result.substring(0, from[0]) + instead + result.substring(from[1]);
        }
        return result;
    }

    private void folder(Map<String, byte[]> files) throws IOException {
        Path in = folder.resolve("in-" + runs);
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = in.resolve(each.getKey());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, each.getValue());
        }
        run(in);
    }

    private void single(String name, byte[] bytes) throws IOException {
        Path file = Files.createDirectories(folder.resolve("one-" + runs)).resolve(name);
        Files.write(file, bytes);
        run(file);
    }

    private void run(Path given) throws IOException {
        Path out = folder.resolve("out-" + runs++);
        ImportRun.run(List.of(given), out, Formats.with(Readers.foreign()), (name, done, total) -> {});
        JsonNode report = JSON.readTree(out.resolve("report.json").toFile());
        for (JsonNode item : report.path("items")) {
            said.add(item.path("reason").asText());
            item.path("notes").forEach(each -> said.add(each.asText()));
            item.path("repairs").forEach(each -> said.add(each.asText()));
        }
        for (JsonNode file : report.path("files")) {
            others.add(file.path("file").asText() + ": " + file.path("what").asText());
        }
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> each : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
