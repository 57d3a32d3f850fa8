package nl.kennispeil.bank.item;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * Item versions in the collection {@code items}, {@code _id} = the reference. Filters by {@code _id} only and orders in
 * memory, so that a single-machine store serves as well as a replica set. Durability is the write concern of the
 * database that is handed in.
 */
public final class MongoItems implements Items {

    /** Operations in one round trip; the single-machine store is slow above it. */
    private static final int BATCH = 100;

    private final MongoCollection<Document> collection;

    public MongoItems(MongoDatabase database) {
        this.collection = database.getCollection("items");
    }

    @Override
    public Optional<ItemVersion> find(ItemRef ref) {
        Document found = collection.find(new Document("_id", ref.toString())).first();
        return Optional.ofNullable(found).map(MongoItemDocument::read);
    }

    @Override
    public List<ItemVersion> findAll(Collection<ItemRef> refs) {
        Map<ItemRef, ItemVersion> found = stored(List.copyOf(refs));
        return refs.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public void add(Collection<ItemVersion> items) {
        Map<ItemRef, ItemVersion> wanted = SameContent.byRef(items);
        Map<ItemRef, ItemVersion> stored = stored(List.copyOf(wanted.keySet()));
        stored.values().forEach(item -> SameContent.require(item, wanted.get(item.ref())));
        List<ItemVersion> missing = wanted.values().stream()
                .filter(item -> !stored.containsKey(item.ref()))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            insert(missing.subList(from, Math.min(from + BATCH, missing.size())));
        }
    }

    @Override
    public List<ItemRef> refs() {
        List<ItemRef> refs = new ArrayList<>();
        for (Document document : collection.find().projection(new Document("_id", 1))) {
            refs.add(ItemRef.parse(document.getString("_id")));
        }
        refs.sort(SameContent.BY_REF);
        return refs;
    }

    private void insert(List<ItemVersion> items) {
        List<InsertOneModel<Document>> inserts = items.stream()
                .map(MongoItemDocument::of)
                .map(InsertOneModel::new)
                .toList();
        try {
            collection.bulkWrite(inserts, new BulkWriteOptions().ordered(false));
        } catch (MongoBulkWriteException refused) {
            // Another node may have added the same versions in the meantime; equal content is no error.
            Map<ItemRef, ItemVersion> stored =
                    stored(items.stream().map(ItemVersion::ref).toList());
            for (ItemVersion item : items) {
                ItemVersion other = stored.get(item.ref());
                if (other == null) {
                    throw refused;
                }
                SameContent.require(other, item);
            }
        }
    }

    private Map<ItemRef, ItemVersion> stored(List<ItemRef> refs) {
        Map<ItemRef, ItemVersion> found = new HashMap<>();
        for (int from = 0; from < refs.size(); from += BATCH) {
            List<String> ids = refs.subList(from, Math.min(from + BATCH, refs.size())).stream()
                    .map(ItemRef::toString)
                    .toList();
            for (Document document : collection.find(new Document("_id", new Document("$in", ids)))) {
                ItemVersion item = MongoItemDocument.read(document);
                found.put(item.ref(), item);
            }
        }
        return found;
    }
}
