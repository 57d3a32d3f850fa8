package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Templates of response processing, which every version and vendor writes with another address. */
final class Templates {

    static final String BASE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";
    private static final Pattern OFFICIAL =
            Pattern.compile("(?i)https?://([a-z0-9-]+\\.)*(imsglobal|1edtech|imsproject)\\.org/.*");

    private static final Map<String, String> KNOWN = Stream.of(
                    "match_correct",
                    "map_response",
                    "map_response_point",
                    "CC2_match",
                    "CC2_match_basic",
                    "CC2_map_response")
            .collect(Collectors.toUnmodifiableMap(each -> each.toLowerCase(Locale.ROOT), Function.identity()));

    private Templates() {}

    /** The address in QTI 3 of a standard template; empty when it is another one. */
    static Optional<String> official(String uri) {
        String bare = uri.strip().replaceFirst("[?#].*$", "");
        boolean placed = OFFICIAL.matcher(bare).matches() || !bare.contains("://");
        String name = bare.substring(bare.lastIndexOf('/') + 1).replaceFirst("(?i)\\.xml$", "");
        return placed
                ? Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT))).map(known -> BASE + known + ".xml")
                : Optional.empty();
    }

    /** The name of a standard template, such as {@code match_correct}. */
    static Optional<String> name(String uri) {
        return uri.startsWith(BASE) && uri.endsWith(".xml")
                ? Optional.of(uri.substring(BASE.length(), uri.length() - 4))
                : Optional.empty();
    }

    /** The address in QTI 2.2 of a standard template. */
    static String old(String name) {
        return "http://www.imsglobal.org/question/qti_v2p2/rptemplates/" + name;
    }
}
