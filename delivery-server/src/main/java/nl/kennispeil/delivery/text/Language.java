package nl.kennispeil.delivery.text;

import java.util.Locale;

/** The languages of every screen. */
public enum Language {
    NL(Locale.forLanguageTag("nl-NL")),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The code as HTML and cookies have it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return locale;
    }

    /** The language of a code; Dutch for anything unknown. */
    public static Language of(String code) {
        return code.equalsIgnoreCase("en") ? EN : NL;
    }
}
