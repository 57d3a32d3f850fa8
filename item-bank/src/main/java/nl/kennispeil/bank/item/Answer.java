package nl.kennispeil.bank.item;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a candidate answered. On the wire: option letters, responses as JSON, {@code ?} or nothing. */
public sealed interface Answer {

    /** Characters on the wire that are read; an essay of {@link Given#MOST_CHARACTERS} fits, escapes included. */
    int MOST_ON_THE_WIRE = 65_536;

    /**
     * The answer as it travels and is stored: {@code "B"}, {@code "AC"}, {@code "?"}, {@code ""} or
     * {@code {"RESPONSE":["A B","C D"]}}. Equal answers are equal texts.
     */
    String wire();

    /**
     * Reads what {@link #wire()} writes; letters may come in any order, each once, and so may the names of responses.
     * Responses without a value are left out; when none is left the answer is blank.
     *
     * @throws IllegalArgumentException when {@code wire} is neither empty, "?", different letters A..Z nor responses
     *     within their bounds; the message never quotes it
     */
    static Answer parse(String wire) {
        if (wire.isEmpty()) {
            return new Blank();
        }
        if (wire.equals("?")) {
            return new Unknown();
        }
        if (wire.startsWith("{")) {
            SortedMap<String, List<String>> responses = AnswerJson.read(wire);
            return responses.isEmpty() ? new Blank() : new Given(responses);
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

    /**
     * Responses to the interactions of an item that is no single choice.
     *
     * @param responses by identifier of the response, at least one with at least one value; values as QTI writes them:
     *     identifiers, pairs with a space between, numbers with a point, text
     */
    record Given(SortedMap<String, List<String>> responses) implements Answer {

        /** Values in all responses together. */
        public static final int MOST_VALUES = 200;

        /** Characters of one value: about fifteen pages of essay. */
        public static final int MOST_CHARACTERS = 30_000;

        public Given {
            SortedMap<String, List<String>> copy = new TreeMap<>();
            responses.forEach((name, values) -> copy.put(name, List.copyOf(values)));
            responses = Collections.unmodifiableSortedMap(copy);
            int values = responses.values().stream().mapToInt(List::size).sum();
            if (values == 0 || values > MOST_VALUES || responses.containsValue(List.<String>of())) {
                throw new IllegalArgumentException(
                        "an answer of " + values + " values: allowed is 1 to " + MOST_VALUES + ", 1 per response");
            }
            if (responses.values().stream().flatMap(List::stream).anyMatch(each -> each.length() > MOST_CHARACTERS)) {
                throw new IllegalArgumentException(
                        "an answer with a value of more than " + MOST_CHARACTERS + " characters");
            }
        }

        /** The values of a response; empty when it was not answered. */
        public List<String> values(String response) {
            return responses.getOrDefault(response, List.of());
        }

        @Override
        public String wire() {
            return AnswerJson.write(responses);
        }

        /** No values: this may reach a log. */
        @Override
        public String toString() {
            return "Given[" + responses.size() + " responses]";
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
