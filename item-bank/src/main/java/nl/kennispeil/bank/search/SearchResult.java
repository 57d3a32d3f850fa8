package nl.kennispeil.bank.search;

import java.util.List;
import java.util.Map;

/**
 * What an index found.
 *
 * @param total number of items found, on all pages
 * @param hits one page of them
 * @param facets number of items by facet and value, most first; the filter on a facet itself is not counted in, so that a
 *     reader sees what another choice would give
 * @param remarks what of the words could not be looked for
 * @param complete false when the time was up; then all figures are what was found until then
 */
public record SearchResult(
        int total, List<Hit> hits, Map<String, Map<String, Integer>> facets, List<Remark> remarks, boolean complete) {

    /** Why a part of the words was left out. */
    public enum Remark {
        TOO_LONG,
        TOO_MANY_WORDS,
        PREFIX_TOO_SHORT
    }

    /**
     * An item found.
     *
     * @param id its identifier
     * @param title its title
     * @param snippet a stretch of its text around the first words found, in pieces
     */
    public record Hit(String id, String title, List<Piece> snippet) {
        public Hit {
            snippet = List.copyOf(snippet);
        }
    }

    /**
     * A piece of a snippet.
     *
     * @param text plain text, not escaped
     * @param found true for what was looked for
     */
    public record Piece(String text, boolean found) {}

    public SearchResult {
        hits = List.copyOf(hits);
        remarks = List.copyOf(remarks);
    }
}
