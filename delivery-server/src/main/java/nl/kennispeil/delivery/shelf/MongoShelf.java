package nl.kennispeil.delivery.shelf;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** A shelf as a MongoDB collection, in the portable subset only: filters by {@code _id}, unordered bulks of at most 100. */
final class MongoShelf implements Shelf {

    private static final int BULK = 100;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> collection;

    MongoShelf(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public Optional<Fields> find(String id) {
        return asking(
                () -> Optional.ofNullable(collection.find(byId(id)).first()).map(MongoShelf::toFields));
    }

    @Override
    public List<Fields> findAll(Collection<String> ids) {
        List<Fields> found = new ArrayList<>(ids.size());
        for (List<String> part : parts(new ArrayList<>(ids))) {
            asking(() -> {
                collection
                        .find(new Document(Fields.ID, new Document("$in", part)))
                        .batchSize(BULK)
                        .forEach(each -> found.add(toFields(each)));
                return true;
            });
        }
        return found;
    }

    @Override
    public List<Fields> all() {
        return asking(() -> {
            List<Fields> found = new ArrayList<>();
            collection.find().forEach(each -> found.add(toFields(each)));
            return found;
        });
    }

    @Override
    public boolean insert(Fields document) {
        return asking(() -> {
            try {
                collection.insertOne(toDocument(document.values()));
                return true;
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public void putAll(Collection<Fields> documents) {
        List<WriteModel<Document>> writes = new ArrayList<>(documents.size());
        for (Fields each : documents) {
            writes.add(new ReplaceOneModel<>(
                    byId(each.id()), toDocument(each.values()), new ReplaceOptions().upsert(true)));
        }
        writeAll(writes);
    }

    @Override
    public Optional<Fields> change(Change change) {
        return asking(() -> Optional.ofNullable(collection.findOneAndUpdate(
                        byId(change.id()),
                        update(change),
                        new FindOneAndUpdateOptions().upsert(change.creates()).returnDocument(ReturnDocument.AFTER)))
                .map(MongoShelf::toFields));
    }

    @Override
    public void changeAll(List<Change> changes) {
        if (changes.size() == 1) {
            // an update replies with counts only, which is cheaper than the whole document of findAndModify
            Change only = changes.get(0);
            asking(() ->
                    collection.updateOne(byId(only.id()), update(only), new UpdateOptions().upsert(only.creates())));
            return;
        }
        List<WriteModel<Document>> writes = new ArrayList<>(changes.size());
        for (Change each : changes) {
            writes.add(new UpdateOneModel<>(byId(each.id()), update(each), new UpdateOptions().upsert(each.creates())));
        }
        writeAll(writes);
    }

    @Override
    public void delete(Collection<String> ids) {
        for (List<String> part : parts(new ArrayList<>(ids))) {
            asking(() -> collection.deleteMany(new Document(Fields.ID, new Document("$in", part))));
        }
    }

    private void writeAll(List<WriteModel<Document>> writes) {
        for (List<WriteModel<Document>> part : parts(writes)) {
            asking(() -> collection.bulkWrite(part, UNORDERED));
        }
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (MongoException e) {
            throw new ShelfException(
                    "the store refused " + collection.getNamespace().getCollectionName() + ": "
                            + e.getClass().getSimpleName() + " " + e.getCode(),
                    e);
        }
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>(all.size() / BULK + 1);
        for (int from = 0; from < all.size(); from += BULK) {
            parts.add(all.subList(from, Math.min(from + BULK, all.size())));
        }
        return parts;
    }

    private static Document byId(String id) {
        return new Document(Fields.ID, id);
    }

    private static Document update(Change change) {
        Document update = new Document();
        change.byOperator().forEach((operator, fields) -> update.append(operator, toDocument(fields)));
        return update;
    }

    private static Document toDocument(Map<String, ? extends @Nullable Object> values) {
        Document document = new Document();
        values.forEach((name, value) -> document.append(name, toBson(value)));
        return document;
    }

    private static @Nullable Object toBson(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof BigDecimal decimal) {
            return new Decimal128(decimal);
        }
        if (value instanceof byte[] bytes) {
            return new Binary(bytes);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> converted = new ArrayList<>(list.size());
            list.forEach(each -> converted.add(toBson(each)));
            return converted;
        }
        if (value instanceof Map<?, ?> map) {
            Document nested = new Document();
            map.forEach((name, each) -> nested.append((String) name, toBson(each)));
            return nested;
        }
        return value;
    }

    private static Fields toFields(Document document) {
        return Fields.ofRaw(toValues(document));
    }

    private static Map<String, Object> toValues(Map<String, Object> document) {
        Map<String, Object> values = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (value != null) {
                values.put(name, fromBson(value));
            }
        });
        return values;
    }

    @SuppressWarnings("unchecked")
    private static Object fromBson(Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        if (value instanceof Decimal128 decimal) {
            return decimal.bigDecimalValue();
        }
        if (value instanceof Binary binary) {
            return binary.getData();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> fromBson((Object) each)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return toValues((Map<String, Object>) map);
        }
        return value;
    }
}
