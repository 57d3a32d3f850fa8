package nl.kennispeil.scan.print;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What stays on one page: a line, a row, a picture.
 *
 * @param height points
 * @param glued true when the next slice must stand on the same page
 * @param space true for white space, which goes at the top of a page
 * @param repeated drawn again when this slice begins a page, such as the head of a table
 */
record Slice(
        float height,
        boolean glued,
        boolean space,
        @Nullable Slice repeated,
        Drawn drawn) {

    /** Draws below {@code top}, in points from the bottom of the page. */
    interface Drawn {
        void draw(Pen pen, float top) throws IOException;
    }

    static Slice of(float height, Drawn drawn) {
        return new Slice(height, false, false, null, drawn);
    }

    static Slice space(float height) {
        return new Slice(height, false, true, null, (pen, top) -> {});
    }

    Slice asGlued() {
        return new Slice(height, true, space, repeated, drawn);
    }

    Slice under(Slice head) {
        return new Slice(height, glued, space, head, drawn);
    }

    /** With something drawn behind it. */
    Slice before(Drawn behind) {
        Slice head = repeated;
        return new Slice(height, glued, space, head == null ? null : head.before(behind), (pen, top) -> {
            behind.draw(pen, top);
            drawn.draw(pen, top);
        });
    }
}
