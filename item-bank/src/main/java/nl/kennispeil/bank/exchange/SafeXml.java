package nl.kennispeil.bank.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that strangers made. Nothing is ever fetched; document types are taken out before parsing, external and
 * nested entities refuse the file, and size, depth and number of elements are bounded.
 */
public final class SafeXml {

    /** Largest file that is read, in bytes, and largest text after its entities are written out, in characters. */
    public static final int MAX_BYTES = 10_000_000;

    /** Deepest nesting of elements. */
    public static final int MAX_DEPTH = 200;

    /** Most elements in one file. */
    public static final int MAX_ELEMENTS = 200_000;

    private static final String DISALLOW_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private static final String PLATFORM_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";

    private SafeXml() {}

    /**
     * The root element.
     *
     * @throws XmlFault when the bytes are not well-formed XML, or are XML that is not read
     */
    public static XmlElement parse(byte[] bytes) throws XmlFault {
        if (bytes.length > MAX_BYTES) {
            throw new XmlFault("the file is " + bytes.length + " bytes: allowed are " + MAX_BYTES);
        }
        String xml = XmlEntities.writtenOut(XmlDecoding.decode(bytes), MAX_BYTES);
        Collector collector = new Collector();
        try {
            XMLReader reader = reader();
            reader.setContentHandler(collector);
            reader.setErrorHandler(collector);
            reader.setEntityResolver(collector);
            reader.parse(new InputSource(new StringReader(xml)));
        } catch (TooMuch limit) {
            throw new XmlFault(limit.line, limit.reason);
        } catch (SAXParseException wrong) {
            throw new XmlFault(wrong.getLineNumber(), "not well-formed: " + oneLine(wrong.getMessage()));
        } catch (SAXException | IOException wrong) {
            throw new XmlFault("not well-formed: " + oneLine(wrong.getMessage()));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every Java platform has an XML parser", impossible);
        }
        XmlElement root = collector.root;
        if (root == null) {
            throw new XmlFault("there is no element");
        }
        return root;
    }

    private static XMLReader reader() throws ParserConfigurationException, SAXException {
        // The parser of the platform, whatever else is on the class path.
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(DISALLOW_DOCTYPE, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setXIncludeAware(false);
        factory.setValidating(false);
        SAXParser parser = factory.newSAXParser();
        // Platforms differ in how deep they read (100 from Java 24 on); the bound that counts is ours, with its own
        // words.
        parser.setProperty(PLATFORM_DEPTH, String.valueOf(10 * MAX_DEPTH));
        return parser.getXMLReader();
    }

    private static String oneLine(@Nullable String message) {
        String line = String.valueOf(message).replaceAll("\\s+", " ").strip();
        return line.length() <= 300 ? line : line.substring(0, 300) + "…";
    }

    private static final class TooMuch extends SAXException {

        private static final long serialVersionUID = 1L;

        final int line;
        final String reason;

        TooMuch(int line, String reason) {
            super(reason);
            this.line = line;
            this.reason = reason;
        }
    }

    private static final class Collector extends DefaultHandler {

        private record Open(
                String namespace,
                String name,
                SortedMap<String, String> attributes,
                List<XmlNode> children,
                int line) {}

        private final Deque<Open> open = new ArrayDeque<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable Locator locator;
        private int elements;
        private @Nullable XmlElement root;

        @Override
        public void setDocumentLocator(Locator where) {
            this.locator = where;
        }

        @Override
        public InputSource resolveEntity(String publicId, String systemId) throws SAXException {
            throw new TooMuch(line(), "refers to another file: nothing outside a file is read");
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes given) throws SAXException {
            flush();
            elements++;
            if (open.size() >= MAX_DEPTH) {
                throw new TooMuch(line(), "elements are nested deeper than " + MAX_DEPTH);
            }
            if (elements > MAX_ELEMENTS) {
                throw new TooMuch(line(), "more than " + MAX_ELEMENTS + " elements");
            }
            SortedMap<String, String> attributes = new TreeMap<>();
            for (int i = 0; i < given.getLength(); i++) {
                attributes.put(name(given.getURI(i), given.getLocalName(i)), given.getValue(i));
            }
            open.push(new Open(uri, localName, attributes, new ArrayList<>(), line()));
        }

        @Override
        public void endElement(String uri, String localName, String qName) {
            flush();
            Open done = open.pop();
            XmlElement element = new XmlElement(done.namespace, done.name, done.attributes, done.children, done.line);
            Open around = open.peek();
            if (around == null) {
                root = element;
            } else {
                around.children.add(element);
            }
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            text.append(characters, start, length);
        }

        private void flush() {
            Open around = open.peek();
            if (!text.isEmpty() && around != null) {
                around.children.add(new XmlText(text.toString()));
            }
            text.setLength(0);
        }

        private int line() {
            return locator == null ? 0 : locator.getLineNumber();
        }

        private static String name(String uri, String local) {
            if (uri.isEmpty()) {
                return local;
            }
            return uri.equals(XMLConstants.XML_NS_URI) ? "xml:" + local : "{" + uri + "}" + local;
        }
    }
}
