package nl.kennispeil.delivery.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.bank.demo.LabValues;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * Makes the package of a sitting: the items of its form as JSON without key, rationale or calibration, gzipped, sealed
 * with AES-256-GCM under a key of this sitting. Key and IV are derived from the content, so every node makes the same
 * bytes and a browser may keep them. Everybody waits with the items at hand; the start sends 32 bytes.
 */
public final class ContentPackages {

    private static final int IV_BYTES = 12;

    private final FormLibrary forms;
    private final MediaFiles media;
    private final ServerSecret secret;
    private final ObjectMapper json;
    private final FormContent content;
    private final Cache<String, ContentPackage> bySitting =
            Caffeine.newBuilder().maximumSize(100).build();
    private final Cache<ItemRef, One> ones =
            Caffeine.newBuilder().maximumSize(5_000).build();
    private final Map<String, ContentPackage> byHash = new ConcurrentHashMap<>();

    /** @param labValues the reference values every item screen offers */
    public ContentPackages(
            FormLibrary forms, MediaFiles media, ServerSecret secret, ObjectMapper json, LabValues labValues) {
        this.forms = forms;
        this.media = media;
        this.secret = secret;
        this.json = json;
        this.content = new FormContent(json, labValues);
    }

    public ContentPackage of(Sitting sitting) {
        return bySitting.get(sitting.id() + " " + sitting.form(), any -> {
            ContentPackage made = make(sitting);
            byHash.put(made.sha256(), made);
            return made;
        });
    }

    /** A package some candidate was told of. */
    public Optional<ContentPackage> find(String sha256) {
        return Optional.ofNullable(byHash.get(sha256));
    }

    /**
     * Puts one item as a candidate gets it, with what it shows and needs, into a reply; its media may be fetched from then
     * on.
     *
     * @param position its place in the course of the candidate, from 1
     */
    public void put(ObjectNode reply, FormLibrary.Delivered form, ItemVersion item, int position) {
        One one = ones.get(item.ref(), any -> one(form, item));
        ObjectNode shown = one.item().deepCopy();
        shown.put("position", position).put("unknown", form.form().rules().unknownOption());
        reply.set("item", shown);
        reply.set("stimuli", one.stimuli());
        ArrayNode files = reply.putArray("media");
        one.media()
                .forEach(each -> files.addObject()
                        .put("url", urlOf(each))
                        .put("bytes", each.bytes().length)
                        .put("type", each.type()));
        ArrayNode interactions = reply.putArray("interactions");
        one.interactions().forEach(interactions::add);
    }

    private One one(FormLibrary.Delivered form, ItemVersion item) {
        Map<String, Media> shown = new LinkedHashMap<>();
        ObjectNode made = content.of(
                form.form().ref().toString(),
                form.form().title(),
                form.form().rules().unknownOption(),
                List.of(item),
                file -> url(file, shown));
        ObjectNode body = (ObjectNode) made.get("items").get(0);
        // neither where it belongs in the blueprint, nor how many others its case has
        body.remove(List.of("category", "case"));
        return new One(body, made.get("stimuli"), List.copyOf(shown.values()), FormContent.interactions(List.of(item)));
    }

    /** An item of a pool, the same for everybody who is given it. */
    private record One(ObjectNode item, JsonNode stimuli, List<Media> media, Set<String> interactions) {}

    private ContentPackage make(Sitting sitting) {
        FormLibrary.Delivered form = forms.form(sitting.form());
        // of a pool nothing is given out before it is due
        List<ItemVersion> items = form.form().rules().adaptive() == null ? form.items() : List.of();
        Map<String, Media> shown = new LinkedHashMap<>();
        byte[] plain = gzip(write(content.of(
                form.form().ref().toString(),
                form.form().title(),
                form.form().rules().unknownOption(),
                items,
                file -> url(file, shown))));
        String digest = Digests.sha256Hex(plain);
        byte[] key = secret.derive("package-key", sitting.id().value(), digest);
        byte[] iv = Arrays.copyOf(secret.derive("package-iv", sitting.id().value(), digest), IV_BYTES);
        byte[] sealed = seal(key, iv, plain);
        return new ContentPackage(
                Digests.sha256Hex(sealed),
                sealed,
                key,
                List.copyOf(shown.values()),
                form.form().rules().adaptive() == null ? FormContent.interactions(items) : Set.of("adaptive"));
    }

    private String url(String file, Map<String, Media> shown) {
        Media found = media.byFile(file)
                .orElseThrow(() -> new IllegalStateException("media file " + file + " is not in the library"));
        shown.put(file, found);
        return urlOf(found);
    }

    /** Where a browser fetches it: named by its content, so it may be kept for ever. */
    public static String urlOf(Media media) {
        return "/media/" + media.servedName();
    }

    private byte[] write(ObjectNode content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] seal(byte[] key, byte[] iv, byte[] plain) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            byte[] ciphertext = cipher.doFinal(plain);
            byte[] sealed = Arrays.copyOf(iv, iv.length + ciphertext.length);
            System.arraycopy(ciphertext, 0, sealed, iv.length, ciphertext.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM", e);
        }
    }
}
