package nl.kennispeil.bank.exchange.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.draft.Embedded;
import nl.kennispeil.bank.exchange.html.Pictures;

/**
 * The table template: CSV (semicolon, comma or tab; UTF-8 or Windows-1252) and Word documents. Headings in Dutch or
 * English: nummer, titel, type, taal, casus, vraag, optie A–Z, sleutel, marge, punten, toelichting, bron, ICPC,
 * leeftijd, aspect, kenmerk, categorie, auteur, trefwoorden.
 */
public final class TableFormat implements ItemFormat {

    private static final int MAX_BYTES = 50_000_000;

    @Override
    public String name() {
        return "table";
    }

    @Override
    public boolean recognises(SourceFile file) {
        if (file.bytes().length > MAX_BYTES) {
            return false;
        }
        return Docx.looksLike(file.bytes()) || CsvTable.looksLike(file.bytes());
    }

    @Override
    public List<Incoming> read(SourceFile file) {
        List<Incoming> items = new ArrayList<>();
        try {
            if (file.bytes().length > MAX_BYTES) {
                throw new TableFault("the file is " + file.bytes().length + " bytes: allowed are " + MAX_BYTES);
            }
            if (Docx.looksLike(file.bytes())) {
                Docx document = Docx.of(file.bytes());
                for (Row row : Doubles.marked(document.rows())) {
                    items.add(new TableItem(file.path(), row, items.size() + 1, document.pictures()).read());
                }
            } else {
                for (Row row : Doubles.marked(CsvTable.rows(file.bytes()))) {
                    Embedded none = new Embedded(Pictures.none());
                    items.add(new TableItem(file.path(), row, items.size() + 1, none).read());
                }
            }
        } catch (TableFault fault) {
            items.add(Incoming.refused(file.path(), "", "", fault.reason()));
        }
        if (items.isEmpty()) {
            items.add(Incoming.refused(file.path(), "", "", "there is no item in the table"));
        }
        return items;
    }

    /** A table that asks something: a list of persons, scores or words has none of that. */
    @Override
    public boolean holdsItems(SourceFile file) {
        return recognises(file) && headings(file).stream().anyMatch(Headings::ask);
    }

    @Override
    public List<String> remarks(SourceFile file) {
        return headings(file).stream().flatMap(each -> each.remarks().stream()).toList();
    }

    private static List<Headings> headings(SourceFile file) {
        if (file.bytes().length > MAX_BYTES) {
            return List.of();
        }
        try {
            return Docx.looksLike(file.bytes())
                    ? Docx.of(file.bytes()).headings()
                    : List.of(CsvTable.headings(file.bytes()));
        } catch (TableFault unreadable) {
            // Reading it says so.
            return List.of();
        }
    }

    /** The headings of the template in Dutch, options A to F, as one line of CSV with semicolons and a mark of UTF-8. */
    public static String csvTemplate() {
        return "\uFEFF" + String.join(";", headings()) + "\r\n";
    }

    /** A Word document with one empty table for one item, to be copied for each next one. */
    public static byte[] docxTemplate() {
        return DocxTemplate.of(headings());
    }

    private static List<String> headings() {
        Stream<String> columns = Stream.of(Column.values()).map(column -> column.headings.get(0));
        List<String> headings = new ArrayList<>(columns.toList());
        int at = headings.indexOf(Column.KEY.headings.get(0));
        headings.addAll(at, List.of("optie A", "optie B", "optie C", "optie D", "optie E", "optie F"));
        return headings;
    }
}
