package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class KeyTypeTest {

    private static final List<Object> VALUES = Arrays.asList(
            "",
            "a:1",
            "é漢😀",
            Missing.getInstance(),
            1.0,
            2.0,
            7,
            7L,
            true,
            Instant.ofEpochMilli(5),
            new UUID(1, 2),
            new ObjectId(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
            new BinData(new byte[] {0, 1}),
            new Document("a", "x").append("b", 1.0));

    private static final List<KeyValue> KEYS = makeKeys();

    @Test
    void keysComeBackAsWritten() {
        for (KeyValue key : KEYS) {
            WriteBuffer out = new WriteBuffer();
            KeyType.INSTANCE.write(out, key);

            assertThat(KeyType.INSTANCE.read(out.getBuffer().flip()).stream().toList())
                    .usingRecursiveComparison()
                    .isEqualTo(key.stream().toList());
        }
    }

    @Test
    void theOrderIsTotalAndEqualOnlyForEqualKeys() {
        for (int i = 0; i < KEYS.size(); i++) {
            for (int j = 0; j < KEYS.size(); j++) {
                int order = KeyType.INSTANCE.compare(KEYS.get(i), KEYS.get(j));

                assertThat(Integer.signum(order))
                        .isEqualTo(-Integer.signum(KeyType.INSTANCE.compare(KEYS.get(j), KEYS.get(i))));
                assertThat(order == 0).as("%d %d", i, j).isEqualTo(i == j);
            }
        }
    }

    @Test
    void anAbsentFieldAndNullAreOneKey() {
        assertThat(KeyType.INSTANCE.compare(new KeyValue((Object) null), new KeyValue(Missing.getInstance())))
                .isZero();
    }

    private static List<KeyValue> makeKeys() {
        List<KeyValue> keys = new ArrayList<>();
        for (Object value : VALUES) {
            keys.add(new KeyValue(value));
            keys.add(new KeyValue("first", value));
        }
        return keys;
    }
}
