package nl.kennispeil.delivery.research;

import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;

/**
 * What the research store has under the pseudonym of somebody who is still known here. Empty while the key is with its
 * holder: then nobody can tell which records these are (AVG art. 11(2)).
 */
public final class ResearchPart implements CopyPart {

    private final Research research;

    public ResearchPart(Research research) {
        this.research = research;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(ResearchStore.RECORDS, ResearchStore.TERMS);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of(
                        "onderzoek", CopyTable.Reach.ACCESS, "half", "institute", "phase", "item", "answer")
                .length(CopyTable.Length.LONG);
        for (ResearchRecord each : research.find(subject.person())) {
            each.items()
                    .forEach(line -> table.row(
                            each.half(),
                            each.institute(),
                            each.group(),
                            line.item().toString(),
                            line.answer()));
        }
        return List.of(table.build());
    }
}
