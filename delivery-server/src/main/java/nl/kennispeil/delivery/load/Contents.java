package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.bank.item.ItemRef;

/** The packages of the sittings, each kept and opened once for all candidates. For one thread. */
final class Contents {

    /**
     * An item as far as answering goes.
     *
     * @param item its reference
     * @param answers what a candidate may give: the letters, or something the item takes; and "?" where that is offered
     */
    record Question(String item, List<String> answers) {

        Question {
            ItemRef.parse(item);
            answers = List.copyOf(answers);
            if (answers.isEmpty()) {
                throw new IllegalArgumentException("item " + item + " offers no answer");
            }
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, byte[]> sealed = new HashMap<>();
    private final Map<String, List<Question>> opened = new HashMap<>();

    boolean has(String url) {
        return sealed.containsKey(url);
    }

    /** Keeps a package as it came from the server. */
    void keep(String url, byte[] bytes) {
        sealed.putIfAbsent(url, bytes);
    }

    /** @throws IllegalArgumentException when the package or its key is not what the API promises */
    List<Question> open(String url, byte[] key) {
        return opened.computeIfAbsent(url, any -> {
            byte[] bytes = sealed.get(url);
            if (bytes == null) {
                throw new IllegalArgumentException("package " + url + " was not fetched");
            }
            return questions(decrypt(url, bytes, key), url);
        });
    }

    private static byte[] decrypt(String url, byte[] bytes, byte[] key) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, bytes, 0, IV_BYTES));
            byte[] zipped = cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES);
            return new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "package " + url + " of " + bytes.length + " bytes does not open with the key of the start", e);
        }
    }

    private static List<Question> questions(byte[] plain, String url) {
        JsonNode content;
        try {
            content = JSON.readTree(plain);
        } catch (IOException e) {
            throw new IllegalArgumentException("package " + url + " holds no JSON", e);
        }
        List<Question> questions = new ArrayList<>();
        for (JsonNode item : content.path("items")) {
            List<String> answers = new ArrayList<>();
            answers.addAll(Answering.of(item));
            if (item.path("unknown").asBoolean()) {
                answers.add("?");
            }
            questions.add(new Question(item.path("item").asText(), answers));
        }
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("package " + url + " holds no items");
        }
        return List.copyOf(questions);
    }
}
