package nl.kennispeil.delivery.accesscopy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.http.Replies;
import org.jspecify.annotations.Nullable;

/** Tables as machines read them: CSV (UTF-8, RFC 4180, header first) and JSON. Times are ISO 8601 in UTC. */
final class CopyFiles {

    private CopyFiles() {}

    static byte[] csv(CopyTable table) {
        StringBuilder text = new StringBuilder(64 * (table.rows().size() + 1));
        line(text, table.columns());
        table.rows().forEach(row -> line(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<? extends @Nullable Object> cells) {
        text.append(cells.stream().map(CopyFiles::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        String text = plain(cell);
        // a spreadsheet would run a text that begins like a formula
        if (cell instanceof String && text.matches("(?s)[=+@\\t\\r-].+")) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String plain(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell.toString();
    }

    static byte[] json(List<CopyTable> tables) {
        ObjectNode all = Replies.object();
        all.put("schema", 1);
        for (CopyTable table : tables) {
            ArrayNode rows = all.putArray(table.name());
            for (List<@Nullable Object> row : table.rows()) {
                ObjectNode node = rows.addObject();
                for (int i = 0; i < row.size(); i++) {
                    put(node, table.columns().get(i), row.get(i));
                }
            }
        }
        try {
            return Replies.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode node, String name, @Nullable Object cell) {
        if (cell == null) {
            node.putNull(name);
        } else if (cell instanceof Boolean flag) {
            node.put(name, flag);
        } else if (cell instanceof BigDecimal number) {
            node.put(name, number);
        } else if (cell instanceof Number number) {
            node.put(name, number.longValue());
        } else {
            node.put(name, cell.toString());
        }
    }
}
