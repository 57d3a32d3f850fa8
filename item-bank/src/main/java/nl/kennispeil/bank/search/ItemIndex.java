package nl.kennispeil.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.kennispeil.bank.search.SearchResult.Hit;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.QueryTimeoutImpl;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * The items of a bank in memory, to search by words and filters; 10,000 items take some 40 MB. A change can be found as
 * soon as the call that made it returns. May be used by several threads. It holds what items say, perhaps keys, so what
 * it finds is for staff.
 */
public final class ItemIndex implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_HITS = 10_500;

    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final Set<String> facets = ConcurrentHashMap.newKeySet();
    private final Map<String, SortField.Type> sortable = new ConcurrentHashMap<>();
    private final Duration patience;

    /** An empty index whose searches may take two seconds. */
    public ItemIndex() {
        this(PATIENCE);
    }

    /** @param patience after which a search ends with what it has found */
    public ItemIndex(Duration patience) {
        this.patience = patience;
        Map<String, Analyzer> analyzers = new HashMap<>();
        Words.STEMS.forEach((language, stems) -> {
            analyzers.put(Fields.TITLE + "." + language, stems);
            analyzers.put(Fields.TEXT + "." + language, stems);
        });
        sortable.put(Fields.ID, SortField.Type.STRING);
        sortable.put(Fields.TITLE, SortField.Type.STRING);
        try {
            IndexWriterConfig config = new IndexWriterConfig(new PerFieldAnalyzerWrapper(Words.PLAIN, analyzers));
            // No threads of its own: the caller of a change pays for it.
            config.setMergeScheduler(new SerialMergeScheduler());
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be made", failed);
        }
    }

    /** Adds an item, or puts it in the place of the one with this identifier. */
    public void put(Searchable item) {
        putAll(Stream.of(item));
    }

    /** {@link #put} for many items at once. */
    public void putAll(Stream<Searchable> items) {
        try {
            items.forEachOrdered(item -> {
                note(item);
                write(item);
            });
            searchers.maybeRefreshBlocking();
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be changed", failed);
        }
    }

    /** Forgets an item; nothing happens when it is not there. */
    public void remove(String id) {
        try {
            writer.deleteDocuments(new Term(Fields.ID, id));
            searchers.maybeRefreshBlocking();
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be changed", failed);
        }
    }

    /** Number of items. */
    public int size() {
        return writer.getDocStats().numDocs;
    }

    /**
     * Searches. Whatever words are given, it ends: what cannot be looked for is in the remarks.
     *
     * @throws IllegalArgumentException when the sort names nothing that items have
     */
    public SearchResult search(Search search) {
        try {
            IndexSearcher shared = searchers.acquire();
            try {
                // The time-out belongs to one search, a searcher of the manager to all.
                IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
                searcher.setTimeout(new QueryTimeoutImpl(patience.toMillis()));
                return search(searcher, search);
            } finally {
                searchers.release(shared);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be read", failed);
        }
    }

    private SearchResult search(IndexSearcher searcher, Search search) throws IOException {
        Asked asked = new Asked(search.words(), facets);
        BooleanQuery.Builder base = new BooleanQuery.Builder().add(asked.query(), Occur.MUST);
        search.dates().forEach((name, days) -> base.add(days(name, days), Occur.FILTER));
        search.numbers().forEach((name, span) -> base.add(numbers(name, span), Occur.FILTER));
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(base.build(), Occur.MUST);
        search.filters().forEach((facet, values) -> all.add(filter(facet, values), Occur.FILTER));
        Query query = all.build();

        int wanted = Math.max(1, Math.min(MOST_HITS, search.from() + search.size()));
        Sort sort = sort(search);
        TopDocs top = searcher.search(query, wanted, sort);
        List<Hit> hits = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        ScoreDoc[] found = top.scoreDocs;
        for (int i = search.from(); i < Math.min(found.length, search.from() + search.size()); i++) {
            Document document = stored.document(found[i].doc);
            hits.add(new Hit(
                    text(document, Fields.ID),
                    text(document, Fields.TITLE),
                    Snippet.of(text(document, Fields.TEXT), asked)));
        }
        FacetCounts counts = new FacetCounts(searcher, base.build(), search.filters(), new TreeSet<>(facets));
        return new SearchResult(counts.total(), hits, counts.counts(), asked.remarks(), !searcher.timedOut());
    }

    private Sort sort(Search search) {
        SortField id = new SortField(Fields.SORT + Fields.ID, SortField.Type.STRING);
        if (search.sort().equals("relevance")) {
            return new Sort(SortField.FIELD_SCORE, id);
        }
        SortField.Type type = sortable.get(search.sort());
        if (type == null) {
            if (size() == 0) {
                return new Sort(id);
            }
            throw new IllegalArgumentException("sort \"" + search.sort() + "\": allowed is relevance or one of "
                    + new TreeSet<>(sortable.keySet()));
        }
        SortField first = new SortField(Fields.SORT + search.sort(), type, search.descending());
        // What has no such value comes last, whichever way.
        if (type == SortField.Type.LONG) {
            first.setMissingValue(search.descending() ? Long.MIN_VALUE : Long.MAX_VALUE);
        } else if (type == SortField.Type.DOUBLE) {
            first.setMissingValue(search.descending() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return new Sort(first, id);
    }

    static Query filter(String facet, Set<String> values) {
        return new TermInSetQuery(
                Fields.FACET + facet, values.stream().map(BytesRef::new).toList());
    }

    private static Query days(String name, Search.Days days) {
        LocalDate first = days.first();
        LocalDate last = days.last();
        return LongPoint.newRangeQuery(
                Fields.DATE + name,
                first == null ? Long.MIN_VALUE : first.toEpochDay(),
                last == null ? Long.MAX_VALUE : last.toEpochDay());
    }

    private static Query numbers(String name, Search.Numbers span) {
        Double least = span.least();
        Double most = span.most();
        return DoublePoint.newRangeQuery(
                Fields.NUMBER + name,
                least == null ? Double.NEGATIVE_INFINITY : least,
                most == null ? Double.POSITIVE_INFINITY : most);
    }

    private void note(Searchable item) {
        facets.addAll(item.facets().keySet());
        item.dates().keySet().forEach(each -> sortable.put(each, SortField.Type.LONG));
        item.numbers().keySet().forEach(each -> sortable.put(each, SortField.Type.DOUBLE));
    }

    private void write(Searchable item) {
        try {
            writer.updateDocument(new Term(Fields.ID, item.id()), Fields.document(item));
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be changed", failed);
        }
    }

    private static String text(Document document, String field) {
        String value = document.get(field);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the index cannot be closed", failed);
        }
    }
}
