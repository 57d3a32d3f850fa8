package nl.kennispeil.delivery.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/**
 * Scripts, styles, fonts and texts for browsers. All are read once, compressed once, and served from memory under a
 * path that carries a hash of everything, so browsers keep them for ever and a new build is a new path.
 */
public final class Assets {

    private static final List<String> FONTS = List.of("inter-latin-400-normal.woff2", "inter-latin-600-normal.woff2");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "html", "text/html; charset=utf-8");

    /**
     * The parts of the rich-text editor, each an ES module of the package of that name. They name each other by package;
     * a browser wants addresses, and an import map would be inline script, so the names are made into paths once.
     */
    private static final SortedMap<String, String> MODULES = new TreeMap<>(Map.ofEntries(
            Map.entry("orderedmap", "2.1.1/dist/index.js"),
            Map.entry("prosemirror-commands", "1.7.1/dist/index.js"),
            Map.entry("prosemirror-gapcursor", "1.4.0/dist/index.js"),
            Map.entry("prosemirror-history", "1.5.0/dist/index.js"),
            Map.entry("prosemirror-keymap", "1.2.3/dist/index.js"),
            Map.entry("prosemirror-model", "1.25.4/dist/index.js"),
            Map.entry("prosemirror-schema-list", "1.5.1/dist/index.js"),
            Map.entry("prosemirror-state", "1.4.4/dist/index.js"),
            Map.entry("prosemirror-tables", "1.8.1/dist/index.js"),
            Map.entry("prosemirror-transform", "1.11.0/dist/index.js"),
            Map.entry("prosemirror-view", "1.41.5/dist/index.js"),
            Map.entry("rope-sequence", "1.3.4/dist/index.js"),
            Map.entry("w3c-keyname", "2.2.8/index.js")));

    private static final Pattern BARE_IMPORT =
            Pattern.compile("(\\bfrom\\s*|\\bimport\\s*)(['\"])([a-z][a-z0-9-]*)\\2");

    /** A comment that has its lines for itself. */
    private static final Pattern COMMENT_LINES =
            Pattern.compile("(?m)^[ \\t]*(?:/\\*(?:(?!\\*/)[\\s\\S])*+\\*/[ \\t]*|//.*)\\R");

    /** No script of ours has text over several lines. */
    private static final Pattern INDENTS = Pattern.compile("(?m)^[ \\t]+");

    private record Asset(byte[] plain, byte[] gzipped, String type) {}

    private final SortedMap<String, Asset> assets = new TreeMap<>();
    private final String base;

    /** Reads everything under {@code /web} of the class path, the fonts, and the texts of the candidate's screens. */
    public Assets() {
        readWeb();
        FONTS.forEach(font -> add("fonts/" + font, resource("/META-INF/resources/_static/inter/5.2.5/files/" + font)));
        MODULES.forEach((name, file) -> add("modules/" + name + ".js", module(name, file)));
        for (Language language : Language.values()) {
            Messages words = Messages.in(language);
            add("messages." + language.code() + ".json", json(words.startingWith("player.")));
            add("interactions." + language.code() + ".json", json(words.startingWith("interaction.")));
        }
        StringBuilder all = new StringBuilder();
        assets.forEach((name, asset) -> all.append(name).append(Digests.sha256Hex(asset.plain())));
        this.base = "/assets/" + Digests.sha256Hex(all.toString()).substring(0, 12);
    }

    /** The path under which this build's assets live, without a slash at the end. */
    public String base() {
        return base;
    }

    /** A text asset as it is, to be filled in by a page. */
    public String text(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalStateException("no asset " + name + "; there are " + assets.keySet());
        }
        return new String(asset.plain(), StandardCharsets.UTF_8);
    }

    void mount(Router router) {
        router.get("/assets/:build/*").handler(this::serve);
    }

    private void serve(RoutingContext context) {
        String path = context.normalizedPath();
        Asset asset = path.startsWith(base + "/") ? assets.get(path.substring(base.length() + 1)) : null;
        if (asset == null) {
            context.next();
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader("content-type", asset.type())
                .putHeader("cache-control", "public, max-age=31536000, immutable")
                .putHeader("vary", "accept-encoding");
        String accepted = context.request().getHeader("accept-encoding");
        if (accepted != null && accepted.contains("gzip") && asset.gzipped().length < asset.plain().length) {
            response.putHeader("content-encoding", "gzip").end(Buffer.buffer(asset.gzipped()));
        } else {
            response.end(Buffer.buffer(asset.plain()));
        }
    }

    private void readWeb() {
        try {
            URI root = URI.create(String.valueOf(Assets.class.getResource("/web")));
            if (root.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                    addAll(jar.getPath("/web"));
                }
            } else {
                addAll(Path.of(new URI(root.toString())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the web assets cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addAll(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".md")) {
                    add(name, Files.readAllBytes(file));
                }
            }
        }
    }

    private void add(String name, byte[] content) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.get(extension);
        if (type == null) {
            throw new IllegalStateException("asset " + name + " is of none of the types " + TYPES.keySet());
        }
        byte[] served = extension.equals("js") || extension.equals("css") ? withoutComments(content) : content;
        boolean compressed = extension.equals("woff2") || extension.equals("png");
        assets.put(name, new Asset(served, compressed ? served : gzip(served), type));
    }

    /** Comments and indents are for readers of the source; without them the test page stays under its 100 kB. */
    static byte[] withoutComments(byte[] source) {
        String text = COMMENT_LINES
                .matcher(new String(source, StandardCharsets.UTF_8))
                .replaceAll("");
        return INDENTS.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    /** A module whose imports are paths beside it. */
    private static byte[] module(String name, String file) {
        String source =
                new String(resource("/META-INF/resources/webjars/" + name + "/" + file), StandardCharsets.UTF_8);
        return BARE_IMPORT
                .matcher(source)
                .replaceAll(found -> {
                    if (!MODULES.containsKey(found.group(3))) {
                        throw new IllegalStateException(
                                "module " + name + " needs " + found.group(3) + ", which is not packed");
                    }
                    return found.group(1) + "\"./" + found.group(3) + ".js\"";
                })
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] json(Map<String, String> texts) {
        try {
            return Replies.JSON.writeValueAsBytes(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 3 + 32);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
