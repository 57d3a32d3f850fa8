package nl.kennispeil.delivery.text;

import java.util.Map;

/** A text people wrote in both languages, such as the title of a sitting. */
public record Bilingual(String nl, String en) {

    public Bilingual {
        if (nl.isBlank()) {
            throw new IllegalArgumentException("the Dutch text is empty");
        }
    }

    public String in(Language language) {
        return language == Language.EN && !en.isBlank() ? en : nl;
    }

    public Map<String, String> asMap() {
        return Map.of("nl", nl, "en", in(Language.EN));
    }
}
