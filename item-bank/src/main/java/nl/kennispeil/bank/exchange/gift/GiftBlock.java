package nl.kennispeil.bank.exchange.gift;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One question as it stands in a file.
 *
 * @param line where it starts, from 1
 * @param text without comments, control characters that were escaped replaced by {@link Escapes}
 * @param category the category it stands in; empty for none
 * @param identifier from a comment {@code [id:…]}; may be empty
 * @param tags from comments {@code [tag:…]}
 * @param joined true when a blank line stood inside its answers
 */
record GiftBlock(int line, String text, String category, String identifier, List<String> tags, boolean joined) {

    private static final int MAX_BLOCKS = 20_000;
    private static final int MAX_CHARACTERS = 200_000;
    private static final Pattern LABEL = Pattern.compile("\\[(id|tag):((?:\\\\.|[^\\]\\\\]){1,200})\\]");

    private static final Pattern TITLED = Pattern.compile("^::.+?::");
    private static final Pattern BRACE = Pattern.compile("[{}]");

    GiftBlock {
        tags = List.copyOf(tags);
    }

    /** The questions of a file, in order; at most 20,000. */
    static List<GiftBlock> of(String file) {
        List<GiftBlock> blocks = new ArrayList<>();
        Collector collector = new Collector();
        String[] lines = file.split("\n", -1);
        BitSet another = another(lines);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith("//")) {
                collector.comment(line);
            } else if (line.startsWith("$CATEGORY:") && (!collector.isOpen() || another.get(i))) {
                collector.close(blocks);
                collector.category = line.substring("$CATEGORY:".length()).strip();
            } else if (line.isEmpty()) {
                if (collector.isOpen() && !another.get(i)) {
                    collector.joined = true;
                } else {
                    collector.close(blocks);
                }
            } else {
                if (TITLED.matcher(line).find() && collector.isOpen()) {
                    collector.close(blocks);
                }
                collector.line(i + 1, lines[i]);
            }
            if (blocks.size() >= MAX_BLOCKS) {
                return blocks;
            }
        }
        collector.close(blocks);
        return blocks;
    }

    /**
     * Lines after which, should answers be open still, comes another question or nothing: what follows is no answer, and a
     * brace opens before one closes.
     */
    private static BitSet another(String[] lines) {
        BitSet another = new BitSet(lines.length);
        boolean closes = false;
        boolean answer = false;
        for (int i = lines.length - 1; i >= 0; i--) {
            String line = lines[i].strip();
            another.set(i, !closes && !answer);
            if (!line.isEmpty() && !line.startsWith("//")) {
                answer = "=~#}".indexOf(line.charAt(0)) >= 0;
                Matcher brace = BRACE.matcher(Escapes.hidden(line));
                closes = brace.find() ? brace.group().equals("}") : closes;
            }
        }
        return another;
    }

    private static final class Collector {

        private final StringBuilder text = new StringBuilder();
        private final List<String> tags = new ArrayList<>();
        private String identifier = "";
        private String category = "";
        private int start;
        private boolean joined;

        void comment(String comment) {
            Matcher label = LABEL.matcher(comment);
            while (label.find()) {
                String value = label.group(2).replaceAll("\\\\(.)", "$1");
                if (label.group(1).equals("id")) {
                    identifier = value;
                } else {
                    tags.add(value);
                }
            }
        }

        void line(int number, String line) {
            if (text.isEmpty()) {
                start = number;
            } else {
                text.append('\n');
            }
            text.append(Escapes.hidden(line));
        }

        /** True inside an answer section, where a blank line ends nothing unless another question follows. */
        boolean isOpen() {
            return text.length() < MAX_CHARACTERS && text.indexOf("{") >= 0 && text.indexOf("}", text.indexOf("{")) < 0;
        }

        void close(List<GiftBlock> blocks) {
            if (!text.toString().isBlank()) {
                blocks.add(new GiftBlock(start, text.toString(), category, identifier, tags, joined));
                tags.clear();
                identifier = "";
            }
            text.setLength(0);
            joined = false;
        }
    }
}
