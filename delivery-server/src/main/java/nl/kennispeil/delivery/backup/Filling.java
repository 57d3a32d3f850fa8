package nl.kennispeil.delivery.backup;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.store.Restoration;

/** Puts what is read from a backup into a new store, in bulks. One thread. */
final class Filling implements BackupReader.Sink {

    private static final int BULK = 100;
    private static final int BULK_BYTES = 4 << 20;

    private final Restoration restoration;
    private final List<byte[]> waiting = new ArrayList<>();
    private String collection = "";
    private int bytes;

    Filling(Restoration restoration) {
        this.restoration = restoration;
    }

    @Override
    public void collection(String name, List<byte[]> indexes) {
        collection = name;
        restoration.collection(name, indexes);
    }

    @Override
    public void document(byte[] bson) {
        if (bytes + bson.length > BULK_BYTES || waiting.size() == BULK) {
            flush();
        }
        waiting.add(bson);
        bytes += bson.length;
    }

    @Override
    public void end() {
        flush();
    }

    private void flush() {
        restoration.insert(collection, waiting);
        waiting.clear();
        bytes = 0;
    }
}
