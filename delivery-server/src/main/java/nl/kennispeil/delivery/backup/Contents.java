package nl.kennispeil.delivery.backup;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** The two JSON texts in a backup file: at its start what is announced, at its end what was written. */
final class Contents {

    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Contents() {}

    /**
     * @param created ISO 8601, UTC
     * @param program version of the program that wrote it
     * @param collections names, in the order in which they follow
     */
    record Announced(String created, String program, List<String> collections) {}

    /** @param collections one per collection, in the same order */
    record Written(List<Counted> collections) {

        long documents() {
            return collections.stream().mapToLong(Counted::documents).sum();
        }
    }

    /** @param digest see {@link Fingerprint} */
    record Counted(String name, long documents, String digest) {

        static Counted of(String name, Fingerprint fingerprint) {
            return new Counted(name, fingerprint.documents(), fingerprint.hex());
        }
    }
}
