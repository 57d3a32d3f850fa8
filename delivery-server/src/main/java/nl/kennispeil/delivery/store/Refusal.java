package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.exception.MongoServerError;

/**
 * Why the embedded store takes no writes at this moment.
 *
 * @param reason text for the operator
 * @param lasting true after an input/output error: only reopening the store helps; false when it may pass (disk space)
 */
record Refusal(String reason, boolean lasting) {

    private static final int OUT_OF_DISK_SPACE = 14031;
    /** Not one of the codes at which the driver thinks the primary moved and throws its connections away. */
    private static final int OPERATION_FAILED = 96;

    MongoServerError asError() {
        return lasting
                ? new MongoServerError(OPERATION_FAILED, "OperationFailed", "the store refuses writes: " + reason)
                : new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", "the store refuses writes: " + reason);
    }
}
