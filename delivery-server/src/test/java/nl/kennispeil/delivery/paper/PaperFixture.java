package nl.kennispeil.delivery.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.demo.DemoTypes;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import nl.kennispeil.scan.print.Booklet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The practice form with an item of every kind, on paper. */
final class PaperFixture {

    static final MediaLibrary MEDIA = DemoBank.media();
    static final Messages NL = Messages.in(Language.of("nl"));
    static final List<ItemVersion> ITEMS = DemoTypes.items();
    static final FormDesign FORM = FormDesign.of(DemoTypes.form(ITEMS));

    private PaperFixture() {}

    static Booklet booklet(List<ItemVersion> items, boolean concept) {
        return CandidateBooklet.of(
                MEDIA,
                NL,
                new CandidateBooklet.Front(
                        FORM.title(), "Oefentoets", FORM.ref().toString(), "", "", FORM.rules(), concept),
                items,
                new OnPaper(MEDIA).unprintable(items));
    }

    static Booklet list() {
        Map<ItemRef, ItemVersion> byRef = new HashMap<>();
        ITEMS.forEach(each -> byRef.put(each.ref(), each));
        return new CommitteeList(new Page(NL, "", "", null), MEDIA, byRef)
                .of(FORM, "Redactie Een", Instant.parse("2026-03-25T08:00:00Z"));
    }

    static byte[] pdf(Booklet booklet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            booklet.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All words with single spaces. */
    static String text(Booklet booklet) {
        try (PDDocument document = Loader.loadPDF(pdf(booklet))) {
            return spaced(new PDFTextStripper().getText(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String spaced(String text) {
        return text.replaceAll("[\\s\u00A0]+", " ");
    }
}
