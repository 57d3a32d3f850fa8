package nl.kennispeil.scan.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * A picture of pixels.
 *
 * @param name the same for the same bytes: a picture that is shown twice is kept once
 * @param bytes PNG, JPEG, or GIF of one image; not to be changed
 */
public record Picture(
        String name,
        @SuppressWarnings("ArrayRecordComponent") byte[] bytes,
        float width,
        float height) implements Piece.Image {

    /** More than a scan of A4 at 600 dots per inch would take a server's memory. */
    private static final long MOST_PIXELS = 36_000_000;

    /**
     * The picture, or empty when it cannot be printed: another format, damaged, moving, or of more than 36 million
     * pixels.
     *
     * @param width as wide as it is to be shown, in pixels; 0 for its own
     * @param height as {@code width}
     */
    public static Optional<Picture> of(String name, byte[] bytes, float width, float height) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                int ownWidth = reader.getWidth(0);
                int ownHeight = reader.getHeight(0);
                if ((long) ownWidth * ownHeight > MOST_PIXELS || reader.getNumImages(true) != 1) {
                    return Optional.empty();
                }
                float shownWidth = width > 0 ? width : height > 0 ? height * ownWidth / ownHeight : ownWidth;
                float shownHeight = height > 0 ? height : shownWidth * ownHeight / ownWidth;
                return Optional.of(new Picture(name, bytes, shownWidth, shownHeight));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture && name.equals(picture.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Picture[" + width + "x" + height + "]";
    }
}
