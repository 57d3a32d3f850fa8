package nl.kennispeil.delivery.accesscopy;

import java.util.List;
import java.util.Set;

/**
 * What one feature knows of a person, for the copy that person may have (AVG art. 15; R20). Every feature that keeps
 * something about persons has one; a test fails when a shelf that holds persons is in none and {@link Withheld} has no
 * reason for it.
 */
public interface CopyPart {

    /** The shelves it tells of, by name. */
    Set<String> shelves();

    /** Its tables, those without rows too: that there is nothing is an answer. Calls may block on the store. */
    List<CopyTable> of(CopySubject subject);

    /** Files that are no tables, such as a photo. */
    default List<CopyFile> files(CopySubject subject) {
        return List.of();
    }

    /** @param name as it stands in the zip */
    record CopyFile(String name, byte[] content) {}
}
