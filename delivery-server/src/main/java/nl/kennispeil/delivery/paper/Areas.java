package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Look;
import nl.kennispeil.scan.print.Run;

/** Questions about a picture: its areas get letters. A place that is no area cannot be told on paper. */
final class Areas {

    private static final float LETTER_BLANK = 12;

    private Areas() {}

    static void ask(Flow flow, Element element, InteractionKind kind) {
        Sheet sheet = flow.sheet();
        String response = Asks.response(element);
        List<Piece.Area> areas = new ArrayList<>();
        for (Element each : element.elements()) {
            if (each.is("qti-hotspot-choice") || each.is("qti-associable-hotspot")) {
                String letter = Sheet.letter(areas.size());
                sheet.letter(response, Asks.identifier(each), letter);
                areas.add(new Piece.Area(each.attribute("shape", "default"), coords(each), letter));
            }
        }
        if (kind == InteractionKind.SELECT_POINT || kind == InteractionKind.POSITION_OBJECT) {
            sheet.fault(Fault.Reason.PLACE, "");
        }
        if (kind == InteractionKind.HOTSPOT) {
            Asks.limits(flow, element, "forms.paper.areas");
        }
        List<Piece.Labelled> texts = List.of();
        if (kind == InteractionKind.GRAPHIC_GAP_MATCH) {
            List<Element> gaps = new ArrayList<>(element.elements("qti-gap-text"));
            gaps.addAll(element.elements("qti-gap-img"));
            texts = numbered(sheet, response, gaps);
        }
        picture(element).ifPresent(each -> {
            if (each.is("object")) {
                Pictures.object(flow, each, areas);
            } else {
                Pictures.img(flow, each, areas);
            }
        });
        if (kind == InteractionKind.GRAPHIC_ORDER) {
            Asks.sequence(flow, element, areas.size());
        } else if (kind == InteractionKind.GRAPHIC_ASSOCIATE) {
            Asks.pairs(flow, element, areas.size() / 2);
        }
        flow.addAll(List.copyOf(texts));
    }

    /** The picture of an interaction, or of the stage it stands on. */
    private static Optional<Element> picture(Element element) {
        return element.elements().stream()
                .filter(each -> each.is("img") || each.is("object") || each.is("picture"))
                .findFirst()
                .map(each -> each.is("picture") ? each.first("img").orElse(each) : each);
    }

    /** Each text with a blank for the letter of its area. */
    private static List<Piece.Labelled> numbered(Sheet sheet, String response, List<Element> gaps) {
        List<Piece.Labelled> entries = new ArrayList<>();
        for (Element each : gaps) {
            String number = Integer.toString(entries.size() + 1);
            sheet.letter(response, Asks.identifier(each), number);
            List<Piece> said = new ArrayList<>(Flow.of(sheet, each));
            if (!sheet.committee() && said.size() == 1 && said.get(0) instanceof Piece.Words words) {
                List<Run> runs = new ArrayList<>(words.runs());
                runs.add(new Run(":\u00A0", Set.of(), LETTER_BLANK));
                said = List.of(new Piece.Words(runs, Look.TEXT));
            }
            entries.add(new Piece.Labelled(number + ".", Piece.Label.PLAIN, said));
        }
        return entries;
    }

    /** Coordinates in pixels; none when they are written otherwise. */
    static List<Float> coords(Element area) {
        List<Float> coords = new ArrayList<>();
        for (String each : area.attribute("coords", "").split(",")) {
            if (!each.strip().matches("-?\\d{1,6}(\\.\\d{1,6})?")) {
                return List.of();
            }
            coords.add(Float.parseFloat(each.strip()));
        }
        return coords;
    }
}
