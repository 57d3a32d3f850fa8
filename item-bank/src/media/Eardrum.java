/** Writes the drawn ear drum of the demo as SVG to standard output: a circle in four quarters with the hammer. */
final class Eardrum {

    public static void main(String[] args) {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 400\" width=\"400\" height=\"400\">\n");
        svg.append("<rect width=\"400\" height=\"400\" fill=\"#ffffff\"/>\n");
        svg.append("<circle cx=\"200\" cy=\"200\" r=\"160\" fill=\"#f2e3d5\" stroke=\"#7a5c45\" stroke-width=\"6\"/>\n");
        svg.append("<path d=\"M235 60L200 205\" stroke=\"#b89a80\" stroke-width=\"14\" stroke-linecap=\"round\"/>\n");
        svg.append("<circle cx=\"238\" cy=\"62\" r=\"12\" fill=\"#b89a80\"/>\n");
        svg.append("<path d=\"M205 215L290 300L250 320Z\" fill=\"#ffffff\" stroke=\"#d8c4b0\" stroke-width=\"2\"/>\n");
        svg.append("<path d=\"M200 40V360M40 200H360\" stroke=\"#7a5c45\" stroke-width=\"1.5\" stroke-dasharray=\"5 6\"/>\n");
        System.out.print(svg.append("</svg>\n"));
    }
}
