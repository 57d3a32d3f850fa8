package nl.kennispeil.delivery.bureau;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.scan.print.Letter;
import nl.kennispeil.scan.print.Letters;

/** The letters that bring people their codes, in the language of whoever prints them. */
final class CodeLetters {

    private CodeLetters() {}

    static void write(Sitting sitting, List<CodeSheets.Entry> entries, Page page, OutputStream out) throws IOException {
        if (entries.isEmpty()) {
            throw new BadRequest(409, "no-codes");
        }
        String title = sitting.title().in(page.messages().language());
        String opens = page.date(sitting.opens());
        String closes = page.date(sitting.closes());
        List<String> paragraphs = List.of(
                page.t("letter.heading", title),
                page.t(sitting.moment() ? "letter.moment" : "letter.window", opens, closes),
                page.t("letter." + sitting.condition().code()),
                page.t("letter.how"),
                page.t("letter.keep"));
        Letters.write(
                entries.stream()
                        .map(each -> new Letter(
                                each.name() + "\n" + each.institute(),
                                paragraphs,
                                page.t("letter.code"),
                                each.code(),
                                List.of(page.t("letter.footer"))))
                        .toList(),
                out);
    }
}
