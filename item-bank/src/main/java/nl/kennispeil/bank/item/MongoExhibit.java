package nl.kennispeil.bank.item;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** An exhibit as part of an item document, told apart by {@code type}. */
final class MongoExhibit {

    private MongoExhibit() {}

    static Document of(Exhibit exhibit) {
        if (exhibit instanceof ImageExhibit image) {
            return new Document("type", "image").append("file", image.file()).append("alt", image.alt());
        }
        if (exhibit instanceof VideoExhibit video) {
            return new Document("type", "video")
                    .append("file", video.file())
                    .append("captionsNl", video.captionsNl())
                    .append("captionsEn", video.captionsEn())
                    .append("description", video.description());
        }
        if (exhibit instanceof TableExhibit table) {
            return new Document("type", "table")
                    .append("caption", table.caption())
                    .append("header", table.header())
                    .append("rows", table.rows());
        }
        throw new IllegalStateException("no document for exhibit " + exhibit.getClass());
    }

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
