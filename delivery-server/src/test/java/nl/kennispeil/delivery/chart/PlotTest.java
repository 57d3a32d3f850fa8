package nl.kennispeil.delivery.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlotTest {

    @Test
    void ticksAreRoundAndWithinTheAxis() {
        assertThat(Axis.around("", 0, 31, 4).ticks()).containsExactly(0.0, 10.0, 20.0, 30.0, 40.0);
        assertThat(Axis.around("", 0.81, 0.97, 4).ticks()).hasSize(5).allMatch(each -> each >= 0.8 && each <= 1);
        assertThat(Axis.exactly("", -4, 4, 8).ticks()).hasSize(9).contains(0.0);
        assertThat(Axis.around("", 5, 5, 4).high()).isGreaterThan(5);
        assertThat(Axis.around("", Double.NaN, Double.NaN, 4).ticks()).isNotEmpty();
        assertThatThrownBy(() -> new Axis("", 1, 1, List.of(), 0)).hasMessageContaining("the low end must be below");
    }

    @Test
    void whatIsNoNumberIsNotDrawn() {
        String svg = plot().line("s1", new double[] {0, 0.5, 1}, new double[] {0, Double.NaN, 1}, "")
                .point("s1", Double.NaN, 1, "x")
                .range("s1", Double.NaN, 1, 0)
                .svg();

        assertThat(svg).doesNotContain("NaN", "<circle", "whisker").contains("M52 ", "M664 ");
    }

    @Test
    void namesAreEscapedAndTheDrawingIsDescribed() {
        String svg = plot().point("s1", 0.5, 0.5, "<script>").svg();

        assertThat(svg).contains("role=\"img\"", "<title>a &amp; b</title>", "<desc>what it shows</desc>");
        assertThat(svg).contains("&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void labelsAtTheEndsOfLinesDoNotLieOnEachOther() {
        double[] xs = {0, 1};
        String svg = plot().line("s1", xs, new double[] {0, 0.5}, "A")
                .line("s2", xs, new double[] {0, 0.5}, "B")
                .svg();

        List<String> ends = java.util.regex.Pattern.compile("class=\"end s\\d\"[^>]* y=\"([\\d.]+)\"")
                .matcher(svg)
                .results()
                .map(each -> each.group(1))
                .toList();
        assertThat(ends).hasSize(2).doesNotHaveDuplicates();
        assertThat(Double.parseDouble(ends.get(1)) - Double.parseDouble(ends.get(0)))
                .isGreaterThanOrEqualTo(14);
    }

    private static Plot plot() {
        Axis unit = Axis.exactly("", 0, 1, 2);
        return new Plot(Plot.Size.WIDE, unit, unit, Locale.ROOT, "a & b", "what it shows");
    }
}
