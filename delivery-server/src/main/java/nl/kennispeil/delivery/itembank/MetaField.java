package nl.kennispeil.delivery.itembank;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What of an item can be changed without touching its content, as a column of a spreadsheet has it. */
public enum MetaField {
    THEME("thema", "theme", "onderwerp", "subject"),
    CATEGORY("categorie", "category", "icpc-hoofdstuk", "icpc chapter"),
    ICPC("icpc", "icpc-code", "icpc code"),
    ICPC_TITLE("icpc-titel", "icpc title"),
    AGE("leeftijd", "age", "leeftijdsgroep", "age group"),
    ASPECT("aspect", "consultaspect"),
    CHARACTER("karakter", "character"),
    LANGUAGE("taal", "language"),
    TESTS("toetssoorten", "kinds of test", "toetssoort", "toetsen", "test kinds"),
    TARGET_GROUPS("doelgroepen", "target groups", "doelgroep"),
    REFERENCES("bronnen", "references", "bron", "reference"),
    OWNER("eigenaar", "owner", "organisatie"),
    LICENCE("licentie", "licence", "license"),
    ENEMIES("vijanden", "enemies", "vijand"),
    REVIEW_BY("controleren voor", "review by", "controledatum");

    /** What the column of the item itself may be called. */
    private static final List<String> ITEM = List.of("vraag", "item", "id", "vraag-id", "item id", "identifier");

    /** With semicolons between: an enum holds nothing that could change. */
    private final String headers;

    MetaField(String... headers) {
        this.headers = String.join(";", headers);
    }

    private List<String> headers() {
        return List.of(headers.split(";"));
    }

    /** The name in forms and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The heading in a file that is written here. */
    public String header() {
        return headers().get(0);
    }

    /** True when a change makes a new version with equal words, since forms go by it: see {@link VersionData}. */
    public boolean classifies() {
        return switch (this) {
            case CATEGORY, ICPC, ICPC_TITLE, AGE, ASPECT, CHARACTER, LANGUAGE, TESTS -> true;
            default -> false;
        };
    }

    /** True when it takes only values that some item has already. */
    boolean fromThoseInUse() {
        return this == CATEGORY || this == AGE || this == ASPECT || this == CHARACTER;
    }

    /** True for several values with semicolons between. */
    boolean several() {
        return this == TARGET_GROUPS || this == REFERENCES || this == ENEMIES || this == TESTS;
    }

    public static Optional<MetaField> of(String code) {
        return Stream.of(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    static Optional<MetaField> ofHeader(String header) {
        String normal = header.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(each -> each.headers().contains(normal))
                .findFirst();
    }

    static boolean isItem(String header) {
        return ITEM.contains(header.strip().toLowerCase(Locale.ROOT));
    }
}
