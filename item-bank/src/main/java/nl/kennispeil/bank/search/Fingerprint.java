package nl.kennispeil.bank.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.prose.Choices;
import nl.kennispeil.bank.prose.ItemProse;
import nl.kennispeil.bank.prose.Prose;

/**
 * What of an item is compared: hashes, no texts. Numbers count as one and the same word, and the order of options does
 * not count, so that a copy with other figures is still a copy.
 *
 * @param stem hashes of every three words in a row of case, question and tables, sorted, each once
 * @param options hashes of the words of all options, sorted, each once
 * @param literal hash of everything as it is written, order of options aside
 */
record Fingerprint(int[] stem, int[] options, long literal) {

    private static final int SHINGLE = 3;
    private static final Pattern NUMBER = Pattern.compile("[0-9][0-9.,/-]*");
    private static final int MOST_WORDS = 5000;

    static Fingerprint of(ItemContent item) {
        ItemProse prose = ItemProse.of(item);
        TreeSet<Integer> stem = new TreeSet<>();
        List<String> running = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (Prose block : prose.stem()) {
            running.addAll(masked(block));
            literal.append(folded(block)).append('\n');
        }
        shingles(running, stem);
        for (Prose cell : prose.cells()) {
            shingles(masked(cell), stem);
            literal.append(folded(cell)).append('\n');
        }
        TreeSet<Integer> options = new TreeSet<>();
        TreeSet<String> texts = new TreeSet<>();
        for (Choices choices : prose.choices()) {
            choices.options().forEach(each -> option(each.prose(), options, texts));
        }
        prose.others().forEach(each -> option(each, options, texts));
        literal.append(texts);
        return new Fingerprint(array(stem), array(options), hash64(literal));
    }

    /** Share of the three-word rows of both stems that are in both. */
    double stemLikeness(Fingerprint other) {
        return jaccard(stem, other.stem);
    }

    /** Share of the words of both sets of options that are in both; 1 when neither has options. */
    double optionLikeness(Fingerprint other) {
        return options.length == 0 && other.options.length == 0 ? 1 : jaccard(options, other.options);
    }

    /** Share of the smaller stem that is in the larger one. */
    double containment(Fingerprint other) {
        int smaller = Math.min(stem.length, other.stem.length);
        return smaller == 0 ? 0 : (double) both(stem, other.stem) / smaller;
    }

    private static double jaccard(int[] one, int[] other) {
        int both = both(one, other);
        int either = one.length + other.length - both;
        return either == 0 ? 0 : (double) both / either;
    }

    private static int both(int[] one, int[] other) {
        int both = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                both++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    private static void option(Prose option, TreeSet<Integer> words, TreeSet<String> texts) {
        masked(option).forEach(each -> words.add(hash(each)));
        texts.add(folded(option));
    }

    private static List<String> masked(Prose block) {
        return block.words().stream()
                .limit(MOST_WORDS)
                .map(Prose.Word::lower)
                .map(each -> NUMBER.matcher(each).matches() ? "#" : each)
                .toList();
    }

    private static void shingles(List<String> words, TreeSet<Integer> into) {
        int last = Math.max(words.isEmpty() ? 0 : 1, words.size() - SHINGLE + 1);
        for (int i = 0; i < last; i++) {
            into.add(hash(String.join(" ", words.subList(i, Math.min(words.size(), i + SHINGLE)))));
        }
    }

    private static String folded(Prose block) {
        return String.join(" ", block.words().stream().map(Prose.Word::lower).toList())
                .toLowerCase(Locale.ROOT);
    }

    private static int[] array(TreeSet<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int hash(String text) {
        int hash = text.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    private static long hash64(CharSequence text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint print
                && literal == print.literal
                && Arrays.equals(stem, print.stem)
                && Arrays.equals(options, print.options);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(literal);
    }

    @Override
    public String toString() {
        return "Fingerprint[" + Long.toHexString(literal) + "]";
    }
}
