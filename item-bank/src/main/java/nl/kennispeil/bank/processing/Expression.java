package nl.kennispeil.bank.processing;

/** A compiled expression. Holds no state of its own, so it may be used by several threads. */
@FunctionalInterface
interface Expression {

    /** @throws Unscorable when it has no value, as for types that do not go together; not for NULL */
    Value value(Run run);
}
