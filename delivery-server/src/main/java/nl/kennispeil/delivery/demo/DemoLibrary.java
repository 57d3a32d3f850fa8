package nl.kennispeil.delivery.demo;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.medialibrary.StoredMedia;

/** The drawings and films of the demo's items in the media library, for new items to use. */
final class DemoLibrary {

    private record Entry(String file, String title, String alt) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("audiogram.svg", "Audiogram (getekend)", "Een getekend audiogram van één oor, zonder getallen."),
            new Entry("trommelvlies.svg", "Trommelvlies (getekend)", "Een schematische tekening van een trommelvlies."),
            new Entry("hartslag.webm", "Hartslag (getekend)", "Een getekende curve die klopt."),
            new Entry(
                    "injectie-45-graden.webm",
                    "Injectie onder 45 graden",
                    "Een getekende spuit die schuin in een huid gaat."));

    private DemoLibrary() {}

    static void fill(Stores stores, Instant now) {
        MediaLibrary shipped = DemoBank.media();
        StoredMedia library = new StoredMedia(shipped, stores.shelves());
        String by = stores.bylines().of("redactie");
        for (Entry each : ENTRIES) {
            shipped.byFile(each.file())
                    .ifPresent(found -> library.add(found.bytes(), each.title(), each.alt(), "HN", by, now));
        }
    }
}
