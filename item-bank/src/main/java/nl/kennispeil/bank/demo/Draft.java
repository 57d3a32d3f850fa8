package nl.kennispeil.bank.demo;

import java.util.List;
import nl.kennispeil.bank.item.Exhibit;

/** A generated question before it has a place in the bank; {@code key} is the index of the right option. */
record Draft(
        List<String> paragraphs,
        String question,
        List<Exhibit> exhibits,
        List<String> options,
        int key,
        String rationale) {}
