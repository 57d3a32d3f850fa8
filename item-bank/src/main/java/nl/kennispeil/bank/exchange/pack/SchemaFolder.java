package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** Schemas in a folder, found by their name space and by their names, wherever they say they are published. */
final class SchemaFolder {

    private static final int DEPTH = 8;
    private static final int MOST_FILES = 2000;
    private static final long MAX_BYTES = 20_000_000;
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";

    /** W3C publishes some with the DTD of XML Schema, which is not needed to read them. */
    private static final Pattern EXTERNAL_DTD = Pattern.compile(
            "<!DOCTYPE\\s+(\\S+)\\s+(?:PUBLIC\\s+(?:\"[^\"]*\"|'[^']*')|SYSTEM)\\s+(?:\"[^\"]*\"|'[^']*')");

    /** Profiles of other bodies have the name space of the full schema and allow less. */
    private static final Pattern PROFILE = Pattern.compile("(?i).*(sbac|apip|aqti|profile).*");

    private record File(Path path, String name, String namespace, Set<String> elements) {}

    private final Path folder;
    private final List<File> files = new ArrayList<>();

    SchemaFolder(Path folder) throws IOException {
        this.folder = folder;
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder, DEPTH)) {
            found = all.filter(each -> each.toString().endsWith(".xsd"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
        }
        for (Path each : found) {
            file(each).ifPresent(files::add);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /**
     * The schema of a root element.
     *
     * @param place where it is said to be; when the folder has no file called so, the newest of the name space is taken
     */
    Optional<Path> root(String namespace, String element, String place) {
        List<File> fitting = files.stream()
                .filter(each -> each.namespace.equals(namespace) && each.elements.contains(element))
                .toList();
        return fitting.stream()
                .filter(each -> each.name.equals(last(place)))
                .findFirst()
                .or(() -> fitting.stream()
                        .max(Comparator.comparing((File each) ->
                                        !PROFILE.matcher(each.name).matches())
                                .thenComparing(File::name)))
                .map(File::path);
    }

    /**
     * What a schema includes or imports.
     *
     * @return empty when it names a name space without a place and the folder has no schema of it
     * @throws IllegalArgumentException when it names a place and the folder has no such file
     */
    Optional<LSInput> wanted(Optional<String> namespace, Optional<String> place, Optional<String> base) {
        if (place.isEmpty()) {
            return files.stream()
                    .filter(each -> namespace.isPresent() && each.namespace.equals(namespace.get()))
                    .findFirst()
                    .map(each -> input(each.path));
        }
        Optional<Path> beside = base.flatMap(from -> beside(from, place.get()));
        String name = last(place.get());
        Path found = beside.or(() -> files.stream()
                        .filter(each -> each.name.equals(name))
                        .max(Comparator.comparing(
                                each -> namespace.isPresent() && each.namespace.equals(namespace.get())))
                        .map(File::path))
                // An empty schema here would let everything pass that it was to check.
                .orElseThrow(() -> new IllegalArgumentException("--schemas " + folder + ": lacks " + place.get()));
        return Optional.of(input(found));
    }

    /** A schema of this folder, to be read. */
    LSInput input(Path path) {
        try {
            LSInput input = ((DOMImplementationLS) DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .getDOMImplementation()
                            .getFeature("LS", "3.0"))
                    .createLSInput();
            input.setSystemId(path.toUri().toString());
            input.setCharacterStream(new StringReader(text(path)));
            return input;
        } catch (ParserConfigurationException noParser) {
            throw new IllegalStateException("this Java reads no XML", noParser);
        }
    }

    /** The file a relative place points at, when it stands in this folder. */
    private Optional<Path> beside(String base, String place) {
        try {
            URI whole = URI.create(base).resolve(place.replace(" ", "%20"));
            if (!"file".equals(whole.getScheme())) {
                return Optional.empty();
            }
            Path path = Path.of(whole).normalize();
            return files.stream()
                    .map(File::path)
                    .filter(each -> each.toAbsolutePath().normalize().equals(path))
                    .findFirst();
        } catch (IllegalArgumentException noPlace) {
            return Optional.empty();
        }
    }

    private static String last(String place) {
        String bare = place.replaceFirst("[?#].*$", "").replace('\\', '/');
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private static String text(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new IllegalArgumentException(path + " has more than " + MAX_BYTES + " bytes");
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return EXTERNAL_DTD.matcher(whole).replaceFirst("<!DOCTYPE $1");
        } catch (IOException failed) {
            throw new UncheckedIOException("schema " + path.getFileName() + " cannot be read", failed);
        }
    }

    /** What a file is for; empty when it is no schema. */
    private static Optional<File> file(Path path) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        String namespace = "";
        Set<String> elements = new HashSet<>();
        try (InputStream in = Files.newInputStream(path)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    if (depth == 0) {
                        if (!XSD.equals(reader.getNamespaceURI())
                                || !reader.getLocalName().equals("schema")) {
                            return Optional.empty();
                        }
                        String target = reader.getAttributeValue(null, "targetNamespace");
                        namespace = target == null ? "" : target;
                    } else if (depth == 1 && reader.getLocalName().equals("element")) {
                        String name = reader.getAttributeValue(null, "name");
                        elements.add(name == null ? "" : name);
                    }
                    depth++;
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                }
            }
            reader.close();
        } catch (XMLStreamException noXml) {
            return Optional.empty();
        }
        return Optional.of(new File(path, String.valueOf(path.getFileName()), namespace, Set.copyOf(elements)));
    }
}
