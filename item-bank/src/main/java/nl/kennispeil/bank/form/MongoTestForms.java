package nl.kennispeil.bank.form;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Test forms in the collection {@code test_forms}, {@code _id} = the reference; read by {@code _id} only. */
public final class MongoTestForms implements TestForms {

    private final MongoCollection<Document> collection;

    public MongoTestForms(MongoDatabase database) {
        this.collection = database.getCollection("test_forms");
    }

    @Override
    public Optional<TestForm> find(FormRef ref) {
        Document found = collection.find(new Document("_id", ref.toString())).first();
        return Optional.ofNullable(found).map(MongoFormDocument::read);
    }

    @Override
    public void add(TestForm form) {
        try {
            collection.insertOne(MongoFormDocument.of(form));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw refused;
            }
            if (!find(form.ref()).equals(Optional.of(form))) {
                throw new IllegalArgumentException(
                        "form " + form.ref() + " exists with other content: a changed form needs a new version",
                        refused);
            }
        }
    }

    @Override
    public List<FormRef> refs() {
        List<FormRef> refs = new ArrayList<>();
        for (Document document : collection.find().projection(new Document("_id", 1))) {
            refs.add(FormRef.parse(document.getString("_id")));
        }
        refs.sort(Comparator.comparing(FormRef::id).thenComparingInt(FormRef::version));
        return refs;
    }
}
