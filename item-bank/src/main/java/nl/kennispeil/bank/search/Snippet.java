package nl.kennispeil.bank.search;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.bank.search.SearchResult.Piece;
import nl.kennispeil.bank.search.Words.Token;

/** A stretch of a text around the first place where most of what was looked for stands. */
final class Snippet {

    private static final int LENGTH = 220;
    private static final int BEFORE = 60;

    private Snippet() {}

    static List<Piece> of(String text, Asked asked) {
        List<Token> found = new ArrayList<>();
        for (Token token : Words.tokens(Words.PLAIN, text)) {
            if (asked.marks(token.term())) {
                found.add(token);
            }
        }
        int from = start(text, found);
        int to = end(text, from);
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        for (Token token : found) {
            if (token.from() >= at && token.to() <= to) {
                add(pieces, text.substring(at, token.from()), false);
                add(pieces, text.substring(token.from(), token.to()), true);
                at = token.to();
            }
        }
        add(pieces, text.substring(at, to), false);
        return pieces;
    }

    private static int start(String text, List<Token> found) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < found.size(); i++) {
            int from = found.get(i).from();
            int count = 0;
            for (int j = i; j < found.size() && found.get(j).to() <= from + LENGTH - BEFORE; j++) {
                count++;
            }
            if (count > most) {
                most = count;
                best = from;
            }
        }
        int from = Math.max(0, best - BEFORE);
        while (from > 0 && from < best && !Character.isWhitespace(text.charAt(from - 1))) {
            from++;
        }
        return from;
    }

    private static int end(String text, int from) {
        int to = Math.min(text.length(), from + LENGTH);
        while (to < text.length() && to > from + LENGTH / 2 && !Character.isWhitespace(text.charAt(to))) {
            to--;
        }
        return to;
    }

    private static void add(List<Piece> pieces, String text, boolean found) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, found));
        }
    }
}
