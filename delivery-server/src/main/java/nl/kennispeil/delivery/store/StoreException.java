package nl.kennispeil.delivery.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened or used; the message is written for the operator and names file, finding and way out. */
public class StoreException extends RuntimeException {

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
