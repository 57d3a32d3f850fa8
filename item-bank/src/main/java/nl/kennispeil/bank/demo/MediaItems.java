package nl.kennispeil.bank.demo;

import java.util.List;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.Exhibit;
import nl.kennispeil.bank.item.ImageExhibit;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.VideoExhibit;

/** Synthetic items around the demo film and the demo audiogram. */
final class MediaItems {

    private static final Exhibit FILM = new VideoExhibit(
            "injectie-45-graden.webm",
            "injectie-45-graden.nl.vtt",
            "injectie-45-graden.en.vtt",
            "Schematische film van tien seconden zonder geluid. Een spuit staat schuin boven drie lagen: huid, onderhuids"
                    + " vet en spier. De naald loopt langs de streep halverwege een schaal van 0 tot 90 graden, gaat"
                    + " door de huid tot in de middelste laag, de zuiger wordt ingedrukt en de naald gaat terug.");
    private static final Exhibit AUDIOGRAM = new ImageExhibit(
            "audiogram.svg",
            "Schematisch audiogram van het rechteroor. Drempels in dB: bij 250 Hz 15, 500 Hz 15, 1000 Hz 20, 2000 Hz 30,"
                    + " 4000 Hz 65 en 8000 Hz 45.");
    private static final Classification SKILL = new Classification("A", null, null, "18-44", "behandeling", "regulier");
    private static final Classification EAR = new Classification("H", null, null, "45-69", "diagnostiek", "regulier");

    private MediaItems() {}

    static ItemVersion angle(SyntheticItems items) {
        return items.item(
                SKILL,
                film(
                        "Onder welke hoek met de huid gaat de naald naar binnen?",
                        List.of("15 graden", "30 graden", "45 graden", "90 graden"),
                        2,
                        "De naald loopt langs de streep halverwege 0 en 90 graden."));
    }

    static ItemVersion layer(SyntheticItems items) {
        return items.item(
                SKILL,
                film(
                        "In welke laag blijft het depot achter?",
                        List.of("de huid", "het onderhuidse vet", "de spier"),
                        1,
                        "De punt van de naald ligt in de middelste laag."));
    }

    static ItemVersion worst(SyntheticItems items) {
        return items.item(
                EAR,
                audiogram(
                        "Bij welke frequentie is de gehoordrempel het hoogst?",
                        List.of("1000 Hz", "2000 Hz", "4000 Hz", "8000 Hz"),
                        2,
                        "De drempel van 65 dB bij 4000 Hz is het hoogst."));
    }

    static ItemVersion threshold(SyntheticItems items) {
        return items.item(
                EAR,
                audiogram(
                        "Hoe hoog is de gehoordrempel bij 2000 Hz?",
                        List.of("30 dB", "45 dB", "65 dB"),
                        0,
                        "Bij 2000 Hz staat het rondje op 30 dB."));
    }

    private static Draft film(String question, List<String> options, int key, String rationale) {
        return new Draft(
                List.of(Scene.MARK + "De film toont schematisch een injectie. Hij is getekend en is geen instructie."),
                question,
                List.of(FILM),
                options,
                key,
                rationale);
    }

    private static Draft audiogram(String question, List<String> options, int key, String rationale) {
        return new Draft(
                List.of(Scene.MARK + "Een getekend audiogram van één oor; de waarden zijn verzonnen."),
                question,
                List.of(AUDIOGRAM),
                options,
                key,
                rationale);
    }
}
