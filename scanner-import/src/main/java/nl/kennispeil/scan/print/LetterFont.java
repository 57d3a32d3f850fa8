package nl.kennispeil.scan.print;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The font of a document, embedded as a subset, with what is needed to set text in it. Not thread-safe. */
final class LetterFont {

    /** Ships inside PDFBox, under the SIL Open Font Licence. */
    static final String RESOURCE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** Printed for what the font does not have: a box is seen, a gap is not. */
    private static final int REPLACEMENT = 0x25A1;

    private static final int NOTHING = -1;

    private final PDFont font;
    private final Map<Integer, Boolean> known = new HashMap<>();
    private final Map<Integer, Float> advances = new HashMap<>();
    private final Map<Setting, List<String>> wrapped = new HashMap<>();

    private record Setting(String text, float size, float width) {}

    LetterFont(PDDocument document) throws IOException {
        try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("font " + RESOURCE + " is not on the class path");
            }
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures cost nine tenths of the time and make "fi" one character for who copies it.
            parsed.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(parsed);
            this.font = PDType0Font.load(document, parsed, true);
        }
    }

    PDFont font() {
        return font;
    }

    /** The text as it can be printed: composed, on one line, with a box for each character the font lacks. */
    String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            int shown = shown(character);
            if (shown != NOTHING) {
                printable.appendCodePoint(has(shown) ? shown : REPLACEMENT);
            }
        });
        return printable.toString();
    }

    /** What stands for a character: another kind of space or hyphen looks the same, and some are not to be seen. */
    static int shown(int character) {
        return switch (character) {
            case 0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF -> NOTHING;
            case 0x202F -> 0x00A0;
            case 0x2010, 0x2011 -> '-';
            default -> Character.isWhitespace(character) ? ' ' : character;
        };
    }

    /** The characters that were asked for and are not there, each once. */
    Set<String> replaced() {
        Set<String> replaced = new TreeSet<>();
        known.forEach((character, there) -> {
            if (!there) {
                replaced.add(Character.toString(character));
            }
        });
        return replaced;
    }

    /** True when {@link #printable} had to replace something. */
    boolean lacks(String text) {
        return printable(text).indexOf(REPLACEMENT) >= 0 && text.indexOf(REPLACEMENT) < 0;
    }

    /** Width in points at a size in points; text is set without kerning, so characters add up. */
    float width(String printable, float size) {
        float thousandths = 0;
        for (int i = 0; i < printable.length(); i += Character.charCount(printable.codePointAt(i))) {
            thousandths += advances.computeIfAbsent(printable.codePointAt(i), this::advance);
        }
        return thousandths / 1000 * size;
    }

    /** Breaks text into lines of at most {@code width} points; a longer word is cut. */
    List<String> wrap(String text, float size, float width) {
        // Letters of a batch share most of their paragraphs.
        return wrapped.computeIfAbsent(new Setting(text, size, width), this::wrap);
    }

    private List<String> wrap(Setting setting) {
        float size = setting.size();
        float width = setting.width();
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : printable(setting.text()).trim().split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line, size) > width) {
                int fits = fitting(line, size, width);
                lines.add(line.substring(0, fits));
                line = line.substring(fits);
            }
        }
        lines.add(line);
        return lines;
    }

    private float advance(int character) {
        try {
            return font.getStringWidth(Character.toString(character));
        } catch (IOException broken) {
            throw new IllegalStateException("the embedded font cannot be read", broken);
        }
    }

    private int fitting(String word, float size, float width) {
        int fits = word.length();
        while (fits > 1 && width(word.substring(0, fits), size) > width) {
            fits--;
        }
        return fits;
    }

    private boolean has(int character) {
        return known.computeIfAbsent(character, c -> {
            try {
                return font.encode(Character.toString(c)).length > 0;
            } catch (IllegalArgumentException | IOException lacking) {
                return false;
            }
        });
    }
}
