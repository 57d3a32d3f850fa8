package nl.kennispeil.scan.print;

import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/** Documents that are the same bytes whenever they are printed of the same: no clock and no chance in them. */
final class SameBytes {

    private static final long DOCUMENT_ID = 1;

    private SameBytes() {}

    /**
     * An empty document; the caller closes it.
     *
     * @param language such as {@code nl-NL}, for who has it read aloud
     */
    static PDDocument document(String title, String language) {
        PDDocument document = new PDDocument();
        document.setDocumentId(DOCUMENT_ID);
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setProducer("Kennispeil");
        Calendar fixed = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        fixed.setTimeInMillis(0);
        information.setCreationDate(fixed);
        document.setDocumentInformation(information);
        document.getDocumentCatalog().setLanguage(language);
        return document;
    }
}
