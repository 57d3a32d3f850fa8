package nl.kennispeil.delivery.testform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The blueprints, every version for ever: a change is the next version, and whoever saves it first has it. */
public final class Blueprints {

    static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,47}");

    /**
     * A stored version.
     *
     * @param id over all versions
     * @param version from 1
     */
    public record Stored(String id, int version, Blueprint blueprint, Instant at) {

        /** As a form names it: {@code lhk-120:3}. */
        public String ref() {
            return id + ":" + version;
        }
    }

    private final Shelf shelf;

    public Blueprints(Shelves shelves) {
        this.shelf = shelves.shelf("blueprints", Holds.NOBODY);
    }

    /** The version that a form names; empty when it is not known. */
    public Optional<Stored> find(String ref) {
        return shelf.find(ref).map(Blueprints::read);
    }

    /** The newest version of one; empty when there is none. */
    public Optional<Stored> newest(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Each blueprint in its newest version, by name. */
    public List<Stored> all() {
        Map<String, Stored> newest = new TreeMap<>();
        shelf.all().stream()
                .map(Blueprints::read)
                .forEach(each -> newest.merge(each.id(), each, (a, b) -> a.version() > b.version() ? a : b));
        return newest.values().stream()
                .sorted(Comparator.comparing(each -> each.blueprint().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** Stores a version; false when somebody else has stored it already. */
    public boolean add(String id, int version, Blueprint blueprint, Instant at) {
        if (!ID.matcher(id).matches() || version < 1) {
            throw new IllegalArgumentException(
                    "blueprint \"" + id + "\" version " + version + " does not fit " + ID + " with a version from 1");
        }
        return shelf.insert(Fields.of(id + ":" + version)
                .with("schema", 1)
                .with("version", version)
                .with("blueprint", BlueprintJson.write(blueprint))
                .with("at", at)
                .build());
    }

    /** An id for a name, such as {@code lhk-120}. */
    static String slug(String name) {
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "blauwdruk" : slug.substring(0, Math.min(40, slug.length()));
    }

    private static Stored read(Fields fields) {
        String id = fields.id().substring(0, fields.id().lastIndexOf(':'));
        return new Stored(
                id,
                fields.number("version"),
                BlueprintJson.read(fields.text("blueprint").getBytes(StandardCharsets.UTF_8), id),
                fields.instant("at"));
    }
}
