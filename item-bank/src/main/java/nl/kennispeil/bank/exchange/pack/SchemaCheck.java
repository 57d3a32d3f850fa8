package nl.kennispeil.bank.exchange.pack;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
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

    private final SchemaFolder folder;
    private final Map<Path, Schema> read = new HashMap<>();

    /** @param folder with the schemas and all they import, at any depth, in any number of versions */
    public SchemaCheck(Path folder) throws IOException {
        this.folder = new SchemaFolder(folder);
    }

    /**
     * Reads the schema of the items of a version.
     *
     * @throws IllegalArgumentException when no schema there is for them, or one it needs is missing
     */
    public void expect(QtiWriter.Target version) throws IOException {
        schema(version.namespace(), version.item(), version.schema());
    }

    /**
     * What a file does not keep to; empty when it is valid. At most 20 remarks.
     *
     * @param xml with the place of its schema: of several versions in the folder the one named so is taken
     * @throws IllegalArgumentException when no schema there is for the root of this file, or one it needs is missing
     */
    public List<String> faults(String xml) throws IOException {
        List<String> faults = new ArrayList<>();
        try {
            Validator validator = schema(xml).newValidator();
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

    private Schema schema(String xml) throws IOException {
        XmlElement root;
        try {
            root = SafeXml.parse(xml.getBytes(StandardCharsets.UTF_8));
        } catch (XmlFault notWellFormed) {
            throw new IllegalArgumentException(notWellFormed.reason());
        }
        return schema(root.namespace(), root.name(), place(root));
    }

    private Schema schema(String namespace, String element, String place) throws IOException {
        Path file = folder.root(namespace, element, place)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--schemas " + folder + ": holds no schema of " + namespace + " with <" + element + ">"));
        Schema known = read.get(file);
        if (known == null) {
            known = read(file);
            read.put(file, known);
        }
        return known;
    }

    /** Where a file says its schema is. */
    private static String place(XmlElement root) {
        String[] said = root.attribute("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "")
                .strip()
                .split("\\s+");
        for (int i = 0; i + 1 < said.length; i += 2) {
            if (said[i].equals(root.namespace())) {
                return said[i + 1];
            }
        }
        return "";
    }

    private Schema read(Path file) throws IOException {
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // The published schemas break finer rules of XML Schema here and there, which changes nothing of what they
            // allow.
            factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", false);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            factory.setResourceResolver((type, space, publicId, systemId, base) -> folder.wanted(
                            Optional.ofNullable(space), Optional.ofNullable(systemId), Optional.ofNullable(base))
                    .orElse(null));
            LSInput input = folder.input(file);
            return factory.newSchema(new StreamSource(input.getCharacterStream(), input.getSystemId()));
        } catch (SAXException wrong) {
            throw new IllegalArgumentException("--schemas " + folder + ": " + file.getFileName()
                    + " cannot be read as XML Schema 1.0: " + wrong.getMessage());
        }
    }
}
