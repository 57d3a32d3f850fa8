import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.File;
import javax.imageio.ImageIO;

/** Draws the frames of the demo film: a needle enters a fold-free skin at 45 degrees, is emptied and withdrawn. */
final class InjectionFilm {

    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    static final int FRAMES_PER_SECOND = 12;
    static final int SECONDS = 10;
    static final double SKIN = 225;
    static final double ENTRY = 330;

    public static void main(String[] args) throws Exception {
        File folder = new File(args[0]);
        folder.mkdirs();
        for (int frame = 0; frame < FRAMES_PER_SECOND * SECONDS; frame++) {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            draw(g, frame / (double) FRAMES_PER_SECOND);
            g.dispose();
            ImageIO.write(image, "png", new File(folder, String.format("%03d.png", frame)));
        }
    }

    /** 0-1 s rest, 1-3.5 s towards and into the skin, 4-6.5 s plunger, 7-8.5 s out again. */
    static void draw(Graphics2D g, double t) {
        double in = smooth((t - 1) / 2.5) - smooth((t - 7) / 1.5);
        double pressed = smooth((t - 4) / 2.5);
        g.setColor(new Color(0xF4F7F8));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        layers(g);
        angleScale(g);
        depot(g, pressed);
        syringe(g, -150 + 208 * in, pressed);
        g.setColor(new Color(0x5A6B72));
        g.setFont(new Font("SansSerif", Font.PLAIN, 13));
        g.drawString("Schematische demo, geen instructie", 16, 24);
    }

    static double smooth(double x) {
        double y = Math.max(0, Math.min(1, x));
        return y * y * (3 - 2 * y);
    }

    static void layers(Graphics2D g) {
        layer(g, SKIN, 18, 0xE9B99A, "huid");
        layer(g, SKIN + 18, 70, 0xF3DE9F, "onderhuids vet");
        layer(g, SKIN + 88, 60, 0xC9766B, "spier");
        g.setColor(new Color(0x8A5A3C));
        g.setStroke(new BasicStroke(2));
        g.draw(new Line2D.Double(0, SKIN, WIDTH, SKIN));
    }

    static void layer(Graphics2D g, double top, double height, int colour, String name) {
        g.setColor(new Color(colour));
        g.fill(new Rectangle2D.Double(0, top, WIDTH, height));
        g.setColor(new Color(0x3A2A20));
        g.setFont(new Font("SansSerif", Font.PLAIN, 14));
        g.drawString(name, 16, (int) (top + height / 2 + 5));
    }

    static void angleScale(Graphics2D g) {
        double radius = 118;
        g.setColor(new Color(0x7B8C93));
        g.setStroke(new BasicStroke(1.5f));
        g.draw(new Arc2D.Double(ENTRY - radius, SKIN - radius, 2 * radius, 2 * radius, 90, 90, Arc2D.OPEN));
        g.setFont(new Font("SansSerif", Font.PLAIN, 13));
        for (int degrees = 0; degrees <= 90; degrees += 15) {
            double angle = Math.toRadians(180 - degrees);
            double length = degrees % 45 == 0 ? 12 : 7;
            g.draw(new Line2D.Double(
                    ENTRY + radius * Math.cos(angle), SKIN - radius * Math.sin(angle),
                    ENTRY + (radius + length) * Math.cos(angle), SKIN - (radius + length) * Math.sin(angle)));
            if (degrees % 45 == 0) {
                double x = ENTRY + (radius + 26) * Math.cos(angle);
                double y = SKIN - (radius + 26) * Math.sin(angle);
                g.drawString(degrees + "°", (float) x - 10, (float) y - (degrees == 0 ? 4 : -4));
            }
        }
    }

    static void depot(Graphics2D g, double pressed) {
        double size = 46 * Math.sqrt(pressed);
        g.setColor(new Color(70, 140, 200, 150));
        g.fill(new Ellipse2D.Double(ENTRY + 41 - size / 2, SKIN + 41 - size / 3, size, size * 2 / 3));
    }

    /** Drawn along +x with the point at the origin, then turned by 45 degrees and moved along its own axis. */
    static void syringe(Graphics2D g, double along, double pressed) {
        AffineTransform before = g.getTransform();
        g.translate(ENTRY, SKIN);
        g.rotate(Math.PI / 4);
        g.translate(along, 0);
        g.setColor(new Color(0x50606A));
        g.setStroke(new BasicStroke(2.4f));
        g.draw(new Line2D.Double(-78, 0, 0, 0));
        Path2D point = new Path2D.Double();
        point.moveTo(-7, -1.2);
        point.lineTo(2, 1.2);
        point.lineTo(-7, 1.2);
        g.fill(point);
        g.setColor(new Color(0x2F6F8F));
        g.fill(new Rectangle2D.Double(-92, -6, 15, 12));
        g.setColor(new Color(255, 255, 255, 225));
        g.fill(new Rectangle2D.Double(-202, -12, 110, 24));
        double plunger = -172 + 74 * pressed;
        g.setColor(new Color(70, 140, 200, 170));
        g.fill(new Rectangle2D.Double(plunger, -11, -93 - plunger, 22));
        g.setColor(new Color(0x2B3A42));
        g.fill(new Rectangle2D.Double(plunger - 6, -11, 7, 22));
        g.fill(new Rectangle2D.Double(plunger - 96, -2.5, 92, 5));
        g.fill(new Rectangle2D.Double(plunger - 100, -13, 5, 26));
        g.setStroke(new BasicStroke(1.8f));
        g.draw(new Rectangle2D.Double(-202, -12, 110, 24));
        for (int tick = 1; tick < 10; tick++) {
            g.draw(new Line2D.Double(-202 + 11 * tick, -12, -202 + 11 * tick, tick % 5 == 0 ? -2 : -7));
        }
        g.setTransform(before);
    }
}
