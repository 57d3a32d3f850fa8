package nl.kennispeil.delivery.consent;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes a small JPEG of what somebody uploads. The pixels are drawn anew, so that place, device and whatever else a
 * camera writes into a file is gone. Nothing is written to disk.
 */
final class PhotoFile {

    /** Bytes an upload may have. */
    static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Pixels of the longer side of what is kept. */
    static final int LONGEST_SIDE = 400;

    /** Pixels an upload may have; larger ones are no photos of a face but attacks on memory. */
    private static final long MOST_PIXELS = 40_000_000;

    /** Pixels of the longer side while it is read: enough for a smooth small picture. */
    private static final int READ_SIDE = 4 * LONGEST_SIDE;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private PhotoFile() {}

    /** The picture as it is kept; empty when this is no PNG or JPEG, cannot be read, or is too large. */
    static Optional<byte[]> made(byte[] upload) {
        String format = starts(upload, PNG) ? "png" : starts(upload, JPEG) ? "jpeg" : "";
        if (format.isEmpty() || upload.length > MOST_BYTES) {
            return Optional.empty();
        }
        try {
            return Optional.of(jpeg(small(read(upload, format))));
        } catch (IOException | RuntimeException e) {
            // readers throw whatever they like at a damaged file
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] bytes, byte[] magic) {
        return bytes.length > magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static BufferedImage read(byte[] upload, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                throw new IOException("too many pixels");
            }
            int step = Math.max(1, Math.max(width, height) / READ_SIDE);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage small(BufferedImage image) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return small;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "jpeg", out)) {
                throw new IOException("no writer for JPEG");
            }
        }
        return bytes.toByteArray();
    }
}
