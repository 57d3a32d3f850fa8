package nl.kennispeil.bank.exchange.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.exchange.ItemFormat;
import nl.kennispeil.bank.exchange.SourceFile;
import nl.kennispeil.bank.exchange.gift.GiftFormat;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.html.Pictures;
import nl.kennispeil.bank.exchange.moodle.MoodleXmlFormat;
import nl.kennispeil.bank.exchange.qti12.Qti12Format;
import nl.kennispeil.bank.exchange.table.TableFormat;
import org.junit.jupiter.api.Test;

/** Files with parts cut, doubled and changed: always items or reasons, never an exception. */
class ForeignFormatsFuzzTest {

    private static final int ROUNDS = 400;

    @Test
    void gift() {
        String file = """
                // [id:a] x
                $CATEGORY: a/b

                ::T::[html]Wie?{=a#f ~%50%b ~c####g}

                G{#=1:2 =%50%1..3#x ~#y}

                M{=a->b =c->d}

                T{T#a#b}

                S {=a* =\\{b} x

                E{}
                """;
        fuzz(new GiftFormat(), file, 1);
    }

    @Test
    void moodle() {
        fuzz(
                new MoodleXmlFormat(),
                "<quiz><question type=\"multichoice\"><name><text>n</text></name><questiontext format=\"html\"><text>x [[1]] "
                        + "{1:SA:=a~%50%b#c} {2:MC:=a~b}</text></questiontext><defaultgrade>1</defaultgrade><single>true</single>"
                        + "<answer fraction=\"100\"><text>1</text><tolerance>1</tolerance></answer><answer fraction=\"33.3\">"
                        + "<text>*</text></answer><dragbox><text>w</text><group>1</group></dragbox></question></quiz>",
                2);
    }

    @Test
    void qti12() throws IOException {
        for (String name : List.of("mc_feedback", "matching", "categorization", "numeric_precision", "hot_spot")) {
            try (InputStream in =
                    ForeignFormatsFuzzTest.class.getResourceAsStream("/exchange/canvas/" + name + ".xml")) {
                String file = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
                fuzz(new Qti12Format(), file, name.hashCode());
            }
        }
    }

    @Test
    void table() {
        fuzz(new TableFormat(), "nummer;vraag;A;B;sleutel;type;marge\n1;\"x\ny\";a;b;A;;\n2;x;;;2,5;numeriek;1\n", 4);
    }

    @Test
    void wordDocument() {
        byte[] template = TableFormat.docxTemplate();
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = template.clone();
            for (int i = 0; i < 1 + random.nextInt(20); i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            assertThat(new TableFormat().read(new SourceFile("f.docx", changed)))
                    .isNotEmpty();
        }
    }

    @Test
    void html() {
        String html =
                "<div><p style='mso-list:l0 level2'><span style='mso-list:Ignore'>a)</span>x<b>y<ul><li>a<table><tr><td>"
                        + "1<p>2</table><math><mi>x</mi></math><img src='data:image/png;base64,AA=='></div>";
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < ROUNDS; round++) {
            HtmlFragment fragment = HtmlFragment.of(mutated(html, random), new Embedded(Pictures.local()));
            assertThat(fragment.plain()).isNotNull();
        }
    }

    private static void fuzz(ItemFormat format, String file, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = mutated(file, random).getBytes(StandardCharsets.UTF_8);
            SourceFile source = new SourceFile("f", bytes);
            format.recognises(source);
            List<Incoming> items = format.read(source);
            assertThat(items).isNotEmpty();
            for (Incoming item : items) {
                item.content()
                        .ifPresent(content -> assertThat(Markup.read(Markup.write(content.root())))
                                .isEqualTo(content.root()));
            }
        }
    }

    private static String mutated(String text, SplittableRandom random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(6) && changed.length() > 2; i++) {
            int at = random.nextInt(changed.length() - 1);
            int end = Math.min(changed.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> changed.delete(at, end);
                case 1 -> changed.insert(random.nextInt(changed.length()), changed.substring(at, end));
                case 2 -> changed.setCharAt(at, "<>{}=~%#\"'\\[]();:,.0-9aA\n\0\uD800".charAt(random.nextInt(27)));
                default ->
                    changed.insert(
                            at,
                            List.of("\u0000", "<", "%9%", "{", "}", "&amp;", "1e99")
                                    .get(random.nextInt(7)));
            }
        }
        return changed.toString();
    }
}
