package nl.kennispeil.delivery.purge;

/** The job is no longer this node's: another one may be at it, so this one stops. */
final class LeaseLost extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
