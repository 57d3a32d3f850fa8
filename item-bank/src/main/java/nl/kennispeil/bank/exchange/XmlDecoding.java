package nl.kennispeil.bank.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes of an XML file to characters: by byte order mark, then by declaration, else UTF-8; a wrong byte is a fault. */
final class XmlDecoding {

    private static final Pattern DECLARED =
            Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    /** What is read by declaration alone; more would be a way to smuggle markup past other readers (UTF-7). */
    private static final Map<String, Charset> ALLOWED = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf8", StandardCharsets.UTF_8,
            "us-ascii", StandardCharsets.UTF_8,
            "ascii", StandardCharsets.UTF_8,
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "latin1", StandardCharsets.ISO_8859_1,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1252", Charset.forName("windows-1252"),
            "cp1252", Charset.forName("windows-1252"));

    private XmlDecoding() {}

    /** The characters without byte order mark. */
    static String decode(byte[] bytes) throws XmlFault {
        if (starts(bytes, 0, 0, 0xFE, 0xFF)) {
            return strict(bytes, 4, Charset.forName("UTF-32BE"));
        }
        if (starts(bytes, 0xFF, 0xFE, 0, 0)) {
            return strict(bytes, 4, Charset.forName("UTF-32LE"));
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return strict(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return strict(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return strict(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0, '<', 0)) {
            return strict(bytes, 0, StandardCharsets.UTF_16BE);
        }
        if (starts(bytes, '<', 0)) {
            return strict(bytes, 0, StandardCharsets.UTF_16LE);
        }
        return strict(bytes, 0, declared(bytes));
    }

    private static Charset declared(byte[] bytes) throws XmlFault {
        String head = new String(bytes, 0, Math.min(bytes.length, 256), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(head);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1).toLowerCase(Locale.ROOT);
        if (name.startsWith("utf-16")) {
            // Single bytes could be read so far, so it is not UTF-16: .NET writes this over UTF-8. Wrong bytes still
            // fail.
            return StandardCharsets.UTF_8;
        }
        Charset charset = ALLOWED.get(name);
        if (charset == null) {
            throw new XmlFault(
                    1,
                    "encoding \"" + name + "\": allowed is UTF-8, UTF-16, ISO-8859-1, ISO-8859-15 or"
                            + " windows-1252");
        }
        return charset;
    }

    private static String strict(byte[] bytes, int from, Charset charset) throws XmlFault {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new XmlFault("the bytes are not " + charset.name() + ", which the file says or which is the default");
        }
    }

    private static boolean starts(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
