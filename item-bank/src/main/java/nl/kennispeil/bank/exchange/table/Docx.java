package nl.kennispeil.bank.exchange.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.html.Pictures;

/** The tables of a Word document: a table with headings above and a row for each item, or a table for each item. */
final class Docx {

    private static final String DOCUMENT = "word/document.xml";
    private static final int MAX_ENTRIES = 2_000;
    private static final long MAX_TOTAL = 100_000_000;

    private final XmlElement document;
    private final Map<String, byte[]> media;
    private final Map<String, String> pictures;

    private Docx(XmlElement document, Map<String, byte[]> media, Map<String, String> pictures) {
        this.document = document;
        this.media = media;
        this.pictures = pictures;
    }

    static boolean looksLike(byte[] bytes) {
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return false;
        }
        // The directory at the end names every entry as it is.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return text.contains(DOCUMENT) && text.contains("[Content_Types].xml");
    }

    static Docx of(byte[] bytes) throws TableFault {
        Map<String, byte[]> entries = entries(bytes);
        byte[] document = entries.get(DOCUMENT);
        if (document == null) {
            throw new TableFault("the file has no " + DOCUMENT + ": it is no Word document");
        }
        try {
            Map<String, String> pictures = new HashMap<>();
            byte[] relations = entries.get("word/_rels/document.xml.rels");
            if (relations != null) {
                for (XmlElement relation : SafeXml.parse(relations).elements("Relationship")) {
                    if (!relation.attribute("TargetMode", "").equals("External")) {
                        pictures.put(relation.attribute("Id", ""), "word/" + relation.attribute("Target", ""));
                    }
                }
            }
            return new Docx(SafeXml.parse(document), entries, pictures);
        } catch (XmlFault fault) {
            throw new TableFault(DOCUMENT + ": " + fault.reason());
        }
    }

    /** The pictures of the document, for one item. */
    Embedded pictures() {
        Embedded embedded = new Embedded(Pictures.none());
        pictures.forEach((id, path) -> {
            byte[] bytes = media.get(path);
            if (bytes != null && path.startsWith("word/media/")) {
                // One that cannot be used is asked for in vain, and named then.
                embedded.offer(path, bytes);
            }
        });
        return embedded;
    }

    private List<XmlElement> tables() {
        return document.first("body").stream()
                .flatMap(body -> body.elements("tbl").stream())
                .toList();
    }

    /** Those of every table that has some. */
    List<Headings> headings() {
        List<Headings> headings = new ArrayList<>();
        int number = 0;
        for (XmlElement table : tables()) {
            number++;
            List<List<XmlElement>> cells = cells(table);
            if (cells.isEmpty()) {
                continue;
            }
            boolean beside = known(above(cells)) < 2;
            headings.add(new Headings("table " + number + ": ", beside ? beside(cells) : above(cells), beside));
        }
        return headings;
    }

    private static List<List<XmlElement>> cells(XmlElement table) {
        return table.elements("tr").stream().map(row -> row.elements("tc")).toList();
    }

    private static List<String> above(List<List<XmlElement>> cells) {
        return cells.get(0).stream().map(Docx::plain).toList();
    }

    private static List<String> beside(List<List<XmlElement>> cells) {
        return cells.stream().map(row -> row.isEmpty() ? "" : plain(row.get(0))).toList();
    }

    List<Row> rows() throws TableFault {
        List<Row> rows = new ArrayList<>();
        List<XmlElement> tables = tables();
        int number = 0;
        for (XmlElement table : tables) {
            number++;
            read(table, "table " + number, rows);
        }
        if (tables.isEmpty()) {
            throw new TableFault("the document has no table");
        }
        if (rows.isEmpty()) {
            throw new TableFault("no table has known headings: expected are vraag, optie A, optie B, sleutel, …");
        }
        return rows;
    }

    private void read(XmlElement table, String where, List<Row> rows) {
        List<List<XmlElement>> cells = cells(table);
        if (cells.isEmpty()) {
            return;
        }
        List<String> above = above(cells);
        if (known(above) >= 2) {
            for (int i = 1; i < cells.size(); i++) {
                Row row = new Row(where + ", row " + (i + 1));
                WordHtml html = new WordHtml(pictures, row.notes);
                for (int column = 0; column < cells.get(i).size() && column < above.size(); column++) {
                    row.put(above.get(column), html.of(cells.get(i).get(column)));
                }
                add(row, rows);
            }
            return;
        }
        List<String> beside = beside(cells);
        if (known(beside) >= 2) {
            Row row = new Row(where);
            WordHtml html = new WordHtml(pictures, row.notes);
            for (int i = 0; i < cells.size(); i++) {
                if (cells.get(i).size() > 1) {
                    row.put(beside.get(i), html.of(cells.get(i).get(1)));
                }
            }
            add(row, rows);
        }
    }

    private static void add(Row row, List<Row> rows) {
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static long known(List<String> headings) {
        return headings.stream()
                .filter(heading -> Column.heading(heading).isPresent())
                .count();
    }

    private static String plain(XmlElement cell) {
        StringBuilder text = new StringBuilder();
        cell.walk().filter(each -> each.is("t")).forEach(each -> text.append(each.text()));
        return text.toString().strip();
    }

    private static Map<String, byte[]> entries(byte[] bytes) throws TableFault {
        Map<String, byte[]> entries = new HashMap<>();
        long total = 0;
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++count > MAX_ENTRIES) {
                    throw new TableFault("the document has more than " + MAX_ENTRIES + " parts");
                }
                byte[] content = zip.readNBytes(SafeXml.MAX_BYTES + 1);
                total += content.length;
                if (content.length > SafeXml.MAX_BYTES || total > MAX_TOTAL) {
                    throw new TableFault("the document is larger than is read: a part of at most " + SafeXml.MAX_BYTES
                            + " bytes, " + MAX_TOTAL + " together");
                }
                entries.putIfAbsent(entry.getName(), content);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new TableFault("the document cannot be unpacked: it is damaged or protected by a password");
        }
        return entries;
    }
}
