package nl.kennispeil.bank.exchange.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.jsoup.Jsoup;

/**
 * A piece of HTML as a tree of elements from the allow-list: paragraphs, lists, tables, headings, inline markup, MathML,
 * pictures that {@link Pictures} knows. Scripts, event handlers, styles, links, forms and everything else is gone. Word
 * processor markup comes out as plain paragraphs, lists and tables.
 *
 * @param nodes blocks and inline markup, as they stood
 * @param notes what was changed and cost nothing visible, such as a link kept as text; for people
 * @param repairs what was visible and is lost, such as a remote picture; for people
 */
public record HtmlFragment(List<Node> nodes, List<String> notes, List<String> repairs) {

    /** Longest HTML that is read, in characters; pictures inside it count. */
    public static final int MAX_LENGTH = 8_000_000;

    public HtmlFragment {
        nodes = List.copyOf(nodes);
        notes = List.copyOf(notes);
        repairs = List.copyOf(repairs);
    }

    /** Reads HTML as a browser would; never throws. */
    public static HtmlFragment of(String html, Pictures pictures) {
        if (html.length() > MAX_LENGTH) {
            return new HtmlFragment(
                    List.of(),
                    List.of(),
                    List.of("a text of " + html.length() + " characters is left out: allowed are " + MAX_LENGTH));
        }
        HtmlReader reader = new HtmlReader(pictures);
        List<Node> nodes =
                reader.read(WordLists.rebuilt(Jsoup.parseBodyFragment(html).body()));
        return new HtmlFragment(nodes, reader.notes(), reader.repairs());
    }

    /** Plain text, each line that is not blank as a paragraph; one line stays without. */
    public static HtmlFragment ofText(String text) {
        List<String> lines = text.lines()
                .map(line -> Whitespace.collapsed(line).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() == 1) {
            return new HtmlFragment(List.of(new Text(lines.get(0))), List.of(), List.of());
        }
        List<Node> paragraphs = new ArrayList<>();
        lines.forEach(line -> paragraphs.add(Element.of("p", new Text(line))));
        return new HtmlFragment(paragraphs, List.of(), List.of());
    }

    public boolean isEmpty() {
        return nodes.isEmpty();
    }

    /** The same with every run of inline markup in a paragraph. */
    public List<Node> blocks() {
        List<Node> blocks = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        for (Node node : nodes) {
            if (node instanceof Element element && HtmlRules.isBlock(element.name())) {
                close(run, blocks);
                blocks.add(element);
            } else {
                run.add(node);
            }
        }
        close(run, blocks);
        return blocks;
    }

    /** The same without the paragraph around it, when it is one paragraph without attributes: for an option. */
    public List<Node> compact() {
        if (nodes.size() == 1
                && nodes.get(0) instanceof Element only
                && only.is("p")
                && only.attributes().isEmpty()) {
            return only.children();
        }
        return nodes;
    }

    /** True when nothing in it is a block, once compact. */
    public boolean isInline() {
        return compact().stream()
                .noneMatch(node -> node instanceof Element element && HtmlRules.isBlock(element.name()));
    }

    /** What a reader reads, blocks on lines of their own, without markup. */
    public String plain() {
        return PlainText.of(nodes);
    }

    /** True when {@link #plain} loses nothing but paragraphs and emphasis. */
    public boolean isPlain() {
        return nodes.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .flatMap(Element::walk)
                .noneMatch(element -> HtmlRules.SAYS_MORE.contains(element.name()));
    }

    private static void close(List<Node> run, List<Node> blocks) {
        boolean blank = run.stream()
                .allMatch(node -> node instanceof Text text && text.value().isBlank());
        if (!blank) {
            blocks.add(Element.of("p", Map.of(), Whitespace.trimmed(run)));
        }
        run.clear();
    }
}
