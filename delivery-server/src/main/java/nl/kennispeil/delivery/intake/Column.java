package nl.kennispeil.delivery.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a column of an import can mean. Sex and origin are not among them, and never will be (R31); neither is the BSN.
 */
public enum Column {
    EXTERNAL_ID("externalId", "extern id", "external id", "id", "crm id", "contact id", "persoonsnummer", "sourcedid"),
    NAME("name", "naam", "volledige naam", "full name", "fullname"),
    MAIL("mail", "email", "e mail", "e mailadres", "emailadres", "mailadres", "email address"),
    PHONE("phone", "telefoon", "telefoonnummer", "mobiel", "telephone", "mobile"),
    ADDRESS("address", "adres", "woonadres"),
    BIRTH_DATE("birthDate", "geboortedatum", "birth date", "date of birth"),
    BIG("big", "big nummer", "bignummer", "big nr", "big number"),
    INSTITUTE("institute", "instituut", "opleidingsinstituut", "huisartsinstituut"),
    INSTITUTE_FROM("instituteFrom", "instituut vanaf", "bij instituut vanaf", "institute from"),
    TRAINING("training", "soort", "opleiding", "soort opleiding", "functie", "kind", "role"),
    BEGIN("begin", "begindatum", "startdatum", "start", "begin date", "start date"),
    END("end", "einde", "einddatum", "end date"),
    END_KIND("endKind", "soort einde", "reden einde", "end kind"),
    INTERRUPTION_FROM("interruptionFrom", "onderbreking vanaf", "verlof vanaf", "interruption from"),
    INTERRUPTION_UNTIL("interruptionUntil", "onderbreking tot en met", "verlof tot en met", "interruption until"),
    INTERRUPTION_REASON("interruptionReason", "reden onderbreking", "interruption reason"),
    SHARE("share", "deeltijdfactor", "deeltijd", "fte", "part time share"),
    SHARE_FROM("shareFrom", "deeltijd vanaf", "fte vanaf", "share from"),
    EXEMPTION_WEEKS("exemptionWeeks", "vrijstelling weken", "vrijstelling", "weken vrijstelling", "exemption weeks"),
    EXTRA_MINUTES("extraMinutes", "extra tijd", "extra minuten", "extra minutes"),
    RESUMABLE_UNTIL("resumableUntil", "hervatten tot en met", "hervatten tot", "resumable until");

    private static final List<Column> REQUIRED = List.of(EXTERNAL_ID, NAME, INSTITUTE, BEGIN);

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes an unmodifiable list
    private final List<String> names;

    Column(String code, String... names) {
        this.code = code;
        this.names = List.of(names);
    }

    /** The name in JSON, files and message keys. */
    public String code() {
        return code;
    }

    public static Optional<Column> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Without these columns nothing can be taken. */
    public static List<Column> required() {
        return REQUIRED;
    }

    /** True when a header probably means this column; it is looked at without capitals, dashes and underscores. */
    boolean suggestedBy(String header) {
        String normal = normal(header);
        return normal.equals(normal(code)) || names.contains(normal);
    }

    static String normal(String header) {
        return header.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[_\\-./]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
