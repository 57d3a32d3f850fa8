package nl.kennispeil.delivery.itembank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;

/** The pictures, films and sounds of an item, as people know them: by what they show, not by the name of the file. */
final class MediaFiles {

    private static final Set<String> SHOWING =
            Set.of("img", "object", "video", "audio", "source", "image", "qti-graphic-gap-match-interaction");
    private static final List<String> NAMES = List.of("src", "data");
    private static final List<String> WORDS = List.of("alt", "aria-label", "title");
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp", "svg", "avif");

    private MediaFiles() {}

    /** @param folder where the files of the item are served, with a slash at its end */
    static Map<String, ItemViews.MediaFile> of(ItemContent content, String folder) {
        Map<String, ItemViews.MediaFile> found = new LinkedHashMap<>();
        content.root()
                .walk()
                .filter(each -> SHOWING.contains(each.name()))
                .forEach(each -> NAMES.stream()
                        .flatMap(name -> each.attribute(name).stream())
                        .forEach(file -> found.merge(
                                file,
                                new ItemViews.MediaFile(file, words(each), picture(file) ? folder + file : ""),
                                (first, second) -> first.words().isEmpty() ? second : first)));
        return found;
    }

    private static String words(Element element) {
        return Stream.concat(
                        WORDS.stream().flatMap(name -> element.attribute(name).stream()),
                        Stream.of(PlainText.of(element)))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean picture(String file) {
        return PICTURES.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(java.util.Locale.ROOT));
    }
}
