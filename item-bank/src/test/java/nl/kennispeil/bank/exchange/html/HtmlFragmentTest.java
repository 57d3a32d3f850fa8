package nl.kennispeil.bank.exchange.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Markup;
import org.junit.jupiter.api.Test;

class HtmlFragmentTest {

    @Test
    void keepsParagraphsTablesAndEmphasis() {
        assertThat(body(
                        "<p>5&nbsp;mg <b>nu</b> H<sub>2</sub>O</p><table border=1><tr><th scope=col colspan=2 onclick=x()>a"
                                + "</th></tr><tr><td>1</td><td></td></tr></table>"))
                .isEqualTo(
                        "[\"div\",[\"p\",\"5\u00A0mg \",[\"b\",\"nu\"],\" H\",[\"sub\",\"2\"],\"O\"],[\"table\",[\"tbody\",[\"tr\","
                                + "[\"th\",{\"colspan\":\"2\",\"scope\":\"col\"},\"a\"]],[\"tr\",[\"td\",\"1\"],[\"td\"]]]]]");
    }

    @Test
    void lettingNothingRun() {
        HtmlFragment fragment = HtmlFragment.of(
                "<p onclick='x()'>a<script>alert(1)</script><a href='javascript:alert(1)'>b</a></p>"
                        + "<svg onload=alert(1)><circle/></svg><style>p{}</style><math><mi href='javascript:x'>q</mi></math>",
                Pictures.local());

        assertThat(tree(fragment)).isEqualTo("[\"div\",[\"p\",\"ab\"],[\"p\",[\"math\",[\"mi\",\"q\"]]]]");
        assertThat(fragment.notes())
                .contains("a script is left out", "the link to javascript:alert(1) is kept as text only");
        assertThat(fragment.repairs()).containsExactly("<svg> is left out: an item cannot hold it");
    }

    @Test
    void namesWhatWasVisibleAndIsLost() {
        HtmlFragment fragment = HtmlFragment.of(
                "x<img src='https://example.org/a.png' alt='Röntgenfoto'><iframe src='//x'></iframe><s>niet</s> \\(x^2\\)",
                Pictures.local());

        assertThat(fragment.repairs())
                .containsExactly(
                        "the picture https://example.org/a.png is left out: it is not in what was handed in"
                                + " (\"Röntgenfoto\")",
                        "<iframe> is left out: an item cannot hold it",
                        "\"niet\" was struck through and now reads as plain text",
                        "a formula in TeX is shown as its source text: write it as a formula");
    }

    /** A list as Word puts it on the clipboard, shortened. */
    @Test
    void makesWordParagraphsAListAgain() {
        String word =
                "<!--StartFragment--><p class=MsoNormal><span style='font-family:Arial;mso-fareast-language:EN-US'>"
                        + "Welke <b style='mso-bidi-font-weight:normal'>twee</b>&nbsp;&nbsp; stappen?<o:p></o:p></span></p>"
                        + "<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>"
                        + "<![if !supportLists]><span style='mso-list:Ignore'>1.<span style='font:7.0pt'>&nbsp;&nbsp; </span></span>"
                        + "<![endif]>Bloed<o:p></o:p></p>"
                        + "<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>a."
                        + "</span>Glucose</p>"
                        + "<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2."
                        + "</span>Urine</p><p class=MsoNormal><o:p>&nbsp;</o:p></p>";

        assertThat(body(word))
                .isEqualTo(
                        "[\"div\",[\"p\",\"Welke \",[\"b\",\"twee\"],\" stappen?\"],[\"ol\",[\"li\",\"Bloed\",[\"ol\","
                                + "{\"type\":\"a\"},[\"li\",\"Glucose\"]]],[\"li\",\"Urine\"]]]");
    }

    @Test
    void readsWhatStylesMean() {
        assertThat(body("<span style='font-weight:700;font-style:italic'>a</span><b style='font-weight:normal'>b</b>"
                        + "<font color=red><span style='vertical-align:super'>2</span></font>"
                        + "<p style='text-align:center'>c</p>"))
                .isEqualTo("[\"div\",[\"p\",[\"strong\",[\"em\",\"a\"]],\"b\",[\"sup\",\"2\"]],[\"p\",{\"class\":"
                        + "\"qti-align-center\"},\"c\"]]");
    }

    @Test
    void doesNotShowWhatWasHidden() {
        HtmlFragment fragment =
                HtmlFragment.of("<p>a<span style='display: none'>sleutel B</span></p>", Pictures.none());

        assertThat(tree(fragment)).isEqualTo("[\"div\",[\"p\",\"a\"]]");
        assertThat(fragment.notes()).containsExactly("hidden content is left out: \"sleutel B\"");
    }

    @Test
    void isReadableTwiceWithTheSameResult() {
        String once = body("<div><p>x</p>y<ul><li>a<li>b</ul></div>");

        assertThat(once).isEqualTo("[\"div\",[\"p\",\"x\"],[\"p\",\"y\"],[\"ul\",[\"li\",\"a\"],[\"li\",\"b\"]]]");
        assertThat(HtmlFragment.of("<p>a</p><p>b</p>", Pictures.none()).plain()).isEqualTo("a\nb");
        assertThat(HtmlFragment.of("<p>p < 0,05</p>", source -> Optional.empty())
                        .plain())
                .isEqualTo("p < 0,05");
    }

    private static String body(String html) {
        HtmlFragment fragment = HtmlFragment.of(html, Pictures.none());
        assertThat(fragment.repairs()).isEmpty();
        return tree(fragment);
    }

    private static String tree(HtmlFragment fragment) {
        return Markup.write(Element.of("div", Map.of(), fragment.blocks()));
    }
}
