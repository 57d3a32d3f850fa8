package nl.kennispeil.bank.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;

/**
 * The passage that a thread is about: where its element stands, and what it said. After an edit it is looked for where it
 * was, and then elsewhere; when what it said is nowhere, or in two places, the passage has changed.
 *
 * @param path places of elements from the root down, counted from 0, such as {@code 4/1}; empty for the item as a whole
 * @param quote the words it is about, white space made single; may be empty for an element without words
 */
public record Anchor(String path, String quote) {

    private static final Pattern PATH = Pattern.compile("([0-9]{1,4}(/[0-9]{1,4}){0,40})?");
    private static final int LONGEST = 2_000;

    public Anchor {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("a passage is at places with slashes between, such as 4/1");
        }
        if (quote.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a passage of " + quote.length() + " characters: allowed are " + LONGEST);
        }
    }

    /** About the item as a whole. */
    public static final Anchor WHOLE = new Anchor("", "");

    /** Where a passage is in a version. */
    public enum Place {
        /** Where it was. */
        HERE,
        /** Elsewhere, in the same words. */
        MOVED,
        /** Nowhere in these words. */
        CHANGED
    }

    /** @param path where it is now; for a changed passage, where it was */
    public record Found(Place place, String path) {}

    /** The passage at a path, with all its words; empty when there is no element at that path. */
    public static Optional<Anchor> at(ItemContent content, String path) {
        if (path.isEmpty()) {
            return Optional.of(WHOLE);
        }
        return element(content.root(), path).map(each -> {
            String words = PlainText.of(each);
            return new Anchor(path, words.length() <= LONGEST ? words : words.substring(0, LONGEST));
        });
    }

    public boolean isWhole() {
        return path.isEmpty();
    }

    /** Where this passage is in a version of the item. */
    public Found find(ItemContent content) {
        if (isWhole()) {
            return new Found(Place.HERE, path);
        }
        Optional<Element> before = element(content.root(), path);
        if (before.filter(each -> holds(each, true)).isPresent()) {
            return new Found(Place.HERE, path);
        }
        List<String> elsewhere = new ArrayList<>();
        if (!quote.isEmpty()) {
            search(content.root(), "", elsewhere);
        }
        return elsewhere.size() == 1 ? new Found(Place.MOVED, elsewhere.get(0)) : new Found(Place.CHANGED, path);
    }

    /** @param empty what counts when there are no words to look for */
    private boolean holds(Element element, boolean empty) {
        return quote.isEmpty() ? empty : PlainText.of(element).contains(quote);
    }

    /** The deepest elements that hold the words. */
    private void search(Element element, String at, List<String> found) {
        if (!holds(element, false)) {
            return;
        }
        int before = found.size();
        List<Element> children = element.elements();
        for (int i = 0; i < children.size(); i++) {
            search(children.get(i), at.isEmpty() ? Integer.toString(i) : at + "/" + i, found);
        }
        if (found.size() == before && !at.isEmpty()) {
            found.add(at);
        }
    }

    private static Optional<Element> element(Element root, String path) {
        Element element = root;
        for (String each : path.split("/")) {
            List<Element> children = element.elements();
            int place = Integer.parseInt(each);
            if (place >= children.size()) {
                return Optional.empty();
            }
            element = children.get(place);
        }
        return Optional.of(element);
    }
}
