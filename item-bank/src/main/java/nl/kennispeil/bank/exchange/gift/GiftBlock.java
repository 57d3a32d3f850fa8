package nl.kennispeil.bank.exchange.gift;

import java.util.ArrayList;
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

    GiftBlock {
        tags = List.copyOf(tags);
    }

    /** The questions of a file, in order; at most 20,000. */
    static List<GiftBlock> of(String file) {
        List<GiftBlock> blocks = new ArrayList<>();
        Collector collector = new Collector();
        int number = 0;
        for (String raw : file.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.startsWith("//")) {
                collector.comment(line);
            } else if (line.startsWith("$CATEGORY:") && !collector.isOpen()) {
                collector.close(blocks);
                collector.category = line.substring("$CATEGORY:".length()).strip();
            } else if (line.isEmpty()) {
                if (collector.isOpen()) {
                    collector.joined = true;
                } else {
                    collector.close(blocks);
                }
            } else {
                collector.line(number, raw);
            }
            if (blocks.size() >= MAX_BLOCKS) {
                return blocks;
            }
        }
        collector.close(blocks);
        return blocks;
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

        /** True inside an answer section, where a blank line ends nothing. */
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
