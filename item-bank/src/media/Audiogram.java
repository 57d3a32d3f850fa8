/** Writes the demo audiogram as SVG to standard output: thresholds of one ear at six frequencies. */
final class Audiogram {

    static final String[] HERTZ = {"250", "500", "1000", "2000", "4000", "8000"};
    static final int[] DECIBEL = {15, 15, 20, 30, 65, 45};

    public static void main(String[] args) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 420\" role=\"img\" "
                + "font-family=\"sans-serif\" font-size=\"15\">\n");
        svg.append("<title>Audiogram van het rechteroor</title>\n");
        svg.append("<rect width=\"640\" height=\"420\" fill=\"#ffffff\"/>\n");
        for (int decibel = 0; decibel <= 100; decibel += 10) {
            line(svg, 80, y(decibel), 600, y(decibel), decibel == 0 ? "#6b7a80" : "#d5dde0", 1);
            if (decibel % 20 == 0) {
                text(svg, 70, y(decibel) + 5, "end", String.valueOf(decibel));
            }
        }
        for (int i = 0; i < HERTZ.length; i++) {
            line(svg, x(i), y(0), x(i), y(100), "#d5dde0", 1);
            text(svg, x(i), y(0) - 12, "middle", HERTZ[i]);
        }
        text(svg, 340, 24, "middle", "frequentie (Hz)");
        svg.append("<text x=\"24\" y=\"225\" text-anchor=\"middle\" transform=\"rotate(-90 24 225)\" fill=\"#1d2b30\">"
                + "gehoordrempel (dB HL)</text>\n");
        for (int i = 1; i < HERTZ.length; i++) {
            line(svg, x(i - 1), y(DECIBEL[i - 1]), x(i), y(DECIBEL[i]), "#b3261e", 2.5);
        }
        for (int i = 0; i < HERTZ.length; i++) {
            svg.append("<circle cx=\"" + x(i) + "\" cy=\"" + y(DECIBEL[i])
                    + "\" r=\"8\" fill=\"#ffffff\" stroke=\"#b3261e\" stroke-width=\"2.5\"/>\n");
        }
        System.out.print(svg.append("</svg>\n"));
    }

    static int x(int frequency) {
        return 110 + 92 * frequency;
    }

    static int y(int decibel) {
        return 65 + 33 * decibel / 10;
    }

    static void line(StringBuilder svg, int x1, int y1, int x2, int y2, String colour, double width) {
        svg.append("<line x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2 + "\" stroke=\"" + colour
                + "\" stroke-width=\"" + width + "\"/>\n");
    }

    static void text(StringBuilder svg, int x, int y, String anchor, String text) {
        svg.append("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\" fill=\"#1d2b30\">" + text
                + "</text>\n");
    }
}
