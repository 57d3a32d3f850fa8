package nl.kennispeil.delivery.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.retention.FilesToErase;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;

/**
 * The photos: voluntary, with consent, sealed under the person's key, and gone when consent is (R7). No test asks for
 * one. What is shown is never kept in a cache.
 */
public final class Photos {

    static final String SHELF = "photos";
    static final String WITHDRAWALS = "photo_withdrawals";

    /** Version of the text that asks for consent, {@code page.mine.photo.consent}. */
    static final int CONSENT_TEXT = 1;

    private static final String PLACE = "photos/image";

    private final Shelf shelf;
    private final Shelf withdrawals;
    private final Consents consents;
    private final Vault vault;
    private final FilesToErase files;
    private volatile BiConsumer<CandidateId, Instant> beforeWithdrawal = (enrolment, now) -> {};

    public Photos(Shelves shelves, Consents consents, Vault vault) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.withdrawals = shelves.shelf(WITHDRAWALS, Holds.PERSONS);
        this.consents = consents;
        this.vault = vault;
        this.files = new FilesToErase(shelves);
    }

    /** Has a withdrawal written down first, where it is not lost with the store; one thing only. */
    public void beforeWithdrawal(BiConsumer<CandidateId, Instant> what) {
        beforeWithdrawal = what;
    }

    /** The photo as JPEG; empty when there is none, or consent was withdrawn, even while the file is still here. */
    public Optional<byte[]> find(CandidateId enrolment) {
        Optional<Fields> found = shelf.find(enrolment.value());
        return found.isPresent() && consented(enrolment)
                ? vault.openBytes(enrolment.value(), PLACE, found.get().bytes("image"))
                : Optional.empty();
    }

    /** True when {@link #find} gives one. */
    public boolean has(CandidateId enrolment) {
        return shelf.find(enrolment.value()).isPresent() && consented(enrolment);
    }

    /**
     * Keeps a photo, for which consent is given with it.
     *
     * @param upload PNG or JPEG, at most 2 MB
     * @throws BadRequest 400 when it is something else
     */
    public void put(CandidateId enrolment, byte[] upload, Instant now) {
        byte[] photo = PhotoFile.made(upload).orElseThrow(() -> new BadRequest(400, "photo-unreadable"));
        withdrawals.delete(List.of(enrolment.value()));
        consents.add(enrolment, Consents.What.PHOTO_GIVEN, CONSENT_TEXT, now);
        shelf.putAll(List.of(Fields.of(enrolment.value())
                .with("schema", 1)
                .with("image", vault.sealBytes(enrolment.value(), PLACE, photo))
                .with("at", now)
                .build()));
    }

    /**
     * Takes consent back: nobody can see the photo when this returns, and the coming night its bytes go from the
     * store's files too (T14). Its key lives on, so that they would be readable.
     */
    public void withdraw(CandidateId enrolment, Instant now) {
        beforeWithdrawal.accept(enrolment, now);
        carryOut(enrolment, now);
    }

    /** Takes away again a photo of before its withdrawal, which was written down elsewhere; another one stays. */
    public void withdrawnElsewhere(CandidateId enrolment, Instant at) {
        boolean older = consents.last(enrolment, Consents.What.PHOTO_GIVEN, Consents.What.PHOTO_WITHDRAWN)
                .filter(each -> each.what() == Consents.What.PHOTO_GIVEN)
                .filter(each -> !each.at().isAfter(at))
                .isPresent();
        if (older) {
            carryOut(enrolment, at);
        }
    }

    private void carryOut(CandidateId enrolment, Instant now) {
        // the note first: should what follows break off, the sweep goes on with it
        withdrawals.putAll(List.of(
                Fields.of(enrolment.value()).with("schema", 1).with("at", now).build()));
        consents.add(enrolment, Consents.What.PHOTO_WITHDRAWN, CONSENT_TEXT, now);
        shelf.delete(List.of(enrolment.value()));
        files.want(now);
    }

    private boolean consented(CandidateId enrolment) {
        return consents.last(enrolment, Consents.What.PHOTO_GIVEN, Consents.What.PHOTO_WITHDRAWN)
                .filter(each -> each.what() == Consents.What.PHOTO_GIVEN)
                .isPresent();
    }

    /** Withdrawals whose photo may still be here. */
    List<Fields> withdrawn() {
        return withdrawals.all();
    }

    /** Removes the photo of a withdrawal, looks that it is gone, and forgets the withdrawal. */
    boolean sweep(CandidateId enrolment, Instant now) {
        boolean found = shelf.find(enrolment.value()).isPresent() && !consented(enrolment);
        if (found) {
            shelf.delete(List.of(enrolment.value()));
        }
        // again: an erasure may have been under way while the photo was deleted
        files.want(now);
        withdrawals.delete(List.of(enrolment.value()));
        return found;
    }

    int delete(CandidateId enrolment) {
        int before = remaining(enrolment);
        shelf.delete(List.of(enrolment.value()));
        withdrawals.delete(List.of(enrolment.value()));
        return before;
    }

    int remaining(CandidateId enrolment) {
        return shelf.findAll(List.of(enrolment.value())).size()
                + withdrawals.findAll(List.of(enrolment.value())).size();
    }
}
