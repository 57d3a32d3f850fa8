package nl.kennispeil.bank.item;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** An exhibit as schema 1 of an item document has it, told apart by {@code type}. */
final class MongoExhibit {

    private MongoExhibit() {}

    static Exhibit read(Document document) {
        String type = document.getString("type");
        return switch (type) {
            case "image" -> new ImageExhibit(document.getString("file"), document.getString("alt"));
            case "video" ->
                new VideoExhibit(
                        document.getString("file"),
                        document.getString("captionsNl"),
                        document.getString("captionsEn"),
                        document.getString("description"));
            case "table" ->
                new TableExhibit(
                        document.getString("caption"), document.getList("header", String.class), rows(document));
            default -> throw new IllegalStateException("exhibit of type " + type + ": read are image, video, table");
        };
    }

    /** Rows are lists in a list, which {@link Document#getList} cannot type. */
    private static List<List<String>> rows(Document document) {
        List<List<String>> rows = new ArrayList<>();
        for (List<?> row : document.getList("rows", List.class)) {
            rows.add(row.stream().map(String.class::cast).toList());
        }
        return rows;
    }
}
