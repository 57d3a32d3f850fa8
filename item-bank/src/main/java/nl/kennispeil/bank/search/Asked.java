package nl.kennispeil.bank.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.search.SearchResult.Remark;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.jspecify.annotations.Nullable;

/**
 * What somebody typed, as a query of the index. Every word must be found, in the title, the text or a reference: as it is,
 * by its stem, or inside a longer word ({@code otitis} in {@code otitismedia}).
 */
final class Asked {

    /** More is no question but an attack, or a text pasted by mistake. */
    static final int MOST_CHARACTERS = 500;

    static final int MOST_CLAUSES = 16;
    private static final int SHORTEST_PREFIX = 2;

    /** Shorter words stand inside too many others. */
    private static final int SHORTEST_INSIDE = 4;

    private final Query query;
    private final List<Mark> marks = new ArrayList<>();
    /** One search shows many texts, and they share their words. */
    private final Map<String, Boolean> known = new HashMap<>();

    private final Set<Remark> remarks = EnumSet.noneOf(Remark.class);

    /**
     * What to mark in a snippet.
     *
     * @param term small letters without accents
     * @param stems its stems, per language
     * @param inside whether it may be a part of a word
     * @param prefix whether it may be the start of a word
     */
    private record Mark(String term, Set<String> stems, boolean inside, boolean prefix) {}

    Asked(String typed, Set<String> facets) {
        String bounded = typed;
        if (typed.length() > MOST_CHARACTERS) {
            bounded = typed.substring(0, MOST_CHARACTERS);
            remarks.add(Remark.TOO_LONG);
        }
        List<Clause> clauses = Clause.read(bounded);
        if (clauses.size() > MOST_CLAUSES) {
            clauses = clauses.subList(0, MOST_CLAUSES);
            remarks.add(Remark.TOO_MANY_WORDS);
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        int wanted = 0;
        for (Clause clause : clauses) {
            Query part = part(clause, facets);
            if (part != null) {
                all.add(part, clause.not() ? Occur.MUST_NOT : Occur.MUST);
                wanted += clause.not() ? 0 : 1;
            }
        }
        if (wanted == 0) {
            all.add(new MatchAllDocsQuery(), Occur.MUST);
        }
        query = all.build();
    }

    Query query() {
        return query;
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Whether a word of a text is one that was looked for. */
    boolean marks(String term) {
        return known.computeIfAbsent(term, this::isMarked);
    }

    private boolean isMarked(String term) {
        for (Mark mark : marks) {
            if (mark.term().equals(term)
                    || (mark.prefix() && term.startsWith(mark.term()))
                    || (mark.inside() && term.contains(mark.term()))
                    || !Collections.disjoint(mark.stems(), Words.stems(term))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Query part(Clause clause, Set<String> facets) {
        String field = clause.field();
        if (facets.contains(field)) {
            String value = clause.text().toLowerCase(Locale.ROOT);
            Term term = new Term(Fields.FACET_FOLDED + field, value);
            return clause.prefix() ? new PrefixQuery(term) : new TermQuery(term);
        }
        if (field.equals("id")) {
            Term term = new Term(Fields.ID_FOLDED, clause.text().toLowerCase(Locale.ROOT));
            return clause.prefix() ? new PrefixQuery(term) : new TermQuery(term);
        }
        if (field.equals("title")) {
            return words(clause, Map.of(Fields.TITLE, 1f), false);
        }
        if (field.equals("reference")) {
            return words(clause, Map.of(Fields.REFERENCE, 1f), false);
        }
        // A field we do not have is no field: "Hb:6" is two words.
        Clause whole =
                field.isEmpty() ? clause : new Clause("", field + " " + clause.text(), true, false, clause.not());
        return words(whole, Map.of(Fields.TITLE, 4f, Fields.TEXT, 1.5f, Fields.REFERENCE, 1f), true);
    }

    private @Nullable Query words(Clause clause, Map<String, Float> fields, boolean stems) {
        List<String> terms = Words.terms(Words.PLAIN, clause.text());
        if (terms.isEmpty()) {
            return null;
        }
        if (clause.prefix() && terms.size() == 1 && terms.get(0).length() < SHORTEST_PREFIX) {
            remarks.add(Remark.PREFIX_TOO_SHORT);
            return null;
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        fields.forEach((field, weight) -> any.add(new BoostQuery(inField(field, terms, clause), weight), Occur.SHOULD));
        boolean single = terms.size() == 1 && !clause.phrase() && !clause.prefix();
        if (single && stems) {
            for (Map.Entry<String, Analyzer> language : Words.STEMS.entrySet()) {
                for (String stem : Words.terms(language.getValue(), clause.text())) {
                    Term inTitle = new Term(Fields.TITLE + "." + language.getKey(), stem);
                    Term inText = new Term(Fields.TEXT + "." + language.getKey(), stem);
                    any.add(new BoostQuery(new TermQuery(inTitle), 2), Occur.SHOULD);
                    any.add(new TermQuery(inText), Occur.SHOULD);
                }
            }
        }
        boolean inside = single && terms.get(0).length() >= SHORTEST_INSIDE;
        if (inside) {
            for (String field : fields.keySet()) {
                any.add(
                        new BoostQuery(new WildcardQuery(new Term(field, "*" + terms.get(0) + "*")), 0.3f),
                        Occur.SHOULD);
            }
        }
        if (!clause.not()) {
            terms.forEach(
                    term -> marks.add(new Mark(term, single ? Words.stems(term) : Set.of(), inside, clause.prefix())));
        }
        return any.build();
    }

    private static Query inField(String field, List<String> terms, Clause clause) {
        if (terms.size() > 1) {
            return new PhraseQuery(field, terms.toArray(new String[0]));
        }
        Term term = new Term(field, terms.get(0));
        return clause.prefix() ? new PrefixQuery(term) : new TermQuery(term);
    }
}
