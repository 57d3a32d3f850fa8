package nl.kennispeil.bank.exchange.pack;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.exchange.SafeSvg;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.media.MediaType;

/**
 * Replaces what an item refers to by names in the media library. What is not in the package, is remote, or is of no
 * allowed type loses its reference, which then stands in {@code data-source} as text, and the item waits for repair.
 * Nothing remote is ever fetched.
 */
final class MediaPass {

    private static final Map<String, List<String>> REFERENCES = Map.of(
            "img", List.of("src"),
            "object", List.of("data"),
            "audio", List.of("src"),
            "video", List.of("src", "poster"),
            "source", List.of("src"),
            "track", List.of("src"));
    private static final Pattern EMBEDDED = Pattern.compile("(?is)data:[^,]{0,200};base64,(.*)");
    private static final Pattern REMOTE = Pattern.compile("(?i)^([a-z][a-z0-9+.-]*:|//).*", Pattern.DOTALL);

    private static final String EMBEDDED_HERE = "(embedded)";

    private final Bundle bundle;
    private final String path;
    private final Map<String, byte[]> inside = new TreeMap<>();
    private final Map<String, byte[]> found = new TreeMap<>();
    private final Map<String, String> names = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> repairs = new LinkedHashSet<>();

    /** @param embedded files that came inside the file itself, before those of the package */
    MediaPass(Bundle bundle, String path, List<SourceFile> embedded) {
        this.bundle = bundle;
        this.path = path;
        embedded.forEach(each -> inside.put(each.path(), each.bytes()));
    }

    Element resolved(Element root) {
        return root.rewrite(this::one);
    }

    /** Bytes by name in the library. */
    Map<String, byte[]> found() {
        return found;
    }

    /** Names in the library by path in the package, or by what tells that it stood in the file itself. */
    Map<String, String> names() {
        return names;
    }

    Set<String> notes() {
        return notes;
    }

    Set<String> repairs() {
        return repairs;
    }

    private Element one(Element element) {
        if (element.is("a")) {
            return link(element);
        }
        if (element.is("qti-file-href")) {
            return support(element);
        }
        Element changed = element;
        for (String attribute : REFERENCES.getOrDefault(element.name(), List.of())) {
            Optional<String> reference = element.attribute(attribute);
            if (reference.isPresent()) {
                changed = media(changed, attribute, reference.get());
            } else if (element.is("img") || element.is("object")) {
                repairs.add("a picture or object has no file"
                        + element.attribute("data-source")
                                .map(each -> ": " + each)
                                .orElse(""));
            }
        }
        return changed;
    }

    private Element media(Element element, String attribute, String reference) {
        Matcher embedded = EMBEDDED.matcher(reference);
        if (embedded.matches()) {
            Optional<String> name = decoded(embedded.group(1)).flatMap(bytes -> kept(EMBEDDED_HERE, bytes));
            return name.map(each -> element.with(attribute, each)).orElseGet(() -> element.without(attribute));
        }
        byte[] own = inside.get(reference);
        if (own != null) {
            Optional<String> name = kept(EMBEDDED_HERE + " " + reference, own);
            return name.map(each -> element.with(attribute, each)).orElseGet(() -> lost(element, attribute, reference));
        }
        if (REMOTE.matcher(reference.strip()).matches()) {
            repairs.add(
                    element.name() + " \"" + shortened(reference) + "\" is outside the package and was not fetched");
            return lost(element, attribute, reference);
        }
        Optional<String> target = located(reference);
        if (target.isEmpty()) {
            repairs.add(element.name() + " \"" + shortened(reference) + "\" is not in the package");
            return lost(element, attribute, reference);
        }
        String known = names.get(target.get());
        Optional<String> name = known != null
                ? Optional.of(known)
                : bundle.file(target.get()).flatMap(bytes -> kept(target.get(), bytes));
        bundle.damage(target.get()).ifPresent(why -> repairs.add(target.get() + ": " + why));
        return name.map(each -> element.with(attribute, each)).orElseGet(() -> lost(element, attribute, reference));
    }

    private Optional<String> located(String reference) {
        Optional<String> relative = Surroundings.path(path, reference);
        if (relative.isPresent() && there(relative.get())) {
            return relative;
        }
        Optional<String> rooted =
                Surroundings.path("", reference.replaceFirst("^(\\.\\./)+", "").replaceFirst("^/+", ""));
        if (rooted.isPresent() && bundle.holdsMany() && there(rooted.get())) {
            notes.add("\"" + shortened(reference) + "\" was found from the root of the package, not from the item");
            return rooted;
        }
        Optional<String> meant = relative.flatMap(wanted -> PackageNames.meant(wanted, bundle.paths()));
        meant.ifPresent(found -> notes.add("\"" + shortened(reference) + "\" was found as \"" + found + "\""));
        return meant;
    }

    private boolean there(String wanted) {
        return bundle.paths().contains(wanted)
                || (!bundle.holdsMany() && bundle.file(wanted).isPresent());
    }

    private Optional<String> kept(String from, byte[] bytes) {
        Optional<MediaType> type = MediaType.sniff(bytes);
        if (type.isEmpty()) {
            repairs.add(from + " is of no type that is shown: allowed are pictures, sound, film, captions and PDF");
            return Optional.empty();
        }
        if (type.get() == MediaType.SVG) {
            Optional<String> fault = SafeSvg.fault(bytes);
            if (fault.isPresent()) {
                repairs.add("drawing " + from + " is refused: " + fault.get());
                return Optional.empty();
            }
        }
        String name = MediaShelf.sha256(bytes) + "." + type.get().extension();
        found.put(name, bytes);
        // several pictures may stand in one text without names
        names.put(from.equals(EMBEDDED_HERE) ? from + " " + name : from, name);
        return Optional.of(name);
    }

    private Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException wrong) {
            repairs.add("an embedded picture is no base64");
            return Optional.empty();
        }
    }

    private Element link(Element element) {
        Optional<String> href = element.attribute("href");
        if (href.isEmpty() || href.get().startsWith("#")) {
            return element;
        }
        Optional<String> target = REMOTE.matcher(href.get().strip()).matches() ? Optional.empty() : located(href.get());
        Optional<String> name = target.flatMap(bundle::file).flatMap(bytes -> kept(target.get(), bytes));
        if (name.isPresent()) {
            return element.with("href", name.get());
        }
        notes.add("link to \"" + shortened(href.get()) + "\" is taken out: items lead nowhere outside; its text stays");
        return lost(element, "href", href.get());
    }

    /** Files for support in other ways, such as sign language; the item stands without them. */
    private Element support(Element element) {
        String reference = element.text().strip();
        Optional<String> target = REMOTE.matcher(reference).matches() ? Optional.empty() : located(reference);
        Set<String> before = Set.copyOf(repairs);
        Optional<String> name = target.flatMap(bundle::file).flatMap(bytes -> kept(target.get(), bytes));
        repairs.retainAll(before);
        if (name.isEmpty()) {
            notes.add("support file \"" + shortened(reference) + "\" is not carried over");
            return element;
        }
        return Element.text(element.name(), element.attributes(), name.get());
    }

    private static Element lost(Element element, String attribute, String reference) {
        return element.without(attribute).with("data-source", shortened(reference));
    }

    private static String shortened(String reference) {
        String line = reference.strip().replaceAll("\\s+", " ");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    /** Notes and repairs in the order they were found, as lists. */
    static List<String> both(List<String> first, Set<String> second) {
        List<String> all = new ArrayList<>(first);
        second.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return List.copyOf(all);
    }
}
