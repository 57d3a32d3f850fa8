package nl.kennispeil.bank.exchange.draft;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of a file whose encoding nobody says: UTF-8 when it is, Windows-1252 when it is not.
 *
 * @param text without a byte order mark, lines ended by one line feed
 * @param guessed true when it was not UTF-8
 */
public record Decoded(String text, boolean guessed) {

    public static Decoded of(byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new Decoded(lines(new String(bytes, StandardCharsets.UTF_16)), false);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Decoded(lines(text), false);
        } catch (CharacterCodingException notUtf8) {
            return new Decoded(lines(new String(bytes, Charset.forName("windows-1252"))), true);
        }
    }

    /** True when the file holds no bytes that a text file never holds. */
    public boolean looksLikeText() {
        return text.chars().limit(4000).noneMatch(each -> each < ' ' && each != '\n' && each != '\t' && each != '\f');
    }

    private static String lines(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.replace("\r\n", "\n").replace('\r', '\n');
    }
}
