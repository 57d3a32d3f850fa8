package nl.kennispeil.scoring.cutscore;

import java.util.List;

/**
 * Classification by one or more cuts.
 *
 * @param byCut for each cut alone, two categories
 * @param simultaneous for all categories at once; the same as the one cut when there is one
 * @param notes what the reader must know, such as an assumption that was dropped
 */
public record ClassificationReport(List<Classification> byCut, Classification simultaneous, List<String> notes) {

    public ClassificationReport {
        byCut = List.copyOf(byCut);
        notes = List.copyOf(notes);
    }
}
