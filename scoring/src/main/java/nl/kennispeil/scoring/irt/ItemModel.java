package nl.kennispeil.scoring.irt;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names of the models, as they stand in files and reports. */
public enum ItemModel {
    RASCH("Rasch", false),
    ONE_PL("1PL", false),
    TWO_PL("2PL", false),
    THREE_PL("3PL", false),
    FOUR_PL("4PL", false),
    PCM("PCM", true),
    GPCM("GPCM", true),
    GRM("GRM", true),
    NRM("NRM", true);

    private final String label;
    private final boolean polytomous;

    ItemModel(String label, boolean polytomous) {
        this.label = label;
        this.polytomous = polytomous;
    }

    /** As written in files: {@code Rasch}, {@code 2PL}, {@code GPCM} … */
    public String label() {
        return label;
    }

    /** Whether items of the model may have more than two categories. */
    public boolean polytomous() {
        return polytomous;
    }

    /**
     * The model of a label, in upper or lower case.
     *
     * @throws IllegalArgumentException when there is no such model
     */
    public static ItemModel ofLabel(String label) {
        String wanted = label.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(model -> model.label.toUpperCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("model \"" + label + "\": allowed is "
                        + Arrays.stream(values()).map(ItemModel::label).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return label;
    }
}
