package nl.kennispeil.delivery.paper;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemMarker;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.humanmarking.Rubric;
import nl.kennispeil.scan.print.Piece;
import nl.kennispeil.scan.print.Piece.Look;
import nl.kennispeil.scan.print.Run;
import nl.kennispeil.scan.print.Run.Style;

/** What is right and what it is worth, in words, and why. Made after the item, whose letters it speaks of. */
final class KeyPieces {

    private final Sheet sheet;
    private final ItemVersion item;
    private final PaperWords words;
    private final List<Piece> pieces = new ArrayList<>();

    KeyPieces(Sheet sheet, ItemVersion item) {
        this.sheet = sheet;
        this.item = item;
        this.words = sheet.words();
    }

    List<Piece> all() {
        ItemMarker marker = ItemMarker.of(item);
        keys(marker.byPeople());
        if (marker.byPeople()) {
            rubric();
        } else {
            item.content().responses().forEach(this::worth);
            tolerance();
        }
        if (item.content().singleChoice().isEmpty()) {
            say("forms.paper.maximum", words.number(marker.maximum()));
        }
        if (item.rationale().given()) {
            say("forms.paper.rationale", item.rationale().text());
        }
        String source = (item.rationale().sourceKind() + " " + item.rationale().sourceName()).strip();
        if (!source.isEmpty()) {
            say("forms.paper.source", source);
        }
        return pieces;
    }

    /** The words of the key before its value, which is heavy where it is the key itself. */
    private void say(String key, String value) {
        pieces.add(new Piece.Words(
                List.of(Run.of(words.t(key) + ": ", Style.BOLD), Run.of(sheet.text(value))), Look.TEXT));
    }

    private void keys(boolean byPeople) {
        int before = pieces.size();
        if (item.content().singleChoice().isPresent()) {
            SingleChoice choice = item.content().singleChoice().get();
            String right = item.options().stream()
                    .filter(each -> choice.key().contains(each.id()))
                    .map(each -> each.id() + ". " + each.text())
                    .collect(Collectors.joining("; "));
            if (!right.isEmpty()) {
                say("forms.key", right);
            }
        } else {
            List<AnswerWords.Line> lines = AnswerWords.lines(item, new Answer.Blank());
            List<Interaction> asked = item.content().interactions().stream()
                    .filter(each -> each.kind() != InteractionKind.MEDIA && each.kind() != InteractionKind.END_ATTEMPT)
                    .toList();
            int number = 0;
            for (int i = 0; i < lines.size(); i++) {
                number++;
                List<String> right = lines.get(i).right();
                if (!right.isEmpty()) {
                    String which = lines.size() > 1 ? "(" + number + ") " : "";
                    say("forms.key", which + key(asked.get(i), right));
                }
            }
        }
        if (pieces.size() == before) {
            say("forms.key", words.t(byPeople ? "forms.paper.byPeople" : "forms.paper.noKey"));
        }
    }

    private String key(Interaction asked, List<String> right) {
        List<String> values =
                AnswerWords.key(item) instanceof Answer.Given given ? given.values(asked.response()) : List.of();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            // a response of one value may have several that are right; only the first is known by its value
            String letters = i < values.size() ? letters(asked, values.get(i)) : "";
            String plain = number(asked, right.get(i));
            said.add(letters.isEmpty() || letters.equals(plain) ? plain : letters + " " + plain);
        }
        return String.join(
                asked.kind() == InteractionKind.ORDER || asked.kind() == InteractionKind.GRAPHIC_ORDER ? " → " : "; ",
                said);
    }

    private String number(Interaction asked, String value) {
        boolean number = item.content()
                .response(asked.response())
                .map(Declaration::baseType)
                .filter(each -> each == BaseType.FLOAT || each == BaseType.INTEGER)
                .isPresent();
        return number ? words.decimal(value) : value;
    }

    /** The letters under which a value, or both ends of a pair, stand on the page. */
    private String letters(Interaction asked, String value) {
        String[] ends = value.split(" ", 2);
        List<String> letters = new ArrayList<>();
        for (String each : ends) {
            String letter = sheet.letter(asked.response(), each);
            letter = letter.isEmpty() && asked.kind() == InteractionKind.HOTTEXT ? sheet.letter("", each) : letter;
            if (letter.isEmpty()) {
                return "";
            }
            letters.add(letter);
        }
        return "[" + String.join(" – ", letters) + "]";
    }

    /** What each value earns, where it is more than right or wrong. */
    private void worth(Declaration response) {
        List<String> said = new ArrayList<>();
        Set<String> points = new HashSet<>();
        for (Element each :
                response.mapping().map(all -> all.elements("qti-map-entry")).orElse(List.of())) {
            String value = each.attribute("mapped-value", "");
            points.add(value);
            said.add(named(response, each.attribute("map-key", "")) + " = " + signed(value));
        }
        boolean more = points.size() > 1 || response.baseType() == BaseType.STRING;
        if (more && item.content().singleChoice().isEmpty()) {
            say("forms.paper.worth", String.join("; ", said));
        }
        List<Element> areas = response.element().descendants("qti-area-map-entry");
        if (!areas.isEmpty()) {
            say(
                    "forms.paper.worth",
                    areas.stream()
                            .map(each -> words.t(
                                    "forms.paper.area",
                                    each.attribute("shape", ""),
                                    each.attribute("coords", "").replace(",", ", "),
                                    signed(each.attribute("mapped-value", ""))))
                            .collect(Collectors.joining("; ")));
        }
    }

    private String signed(String points) {
        return words.decimal(points).replace('-', '−');
    }

    private String named(Declaration response, String key) {
        boolean pair = response.baseType() == BaseType.PAIR || response.baseType() == BaseType.DIRECTED_PAIR;
        return List.of(pair ? key.split(" ", 2) : new String[] {key}).stream()
                .map(each -> item.content().interactions().stream()
                        .filter(asked -> asked.response().equals(response.identifier()))
                        .flatMap(asked -> asked.element().walk())
                        .filter(found -> found.attribute("identifier", "").equals(each))
                        .findFirst()
                        .map(found -> found.attribute("hotspot-label").orElseGet(() -> PlainText.of(found)))
                        .filter(found -> !found.isBlank())
                        .orElse(each))
                .collect(Collectors.joining(" → "));
    }

    /** How far a number may be off. */
    private void tolerance() {
        for (Element each : item.content()
                .processing()
                .map(all -> all.descendants("qti-equal"))
                .orElse(List.of())) {
            String[] off = each.attribute("tolerance", "").strip().split("\\s+");
            if (off[0].isEmpty()) {
                continue;
            }
            String unit = each.attribute("tolerance-mode", "").equals("relative") ? " %" : "";
            String below = words.decimal(off[0]);
            String above = words.decimal(off[off.length - 1]);
            say(
                    "forms.paper.tolerance",
                    below.equals(above) ? "± " + below + unit : "−" + below + " / +" + above + unit);
        }
    }

    private void rubric() {
        Rubric rubric = Rubric.of(item);
        for (Rubric.Criterion each : rubric.criteria()) {
            if (!each.text().isEmpty()) {
                pieces.add(new Piece.Labelled(
                        words.number(each.most()),
                        Piece.Label.RING,
                        List.of(Piece.Words.of(sheet.text(each.text()), Look.TEXT))));
            }
        }
        rubric.guidance().forEach(each -> pieces.add(Piece.Words.of(sheet.text(each), Look.TEXT)));
    }
}
