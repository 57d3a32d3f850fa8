package nl.kennispeil.scan.print;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Which characters the font of our paper has, read once. */
final class PlainFont {

    private static final int LAST = 0x1FFFF;
    private static final BitSet KNOWN = read();

    private PlainFont() {}

    /** True when it is printed, or not meant to be seen. */
    static boolean has(int character) {
        int shown = LetterFont.shown(character);
        return shown < 0 || (shown <= LAST && KNOWN.get(shown));
    }

    private static BitSet read() {
        try (InputStream in = PDDocument.class.getResourceAsStream(LetterFont.RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("font " + LetterFont.RESOURCE + " is not on the class path");
            }
            try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
                CmapLookup characters = font.getUnicodeCmapLookup();
                BitSet known = new BitSet(LAST + 1);
                for (int each = 0; each <= LAST; each++) {
                    if (characters.getGlyphId(each) != 0) {
                        known.set(each);
                    }
                }
                return known;
            }
        } catch (IOException broken) {
            throw new IllegalStateException("font " + LetterFont.RESOURCE + " cannot be read", broken);
        }
    }
}
