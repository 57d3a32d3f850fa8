package nl.kennispeil.bank.search;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.util.BytesRef;

/** An item as a document of the index. */
final class Fields {

    static final String ID = "id";
    static final String ID_FOLDED = "id.folded";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String REFERENCE = "reference";
    static final String FACET = "facet.";
    static final String FACET_FOLDED = "folded.";
    static final String DATE = "date.";
    static final String NUMBER = "number.";
    static final String SORT = "sort.";

    /** Of a longer text the rest is not searched; items have some 2,000 characters. */
    static final int MOST_CHARACTERS = 100_000;

    private static final int SORTED_CHARACTERS = 200;

    private Fields() {}

    static Document document(Searchable item) {
        Document document = new Document();
        document.add(new StringField(ID, item.id(), Field.Store.YES));
        document.add(new StringField(ID_FOLDED, item.id().toLowerCase(Locale.ROOT), Field.Store.NO));
        document.add(new SortedDocValuesField(SORT + ID, new BytesRef(cut(item.id(), SORTED_CHARACTERS))));
        String title = cut(item.title(), MOST_CHARACTERS);
        String text = cut(item.text(), MOST_CHARACTERS);
        document.add(new TextField(TITLE, title, Field.Store.YES));
        document.add(new TextField(TEXT, text, Field.Store.YES));
        document.add(new SortedDocValuesField(
                SORT + TITLE, new BytesRef(cut(title, SORTED_CHARACTERS).toLowerCase(Locale.ROOT))));
        String language = item.language().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (Words.STEMS.containsKey(language)) {
            document.add(new TextField(TITLE + "." + language, title, Field.Store.NO));
            document.add(new TextField(TEXT + "." + language, text, Field.Store.NO));
        }
        item.references().forEach(each -> document.add(new TextField(REFERENCE, each, Field.Store.NO)));
        for (Map.Entry<String, Set<String>> facet : item.facets().entrySet()) {
            for (String value : facet.getValue()) {
                document.add(new StringField(FACET + facet.getKey(), value, Field.Store.NO));
                document.add(
                        new StringField(FACET_FOLDED + facet.getKey(), value.toLowerCase(Locale.ROOT), Field.Store.NO));
                document.add(new SortedSetDocValuesField(FACET + facet.getKey(), new BytesRef(value)));
            }
        }
        item.dates().forEach((name, day) -> {
            document.add(new LongPoint(DATE + name, day.toEpochDay()));
            document.add(new NumericDocValuesField(SORT + name, day.toEpochDay()));
        });
        item.numbers().forEach((name, number) -> {
            document.add(new DoublePoint(NUMBER + name, number));
            document.add(new DoubleDocValuesField(SORT + name, number));
        });
        document.add(new StoredField("language", language));
        return document;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
