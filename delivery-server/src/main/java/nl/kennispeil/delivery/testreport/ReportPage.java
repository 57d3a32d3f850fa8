package nl.kennispeil.delivery.testreport;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Renders a template with everything it needs in it, so that the file can be mailed, archived and printed. */
final class ReportPage {

    private static final TemplateEngine TEMPLATES =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "nl.kennispeil.delivery.page.generated");

    private ReportPage() {}

    static void write(Path file, String template, ReportWords words, Map<String, Object> parameters)
            throws IOException {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("words", words);
        all.put("css", css());
        StringOutput output = new StringOutput(1 << 17);
        TEMPLATES.render(template, all, output);
        Files.writeString(file, output.toString());
    }

    /** The tokens of the screens without the faces that would be fetched, and the style of reports. */
    private static String css() throws IOException {
        String tokens = resource("/web/css/tokens.css").replaceAll("@font-face\\s*\\{[^}]*url\\([^}]*\\}", "");
        return (tokens + resource("/testreport.css"))
                .replaceAll("/\\*[^*]*\\*/", "")
                .replaceAll("\\n\\s*\\n", "\n");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
