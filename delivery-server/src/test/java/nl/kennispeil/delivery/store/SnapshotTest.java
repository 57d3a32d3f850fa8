package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

    private static final String MAP = DatabaseFile.DOCUMENTS + "kennispeil.items";
    private static final int ENTRIES = 5_000;

    @TempDir
    Path folder;

    /** With a retention of 0 the engine reuses space at once, as it else does after 45 seconds. */
    @Test
    void aSnapshotStaysReadableWhileEverythingInItIsReplaced() {
        try (MVStore store = DatabaseFile.open(folder.resolve(DatabaseFile.NAME))) {
            store.setRetentionTime(0);
            DatabaseFile file = new DatabaseFile(store);
            MVMap<Object, byte[]> map = file.documents(MAP).map();
            fill(map, "first");
            store.commit();
            try (Snapshot snapshot = file.snapshot()) {
                for (int round = 0; round < 6; round++) {
                    fill(map, "round " + round);
                    store.commit();
                    store.compact(90, 16 << 20);
                    store.commit();
                }
                Map<Object, String> read = new HashMap<>();
                Cursor<?, ?> entries = snapshot.maps().get(MAP);
                while (entries != null && entries.hasNext()) {
                    Object key = entries.next();
                    read.put(key, new String((byte[]) entries.getValue(), StandardCharsets.UTF_8));
                }
                assertThat(read).hasSize(ENTRIES);
                assertThat(read.values()).allMatch(value -> value.startsWith("first"));
            }
        }
    }

    private static void fill(MVMap<Object, byte[]> map, String text) {
        for (int i = 0; i < ENTRIES; i++) {
            map.put("key" + i, (text + " of " + i + " and more to fill pages").getBytes(StandardCharsets.UTF_8));
        }
    }
}
