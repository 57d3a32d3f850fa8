package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.ls.LSInput;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Holds written files against published schemas, which may not be redistributed, so stand in a folder of the user. What
 * they import is looked for in that folder only; nothing is fetched.
 */
public final class SchemaCheck {

    private static final int MOST = 20;

    private final Map<String, Path> byName = new HashMap<>();
    private final Schema schema;

    /**
     * Reads the schema for a name space.
     *
     * @param folder with the schema and all it imports, at any depth
     * @throws IllegalArgumentException when no schema there is for this name space, or one it needs is missing
     */
    public SchemaCheck(Path folder, String namespace) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, 6)) {
            all.filter(each -> each.toString().endsWith(".xsd"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .forEach(each -> {
                        byName.putIfAbsent(String.valueOf(each.getFileName()), each);
                        found.add(each);
                    });
        }
        Path root = null;
        for (Path each : found) {
            if (root == null && namespace.equals(target(each))) {
                root = each;
            }
        }
        if (root == null) {
            throw new IllegalArgumentException("--schemas " + folder + ": holds no schema of " + namespace);
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setResourceResolver((type, space, publicId, systemId, base) -> local(publicId, systemId));
            schema = factory.newSchema(new StreamSource(root.toFile()));
        } catch (SAXException wrong) {
            throw new IllegalArgumentException("--schemas " + folder + ": " + wrong.getMessage());
        }
    }

    /** What a file does not keep to; empty when it is valid. At most 20 remarks. */
    public List<String> faults(String xml) throws IOException {
        List<String> faults = new ArrayList<>();
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.setErrorHandler(new ErrorHandler() {
                @Override
                public void warning(SAXParseException remark) {
                    // The schemas themselves cause these.
                }

                @Override
                public void error(SAXParseException fault) {
                    if (faults.size() < MOST) {
                        faults.add(String.valueOf(fault.getMessage()));
                    }
                }

                @Override
                public void fatalError(SAXParseException fault) throws SAXException {
                    throw fault;
                }
            });
            validator.validate(new StreamSource(new StringReader(xml)));
        } catch (SAXException broken) {
            faults.add(String.valueOf(broken.getMessage()));
        }
        return faults;
    }

    private static Optional<XmlElement> parsed(Path file) throws IOException {
        try {
            return Optional.of(SafeXml.parse(Files.readAllBytes(file)));
        } catch (XmlFault noSchema) {
            return Optional.empty();
        }
    }

    private static String target(Path file) throws IOException {
        return parsed(file)
                .filter(each -> each.is("schema"))
                .map(each -> each.attribute("targetNamespace", ""))
                .orElse("");
    }

    private LSInput local(@Nullable String publicId, @Nullable String systemId) {
        String wanted = String.valueOf(systemId).replaceFirst("[?#].*$", "");
        Path file = byName.get(wanted.substring(wanted.lastIndexOf('/') + 1));
        if (file == null) {
            // An empty schema here would let everything pass that it was to check.
            throw new IllegalArgumentException("the folder of schemas lacks " + wanted);
        }
        return new Local(file, publicId);
    }

    /** A file of the folder. */
    private static final class Local implements LSInput {

        private final Path file;
        private final @Nullable String publicId;

        Local(Path file, @Nullable String publicId) {
            this.file = file;
            this.publicId = publicId;
        }

        @Override
        public InputStream getByteStream() {
            try {
                return Files.newInputStream(file);
            } catch (IOException failed) {
                throw new UncheckedIOException("schema " + file.getFileName() + " cannot be read", failed);
            }
        }

        @Override
        public String getSystemId() {
            return file.toUri().toString();
        }

        @Override
        public @Nullable String getPublicId() {
            return publicId;
        }

        @Override
        public @Nullable Reader getCharacterStream() {
            return null;
        }

        @Override
        public @Nullable String getStringData() {
            return null;
        }

        @Override
        public @Nullable String getBaseURI() {
            return null;
        }

        @Override
        public @Nullable String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader characterStream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setByteStream(InputStream byteStream) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStringData(String stringData) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setSystemId(String systemId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setPublicId(String publicId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setBaseURI(String baseUri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setEncoding(String encoding) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCertifiedText(boolean certifiedText) {
            throw new UnsupportedOperationException();
        }
    }
}
