package nl.kennispeil.delivery.itembank;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first sheet of a workbook (ECMA-376, SpreadsheetML) as text, and nothing else of it: no formulas, no formats, no
 * links. Bounded in parts, bytes, rows and columns; without DTDs. Dates come as the numbers a spreadsheet keeps.
 */
final class XlsxSheet {

    private static final int MOST_PARTS = 200;
    private static final int LARGEST_PART = 20 * 1024 * 1024;
    private static final int MOST_TEXTS = 200_000;
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";

    private XlsxSheet() {}

    static boolean is(byte[] file) {
        return file.length > 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    }

    /** @throws MetadataTable.Unreadable when it is no workbook, or too large */
    static List<List<String>> rows(byte[] file, int mostRows, int mostColumns) {
        try {
            Map<String, byte[]> parts = parts(file);
            byte[] sheet = parts.get(SHEET);
            if (sheet == null) {
                throw new MetadataTable.Unreadable("xlsx");
            }
            byte[] texts = parts.get(TEXTS);
            return read(sheet, texts == null ? List.of() : texts(texts), mostRows, mostColumns);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new MetadataTable.Unreadable("xlsx");
        }
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            int seen = 0;
            long all = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++seen > MOST_PARTS) {
                    throw new MetadataTable.Unreadable("large");
                }
                // what is not wanted is inflated too when it is passed: it counts
                ByteArrayOutputStream kept = new ByteArrayOutputStream();
                boolean wanted =
                        entry.getName().equals(SHEET) || entry.getName().equals(TEXTS);
                byte[] buffer = new byte[8_192];
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    all += n;
                    if (all > LARGEST_PART) {
                        throw new MetadataTable.Unreadable("large");
                    }
                    if (wanted) {
                        kept.write(buffer, 0, n);
                    }
                }
                if (wanted) {
                    parts.put(entry.getName(), kept.toByteArray());
                }
            }
        }
        return parts;
    }

    private static XMLStreamReader reader(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    private static List<String> texts(byte[] xml) throws XMLStreamException {
        List<String> texts = new ArrayList<>();
        XMLStreamReader reader = reader(xml);
        StringBuilder text = new StringBuilder();
        boolean within = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                within = reader.getLocalName().equals("t");
                if (reader.getLocalName().equals("si")) {
                    text.setLength(0);
                }
            } else if (event == XMLStreamConstants.CHARACTERS && within) {
                text.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                within = false;
                if (reader.getLocalName().equals("si")) {
                    texts.add(text.toString());
                    if (texts.size() > MOST_TEXTS) {
                        throw new MetadataTable.Unreadable("large");
                    }
                }
            }
        }
        return texts;
    }

    private static List<List<String>> read(byte[] xml, List<String> texts, int mostRows, int mostColumns)
            throws XMLStreamException {
        List<List<String>> rows = new ArrayList<>();
        XMLStreamReader reader = reader(xml);
        List<String> row = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        String type = "";
        int column = 0;
        boolean within = false;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals("row")) {
                    row = new ArrayList<>();
                } else if (name.equals("c")) {
                    type = attribute(reader, "t");
                    column = column(attribute(reader, "r"), row.size());
                    value.setLength(0);
                }
                within = name.equals("v") || name.equals("t");
            } else if (event == XMLStreamConstants.CHARACTERS && within) {
                value.append(reader.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                within = false;
                if (reader.getLocalName().equals("c")) {
                    if (column >= mostColumns) {
                        throw new MetadataTable.Unreadable("columns");
                    }
                    while (row.size() < column) {
                        row.add("");
                    }
                    row.add(text(type, value.toString(), texts));
                } else if (reader.getLocalName().equals("row")) {
                    rows.add(row);
                    if (rows.size() > mostRows + 1) {
                        throw new MetadataTable.Unreadable("rows");
                    }
                }
            }
        }
        return rows;
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static String text(String type, String value, List<String> texts) {
        if (!type.equals("s")) {
            return value;
        }
        int place = Integer.parseInt(value.strip());
        if (place < 0 || place >= texts.size()) {
            throw new IllegalArgumentException("a cell names text " + place + " of " + texts.size());
        }
        return texts.get(place);
    }

    /** The column of a place such as {@code AB12}, from 0; the next one when the place is not told. */
    private static int column(String place, int next) {
        int column = 0;
        int letters = 0;
        while (letters < place.length() && letters < 4 && Character.isUpperCase(place.charAt(letters))) {
            column = column * 26 + place.charAt(letters) - 'A' + 1;
            letters++;
        }
        return letters == 0 ? next : column - 1;
    }
}
