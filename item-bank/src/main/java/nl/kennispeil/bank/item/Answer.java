package nl.kennispeil.bank.item;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a candidate answered. On the wire: option letters, {@code ?} or nothing. */
public sealed interface Answer {

    /** The answer as it travels and is stored: {@code "B"}, {@code "AC"}, {@code "?"} or {@code ""}. */
    String wire();

    /**
     * Reads what {@link #wire()} writes; letters may come in any order, each once.
     *
     * @throws IllegalArgumentException when {@code wire} is neither empty, "?" nor different letters A..Z
     */
    static Answer parse(String wire) {
        if (wire.isEmpty()) {
            return new Blank();
        }
        if (wire.equals("?")) {
            return new Unknown();
        }
        Set<String> letters = new TreeSet<>();
        for (int i = 0; i < wire.length(); i++) {
            letters.add(wire.substring(i, i + 1));
        }
        if (letters.size() < wire.length()) {
            throw new IllegalArgumentException("an answer of " + wire.length() + " letters names a letter twice");
        }
        return new Chosen(letters);
    }

    /**
     * One or more options were chosen.
     *
     * @param letters letters A..Z, at least one, kept in alphabetical order
     */
    record Chosen(Set<String> letters) implements Answer {

        private static final Pattern LETTER = Pattern.compile("[A-Z]");

        public Chosen {
            letters = Collections.unmodifiableSet(new TreeSet<>(letters));
            if (letters.isEmpty()) {
                throw new IllegalArgumentException("a chosen answer has no letters: it needs at least 1");
            }
            for (String letter : letters) {
                if (!LETTER.matcher(letter).matches()) {
                    throw new IllegalArgumentException("an answer holds something else than letters A..Z");
                }
            }
        }

        @Override
        public String wire() {
            return String.join("", letters);
        }
    }

    /** "?": the candidate says not to know. */
    record Unknown() implements Answer {
        @Override
        public String wire() {
            return "?";
        }
    }

    /** Nothing was answered, or an answer was taken back. */
    record Blank() implements Answer {
        @Override
        public String wire() {
            return "";
        }
    }
}
