package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a UTF-8 text, read as they are asked for. Says so, with the way out, when the bytes are something else. */
final class Lines {

    private static final String AS_UTF8 = "save it as CSV UTF-8 (in Excel: Save as, \"CSV UTF-8 (comma delimited)\")";
    private static final int UTF8_MARK = 0xEFBBBF;
    private static final int ZIP = 0x504B03;
    private static final int OLD_OFFICE = 0xD0CF11;

    private final String name;
    private final InputStream in;
    private final Limits limits;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long bytes;
    private byte[] line = new byte[1 << 12];
    private int length;
    private int number;

    Lines(String name, InputStream in, Limits limits) throws IOException {
        this.name = name;
        this.in = in;
        this.limits = limits;
        begin();
    }

    /** Number of the line that {@link #next} gave last, from 1. */
    int number() {
        return number;
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException {
        length = 0;
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = from;
            while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            keep(end);
            if (end < to) {
                from = end + 1;
                if (buffer[end] == '\r' && (from < to || fill()) && buffer[from] == '\n') {
                    from++;
                }
                break;
            }
            from = end;
        }
        number += any ? 1 : 0;
        return any ? text() : null;
    }

    private void keep(int end) {
        int more = end - from;
        if (length + more > limits.lineBytes()) {
            throw new TableException(name + ", line " + (number + 1) + ": is longer than " + limits.lineBytes()
                    + " bytes, the most that is read of a line");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, 2 * line.length));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        bytes += to;
        if (bytes > limits.bytes()) {
            throw new TableException(name + ": is larger than " + limits.bytes() + " bytes, the most that is read");
        }
        return to > 0;
    }

    private void begin() throws IOException {
        to = in.readNBytes(buffer, 0, 4);
        bytes = to;
        if (to == 0) {
            throw new TableException(name + ": is empty, expected a header and rows");
        }
        int first = (buffer[0] & 0xFF) << 16 | (buffer[1] & 0xFF) << 8 | (buffer[2] & 0xFF);
        if (first >> 8 == 0xFFFE || first >> 8 == 0xFEFF || everySecondIsZero()) {
            throw new TableException(name + ": is UTF-16 text, expected UTF-8; " + AS_UTF8);
        }
        if (first == ZIP || first == OLD_OFFICE) {
            throw new TableException(name + ": is a workbook or archive, expected text; " + AS_UTF8);
        }
        from = first == UTF8_MARK ? 3 : 0;
    }

    /** As in UTF-16 of plain letters without a mark, in either order of bytes. */
    private boolean everySecondIsZero() {
        return to == 4
                && (buffer[0] == 0) != (buffer[1] == 0)
                && (buffer[0] == 0) == (buffer[2] == 0)
                && (buffer[1] == 0) == (buffer[3] == 0);
    }

    private String text() {
        boolean ascii = true;
        for (int i = 0; i < length; i++) {
            if (line[i] == 0) {
                throw new TableException(name + ", line " + number + ": holds a zero byte, expected text in UTF-8");
            }
            ascii &= line[i] > 0;
        }
        if (ascii) {
            return new String(line, 0, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TableException(name + ", line " + number
                    + ": is not UTF-8 but another encoding, such as Windows-1252 (Latin-1); " + AS_UTF8);
        }
    }
}
