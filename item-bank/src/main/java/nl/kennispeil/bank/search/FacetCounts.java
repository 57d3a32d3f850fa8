package nl.kennispeil.bank.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.util.FixedBitSet;

/** How many items have each value of a facet, under all filters but the one on that facet itself. */
final class FacetCounts {

    private static final int MOST_VALUES = 500;

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
    private final int total;

    FacetCounts(IndexSearcher searcher, Query base, Map<String, Set<String>> filters, Set<String> facets)
            throws IOException {
        FixedBitSet words = matches(searcher, base);
        Map<String, FixedBitSet> byFilter = new HashMap<>();
        for (Map.Entry<String, Set<String>> filter : filters.entrySet()) {
            byFilter.put(filter.getKey(), matches(searcher, ItemIndex.filter(filter.getKey(), filter.getValue())));
        }
        total = under(words, byFilter, "").cardinality();
        for (String facet : facets) {
            counts.put(facet, count(searcher, facet, under(words, byFilter, facet)));
        }
    }

    Map<String, Map<String, Integer>> counts() {
        return counts;
    }

    int total() {
        return total;
    }

    private static FixedBitSet under(FixedBitSet words, Map<String, FixedBitSet> filters, String without) {
        FixedBitSet left = words.clone();
        filters.forEach((facet, bits) -> {
            if (!facet.equals(without)) {
                left.and(bits);
            }
        });
        return left;
    }

    private static FixedBitSet matches(IndexSearcher searcher, Query query) throws IOException {
        int size = Math.max(1, searcher.getIndexReader().maxDoc());
        return searcher.search(query, new CollectorManager<Matches, FixedBitSet>() {
            @Override
            public Matches newCollector() {
                return new Matches(new FixedBitSet(size));
            }

            @Override
            public FixedBitSet reduce(Collection<Matches> parts) {
                FixedBitSet all = new FixedBitSet(size);
                parts.forEach(each -> all.or(each.bits));
                return all;
            }
        });
    }

    /** The items of one slice that match. */
    private static final class Matches extends SimpleCollector {
        private final FixedBitSet bits;
        private int base;

        Matches(FixedBitSet bits) {
            this.bits = bits;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            base = context.docBase;
        }

        @Override
        public void collect(int doc) {
            bits.set(base + doc);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    private static Map<String, Integer> count(IndexSearcher searcher, String facet, FixedBitSet items)
            throws IOException {
        Map<String, Integer> counted = new HashMap<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), Fields.FACET + facet);
            int[] ofLeaf = new int[(int) values.getValueCount()];
            for (int doc = values.nextDoc(); doc != SortedSetDocValues.NO_MORE_DOCS; doc = values.nextDoc()) {
                if (items.get(leaf.docBase + doc)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        ofLeaf[(int) values.nextOrd()]++;
                    }
                }
            }
            for (int ord = 0; ord < ofLeaf.length; ord++) {
                if (ofLeaf[ord] > 0) {
                    counted.merge(values.lookupOrd(ord).utf8ToString(), ofLeaf[ord], Integer::sum);
                }
            }
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counted.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        Map<String, Integer> most = new LinkedHashMap<>();
        sorted.stream().limit(MOST_VALUES).forEach(each -> most.put(each.getKey(), each.getValue()));
        return most;
    }
}
