package nl.kennispeil.bank.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;

/**
 * One item that was read, or could not be.
 *
 * @param file where it was found
 * @param identifier its identifier in the file; empty when it has none
 * @param title its title; may be empty
 * @param content what came in; empty when refused
 * @param reason why it was refused, for people; empty when it came in
 * @param notes what was changed on the way in, for people
 * @param repairs what an editor must mend before the item can be used; empty when it may be used as it is
 * @param stimuli shared stimuli the item refers to, by identifier
 * @param embedded pictures and sound that stood inside the file itself; the tree names each by its path here
 * @param metadata what the file says about the item outside its content, by a name of {@link Metadata}
 */
public record Incoming(
        String file,
        String identifier,
        String title,
        Optional<ItemContent> content,
        String reason,
        List<String> notes,
        List<String> repairs,
        Map<String, Element> stimuli,
        List<SourceFile> embedded,
        Map<String, String> metadata) {

    public Incoming {
        notes = List.copyOf(notes);
        repairs = List.copyOf(repairs);
        stimuli = Map.copyOf(new TreeMap<>(stimuli));
        embedded = List.copyOf(embedded);
        metadata = Map.copyOf(metadata);
        if (content.isEmpty() == reason.isEmpty()) {
            throw new IllegalArgumentException("an item of " + file + " has content, or a reason why not");
        }
    }

    /** An item with nothing embedded and nothing said about it. */
    public Incoming(
            String file,
            String identifier,
            String title,
            Optional<ItemContent> content,
            String reason,
            List<String> notes,
            List<String> repairs,
            Map<String, Element> stimuli) {
        this(file, identifier, title, content, reason, notes, repairs, stimuli, List.of(), Map.of());
    }

    public static Incoming refused(String file, String identifier, String title, String reason) {
        return new Incoming(file, identifier, title, Optional.empty(), reason, List.of(), List.of(), Map.of());
    }
}
