package nl.kennispeil.delivery.bureau;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.sitting.Sitting;

/** The letters that bring people their codes. */
final class CodeLetters {

    private CodeLetters() {}

    static void write(Sitting sitting, List<CodeSheets.Entry> entries, Page page, OutputStream out) throws IOException {
        throw new IOException("letters need the printing of scanner-import");
    }
}
