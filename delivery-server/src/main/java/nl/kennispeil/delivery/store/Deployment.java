package nl.kennispeil.delivery.store;

import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a store runs on, in words for the operator.
 *
 * @param text one line for log and health page
 * @param warnings what is weaker than an examination needs
 */
record Deployment(String text, List<String> warnings) {

    /** The fewest data-bearing members of which one may fail while a majority still confirms writes. */
    private static final int MEMBERS = 3;

    Deployment {
        warnings = List.copyOf(warnings);
    }

    static Deployment embedded(Path folder) {
        return new Deployment("embedded, single machine: " + folder, List.of());
    }

    static Deployment examine(MongoDatabase admin, boolean allowStandalone) {
        return of(admin.runCommand(new Document("hello", 1)), allowStandalone);
    }

    /** From the reply to {@code hello}. */
    static Deployment of(Document hello, boolean allowStandalone) {
        String set = hello.getString("setName");
        if (set == null) {
            if (!allowStandalone) {
                throw new StoreException(
                        "the MongoDB server is not a member of a replica set: a write would be lost when it"
                                + " stops. Give a replica set of three members, use the embedded store, or allow a standalone"
                                + " server for a trial");
            }
            return new Deployment(
                    "standalone, not durable", List.of("the MongoDB server is standalone: for trials only"));
        }
        int members = size(hello.getList("hosts", String.class)) + size(hello.getList("passives", String.class));
        List<String> warnings = new ArrayList<>();
        if (members < MEMBERS) {
            warnings.add("replica set " + set + " has " + members + " data-bearing members, an examination needs "
                    + MEMBERS + ": no member may stop without losing the service");
        }
        if (size(hello.getList("arbiters", String.class)) > 0) {
            warnings.add("replica set " + set + " has an arbiter: replace it by a member with data");
        }
        return new Deployment("replica set " + set + ", " + members + " members", warnings);
    }

    private static int size(@Nullable List<String> hosts) {
        return hosts == null ? 0 : hosts.size();
    }
}
