package nl.kennispeil.bank.exchange.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.exchange.Surroundings;
import nl.kennispeil.bank.exchange.XmlElement;

/**
 * What a manifest (IMS content packaging) says is in a package.
 *
 * @param path where the manifest stands
 * @param resources in order
 * @param files all paths it names that lie inside the package
 */
record Manifest(String path, List<Resource> resources, Set<String> files) {

    static final String NAME = "imsmanifest.xml";

    /** What a resource is. */
    enum Role {
        ITEM,
        TEST,
        STIMULUS,
        OTHER
    }

    /**
     * One resource.
     *
     * @param href as it stands there; empty when it has none
     * @param target the path it means; empty when it leads outside the package
     * @param about what it says about the item, by the names of {@link nl.kennispeil.bank.exchange.Metadata}
     */
    record Resource(
            String identifier,
            String type,
            Role role,
            String href,
            Optional<String> target,
            Map<String, String> about) {}

    static Manifest of(XmlElement root, String path) {
        List<Resource> resources = new ArrayList<>();
        Set<String> files = new TreeSet<>();
        String base = base(root);
        for (XmlElement holder : root.elements("resources")) {
            String below = base + base(holder);
            for (XmlElement resource : holder.elements("resource")) {
                String within = below + base(resource);
                String href = resource.attribute("href", "").strip();
                String type = resource.attribute("type", "").strip();
                Optional<String> target = Surroundings.path(path, within + href);
                if (!href.isEmpty()) {
                    target.ifPresent(files::add);
                }
                for (XmlElement file : resource.elements("file")) {
                    Surroundings.path(path, within + file.attribute("href", "").strip())
                            .ifPresent(files::add);
                }
                resources.add(new Resource(
                        resource.attribute("identifier", ""),
                        type,
                        role(type),
                        href,
                        target,
                        PackageMetadata.read(resource)));
            }
        }
        return new Manifest(path, List.copyOf(resources), Set.copyOf(files));
    }

    /** What the manifest says about the item at a path; nothing when it does not name it. */
    Map<String, String> about(String item) {
        return resources.stream()
                .filter(each -> each.target().filter(item::equals).isPresent())
                .map(Resource::about)
                .findFirst()
                .orElse(Map.of());
    }

    private static String base(XmlElement element) {
        String base = element.attribute("xml:base", "").strip();
        return base.isEmpty() || base.endsWith("/") ? base : base + "/";
    }

    private static Role role(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("ims")) {
            return Role.OTHER;
        }
        if (lower.contains("item")) {
            return Role.ITEM;
        }
        if (lower.contains("test") || lower.contains("section")) {
            return Role.TEST;
        }
        return lower.contains("stimulus") ? Role.STIMULUS : Role.OTHER;
    }
}
