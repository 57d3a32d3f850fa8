package nl.kennispeil.bank.blueprint;

import java.util.List;

/**
 * What to do best within the demands.
 *
 * @param maximise true for as much as possible, false for as little
 * @param what {@code information}, or a column with numbers
 * @param thetas where the information counts, summed; empty for a column
 */
public record Objective(boolean maximise, String what, List<Double> thetas) {

    public static final String INFORMATION = "information";

    public Objective {
        thetas = List.copyOf(thetas);
        if (what.isBlank()) {
            throw new IllegalArgumentException("an objective needs a column or " + INFORMATION);
        }
        if (what.equals(INFORMATION) == thetas.isEmpty()) {
            throw new IllegalArgumentException("objective " + what + " has " + thetas.size()
                    + " values of θ: information needs at least 1, a column has none");
        }
    }
}
