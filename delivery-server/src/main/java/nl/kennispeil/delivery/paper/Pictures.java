package nl.kennispeil.delivery.paper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.SafeXml;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlFault;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaType;
import nl.kennispeil.scan.print.Drawing;
import nl.kennispeil.scan.print.Picture;
import nl.kennispeil.scan.print.Piece;

/** Pictures, drawings, and what is played: that is named for a committee, and is nothing for paper. */
final class Pictures {

    private static final int MOST_CAPTIONS = 4_000;

    private Pictures() {}

    /** @param areas to draw on it */
    static void img(Flow flow, Element img, List<Piece.Area> areas) {
        show(flow, img.attribute("src", ""), img, areas);
    }

    static void object(Flow flow, Element object, List<Piece.Area> areas) {
        String type = object.attribute("type", "");
        if (type.startsWith("video/") || type.startsWith("audio/")) {
            played(flow, object);
        } else {
            show(flow, object.attribute("data", ""), object, areas);
        }
    }

    private static void show(Flow flow, String file, Element element, List<Piece.Area> areas) {
        Sheet sheet = flow.sheet();
        String alt = element.attribute("alt", element.attribute("aria-label", ""));
        float width = size(element.attribute("width", ""));
        float height = size(element.attribute("height", ""));
        Optional<Media> found = sheet.file(file);
        if (found.isEmpty()) {
            sheet.fault(Fault.Reason.GONE, "");
            named(flow, "forms.paper.picture", alt);
            return;
        }
        Media media = found.get();
        if (media.type().equals(MediaType.PDF.mime())) {
            sheet.fault(Fault.Reason.FILE, "");
            named(flow, "forms.paper.picture", alt);
            return;
        }
        boolean vector = media.type().equals(MediaType.SVG.mime());
        Optional<? extends Piece.Image> image = vector
                ? drawing(sheet, media.bytes(), width, height)
                : Picture.of(media.sha256(), media.bytes(), width, height);
        if (image.isPresent()) {
            flow.add(new Piece.Figure(image.get(), areas));
        } else {
            sheet.fault(vector ? Fault.Reason.DRAWING : Fault.Reason.PICTURE, "");
            named(flow, "forms.paper.picture", alt);
        }
    }

    private static float size(String written) {
        return written.matches("\\d{1,5}(\\.\\d+)?(px)?") ? Float.parseFloat(written.replace("px", "")) : 0;
    }

    /** What a candidate would not see is told to the committee. */
    private static void named(Flow flow, String key, String words) {
        if (flow.sheet().committee()) {
            flow.note(flow.sheet().words().t(key, words));
        }
    }

    private static Optional<Drawing> drawing(Sheet sheet, byte[] bytes, float width, float height) {
        try {
            return drawing(sheet, part(SafeXml.parse(bytes)), width, height);
        } catch (XmlFault damaged) {
            return Optional.empty();
        }
    }

    private static Optional<Drawing> drawing(Sheet sheet, Drawing.Part root, float width, float height) {
        Drawing drawing = Drawing.of(root, width, height);
        words(sheet, root);
        return drawing.unknown().isEmpty() ? Optional.of(drawing) : Optional.empty();
    }

    private static void words(Sheet sheet, Drawing.Part part) {
        if (part.name().equals("text") || part.name().equals("tspan")) {
            sheet.text(part.text());
        }
        part.parts().forEach(each -> words(sheet, each));
    }

    static void svg(Flow flow, Element svg) {
        Optional<Drawing> drawing = drawing(flow.sheet(), part(svg), 0, 0);
        if (drawing.isPresent()) {
            flow.add(new Piece.Figure(drawing.get(), List.of()));
        } else {
            flow.sheet().fault(Fault.Reason.DRAWING, "");
            named(flow, "forms.paper.picture", svg.attribute("aria-label", ""));
        }
    }

    private static Drawing.Part part(XmlElement element) {
        Map<String, String> attributes = new HashMap<>();
        element.attributes().forEach((name, value) -> attributes.put(name.substring(name.indexOf('}') + 1), value));
        StringBuilder text = new StringBuilder();
        for (XmlNode each : element.children()) {
            if (each instanceof XmlText words) {
                text.append(words.value());
            }
        }
        return new Drawing.Part(
                element.name(),
                attributes,
                text.toString(),
                element.elements().stream().map(Pictures::part).toList());
    }

    private static Drawing.Part part(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node each : element.children()) {
            if (each instanceof Text words) {
                text.append(words.value());
            }
        }
        return new Drawing.Part(
                element.name(),
                element.attributes(),
                text.toString(),
                element.elements().stream().map(Pictures::part).toList());
    }

    /** A film or a sound: what it is called and what its captions say. */
    static void played(Flow flow, Element element) {
        Sheet sheet = flow.sheet();
        boolean film = element.is("video") || element.attribute("type", "").startsWith("video/");
        sheet.fault(film ? Fault.Reason.FILM : Fault.Reason.SOUND, "");
        String label = element.attribute("aria-label", element.attribute("title", ""));
        named(flow, film ? "forms.paper.film" : "forms.paper.sound", label);
        if (sheet.committee()) {
            String language = sheet.words().messages().language().code();
            List<Element> tracks = element.descendants("track");
            tracks.stream()
                    .filter(each -> each.attribute("srclang", "").equals(language))
                    .findFirst()
                    .or(() -> tracks.stream().findFirst())
                    .flatMap(each -> sheet.file(each.attribute("src", "")))
                    .map(Pictures::captions)
                    .filter(each -> !each.isEmpty())
                    .ifPresent(each -> flow.note(sheet.words().t("forms.paper.captions", each)));
        }
    }

    /** The lines that are spoken, without times and settings. */
    private static String captions(Media media) {
        List<String> said = new ArrayList<>();
        boolean cue = false;
        for (String each : new String(media.bytes(), StandardCharsets.UTF_8).split("\\R")) {
            if (each.contains("-->")) {
                cue = true;
            } else if (each.isBlank()) {
                cue = false;
            } else if (cue) {
                said.add(each.replaceAll("<[^>]*>", "").strip());
            }
        }
        String all = said.stream().collect(Collectors.joining(" / "));
        return all.length() > MOST_CAPTIONS ? all.substring(0, MOST_CAPTIONS) + "…" : all;
    }
}
