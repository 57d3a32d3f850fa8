package nl.kennispeil.bank.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Cuts texts into words: small letters without accents, and per language their stems. */
final class Words {

    static final Analyzer PLAIN = analyzer("");
    static final Map<String, Analyzer> STEMS = Map.of("nl", analyzer("Dutch"), "en", analyzer("English"));

    private static final int LONGEST = 100;

    private Words() {}

    /**
     * A word as it is compared, and where it stands.
     *
     * @param term small letters without accents
     * @param from first character
     * @param to behind the last
     */
    record Token(String term, int from, int to) {}

    static List<Token> tokens(Analyzer analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory can always be read", impossible);
        }
        return tokens;
    }

    static List<String> terms(Analyzer analyzer, String text) {
        return tokens(analyzer, text).stream().map(Token::term).toList();
    }

    /** The stem of a word in each language, as {@code nl:word}. */
    static Set<String> stems(String word) {
        Set<String> stems = new HashSet<>();
        STEMS.forEach((language, analyzer) -> terms(analyzer, word).forEach(stem -> stems.add(language + ":" + stem)));
        return stems;
    }

    private static Analyzer analyzer(String stemmer) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                // Accents go before stems, so that "crème" and "creme" have the same stem.
                TokenStream words = new ASCIIFoldingFilter(new LowerCaseFilter(tokenizer));
                words = new LengthFilter(words, 1, LONGEST);
                return new TokenStreamComponents(
                        tokenizer, stemmer.isEmpty() ? words : new SnowballFilter(words, stemmer));
            }
        };
    }
}
