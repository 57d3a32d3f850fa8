package nl.kennispeil.delivery.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The desk at which an item is written, worked by keyboard. */
final class EditorPage {

    private static final String NEW = "/beheer/vragen/schrijven";

    private final Page page;

    private EditorPage(Page page) {
        this.page = page;
    }

    /** Begins an item of a type, in Dutch. */
    static EditorPage begin(Device device, String type) {
        device.goTo(NEW);
        device.page().locator("input[value=" + type + "]").press("Space");
        device.page().locator("main form.form button").press("Enter");
        return at(device);
    }

    /** The item whose desk is open. */
    static EditorPage at(Device device) {
        device.page().locator("#writing[data-ready]").waitFor();
        return new EditorPage(device.page());
    }

    String path() {
        return page.url().replaceFirst("^https?://[^/]+", "");
    }

    /** A text with formatting. */
    Locator field(String name) {
        return page.locator("[data-field='" + name + "'] .ProseMirror");
    }

    void type(String field, String text) {
        field(field).focus();
        page.keyboard().type(text);
    }

    /** Types texts with a key between them. */
    void keys(String... textsAndKeys) {
        for (int i = 0; i < textsAndKeys.length; i++) {
            if (i % 2 == 0) {
                page.keyboard().type(textsAndKeys[i]);
            } else {
                page.keyboard().press(textsAndKeys[i]);
            }
        }
    }

    void fill(String field, String text) {
        page.locator("#f-" + field).fill(text);
    }

    void choose(String field, String value) {
        page.locator("#f-" + field).selectOption(value);
    }

    /** Marks an option as the key, counted from 0. */
    void key(int option) {
        page.locator("[data-field='options'] input[type=radio]").nth(option).press("Space");
    }

    /** Takes a tool from the bar of the text that has the focus. */
    void tool(String name) {
        page.keyboard().press("Alt+F10");
        for (int i = 0; i < 30 && !name.equals(page.evaluate("document.activeElement.dataset.tool")); i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
    }

    /** Uploads a picture of its own colour and puts it at the cursor; it is refused until it says what it shows. */
    void picture(String file, String words) throws IOException {
        tool("media");
        page.locator("#media-file").setInputFiles(new FilePayload(file, "image/png", png(file)));
        page.locator(".media-card input:checked").waitFor();
        page.locator("dialog .button.primary").press("Enter");
        assertThat(page.locator("dialog .error")).isVisible();
        page.locator("#media-alt").fill(words);
        page.locator("dialog .button.primary").press("Enter");
        assertThat(page.locator("dialog[open]")).hasCount(0);
    }

    private static byte[] png(String file) throws IOException {
        BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(file.hashCode() & 0xffffff));
        pen.fillRect(0, 0, 60, 40);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    void saved() {
        assertThat(page.locator("#save-state")).hasText("Opgeslagen");
    }

    /** Makes the first version; returns the item. */
    String fix() {
        saved();
        page.locator("#fix").press("Enter");
        assertThat(page.locator("#fix-message")).containsText("Versie 1 is vastgelegd");
        String path = path();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
