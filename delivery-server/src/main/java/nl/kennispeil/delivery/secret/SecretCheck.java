package nl.kennispeil.delivery.secret;

import java.security.MessageDigest;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Holds a store and a secret together. With another secret every computed id would be another one: whoever must go would
 * not be found, and the purge ledger would name nobody, without an error anywhere.
 */
public final class SecretCheck {

    private static final String SHELF = "secret_check";
    private static final String ID = "check";
    private static final String DIGEST = "digest";

    private final Shelf shelf;

    public SecretCheck(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.NOBODY);
    }

    /**
     * Makes sure that this secret is the one of this store; a store that knows of none yet takes it over.
     *
     * @throws SecretException when it is not
     */
    public void require(ServerSecret secret) {
        byte[] digest = secret.derive(SHELF);
        if (shelf.find(ID).isEmpty()) {
            // two nodes may do this at a time: the first one's stays
            shelf.change(Change.ofOrCreate(ID).setOnInsert("schema", 1).setOnInsert(DIGEST, digest));
        }
        boolean fits = shelf.find(ID)
                .filter(each -> MessageDigest.isEqual(digest, each.bytes(DIGEST)))
                .isPresent();
        if (!fits) {
            throw new SecretException(
                    "the server's secret is not the one of this store; put back server.key from your copy of the keys");
        }
    }
}
