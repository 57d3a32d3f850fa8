package nl.kennispeil.bank.exchange.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;

/**
 * One item of a package, with its media.
 *
 * @param shown where it is, as a report says it: package and path
 * @param path path in the package
 * @param format such as {@code qti22}; empty when it was not told
 * @param item what was read, media by name in the library
 * @param media names in the library by path in the package
 */
record Arrival(String shown, String path, String format, Incoming item, Map<String, String> media) {

    static Arrival refused(String shown, String path, String reason) {
        return new Arrival(shown, path, "", Incoming.refused(shown, "", "", reason), Map.of());
    }

    /** The same with other notes, as when the manifest was wrong about it. */
    Arrival noting(String note) {
        if (item.content().isEmpty()) {
            return this;
        }
        List<String> notes = new ArrayList<>(item.notes());
        notes.add(note);
        return new Arrival(
                shown, path, format, replaced(item, item.content(), notes, item.repairs(), item.stimuli()), media);
    }

    /** The same with what the manifest says about it; what the item says itself goes before. */
    Arrival about(Map<String, String> said) {
        Map<String, String> metadata = new TreeMap<>(said);
        metadata.putAll(item.metadata());
        Incoming with = new Incoming(
                item.file(),
                item.identifier(),
                item.title(),
                item.content(),
                item.reason(),
                item.notes(),
                item.repairs(),
                item.stimuli(),
                item.embedded(),
                metadata);
        return new Arrival(shown, path, format, with, media);
    }

    static Incoming replaced(
            Incoming item,
            Optional<ItemContent> content,
            List<String> notes,
            List<String> repairs,
            Map<String, Element> stimuli) {
        return new Incoming(
                item.file(),
                item.identifier(),
                item.title(),
                content,
                item.reason(),
                notes,
                repairs,
                stimuli,
                item.embedded(),
                item.metadata());
    }
}
