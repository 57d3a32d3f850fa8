package nl.kennispeil.delivery.consent;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.PORTABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;
import nl.kennispeil.delivery.candidate.CandidateId;

/** The photo, what was agreed to, and which notices were read, for the copy. */
public final class ConsentPart implements CopyPart {

    private final Photos photos;
    private final Consents consents;

    public ConsentPart(Photos photos, Consents consents) {
        this.photos = photos;
        this.consents = consents;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Photos.SHELF, Photos.WITHDRAWALS, Consents.SHELF);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of("toestemmingen", PORTABLE, "at", "what", "version");
        for (CandidateId each : subject.enrolmentIds()) {
            consents.of(each)
                    .forEach(event -> table.row(event.at(), event.what().code(), event.version()));
        }
        return List.of(table.build());
    }

    @Override
    public List<CopyFile> files(CopySubject subject) {
        List<CopyFile> files = new ArrayList<>();
        for (CandidateId each : subject.enrolmentIds()) {
            photos.find(each)
                    .ifPresent(photo -> files.add(new CopyFile("pasfoto-" + (files.size() + 1) + ".jpg", photo)));
        }
        return files;
    }
}
