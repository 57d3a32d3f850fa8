package nl.kennispeil.delivery.attempt;

import java.time.LocalDate;

/** Whether evidence about an attempt must be left alone: a hold or a restriction is in force. */
@FunctionalInterface
public interface Held {

    boolean on(Attempt attempt, LocalDate today);
}
