package nl.kennispeil.bank.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {

    private static final Element TREE = Element.of(
            "p",
            Map.of("dir", "ltr", "class", "x"),
            new Text("glucose "),
            Element.text("b", Map.of(), "7,1 \u2265 \"7\""),
            Element.of("br"));

    @Test
    void aTreeIsTheSameBytesEveryTimeAndComesBackEqual() {
        assertThat(Markup.write(TREE))
                .isEqualTo(
                        "[\"p\",{\"class\":\"x\",\"dir\":\"ltr\"},\"glucose \",[\"b\",\"7,1 \u2265 \\\"7\\\"\"],[\"br\"]]");
        assertThat(Markup.read(Markup.write(TREE))).isEqualTo(TREE);
    }

    @Test
    void whatIsNoTreeIsRefusedWithoutQuotingIt() {
        for (String wrong :
                new String[] {"{}", "[]", "[1]", "[\"p\",{\"a\":1}]", "[\"p\",3]", "[\"p\"", "[\"p\",\"\"]"}) {
            assertThatThrownBy(() -> Markup.read(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Markup.read("[\"p\", secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void nestingIsBounded() {
        String deep = "[\"p\",".repeat(300) + "\"x\"" + "]".repeat(300);
        assertThatThrownBy(() -> Markup.read(deep)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rewritingChangesTheDeepestElementsFirst() {
        Element changed = TREE.rewrite(
                each -> each.is("b") ? Element.of("strong", each.children().get(0)) : each);
        assertThat(changed.descendants("strong")).hasSize(1);
        assertThat(changed.text()).isEqualTo(TREE.text());
    }
}
