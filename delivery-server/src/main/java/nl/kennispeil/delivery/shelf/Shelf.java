package nl.kennispeil.delivery.shelf;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One collection of documents, reached by id only: the portable subset of {@code docs/decisions/0004}, so that the same
 * code runs on the embedded store and on a replica set. Every operation touches single documents; a write returns only
 * after it is durable. Safe for use by many threads; calls block.
 *
 * @see Fields what a document is
 */
public interface Shelf {

    /** The document with this id. */
    Optional<Fields> find(String id);

    /** The documents that exist among {@code ids}, in no particular order. */
    List<Fields> findAll(Collection<String> ids);

    /** Every document; only for shelves that stay small (institutes, accounts, sittings). */
    List<Fields> all();

    /** Adds a document unless one with its id exists; true when it was added. */
    boolean insert(Fields document);

    /** Adds or replaces documents by id. */
    void putAll(Collection<Fields> documents);

    /**
     * Applies a change to one document atomically.
     *
     * @return the document after the change; empty when there is none with that id and the change does not create it
     */
    Optional<Fields> change(Change change);

    /** Applies many changes in any order; each is atomic by itself. Throws when any of them did not become durable. */
    void changeAll(List<Change> changes);

    /** Removes documents by id; ids without a document are ignored. */
    void delete(Collection<String> ids);
}
