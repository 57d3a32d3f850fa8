package nl.kennispeil.delivery.audit;

import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The two ends of the chain, sealed: the anchor it begins after, and the head it has at least reached. The head is one
 * text that only grows, so that nodes may write it in any order.
 */
final class Ends {

    private static final String HEAD = "head";
    private static final String ANCHOR = "anchor";

    /** What is stored about an end, and whether its seal holds. */
    record Sealed(Place place, boolean genuine) {}

    private final Shelf shelf;
    private final LineDigest digests;

    Ends(Shelves shelves, LineDigest digests) {
        this.shelf = shelves.shelf("audit_ends", Holds.NOBODY);
        this.digests = digests;
    }

    /** The head, or else the start of the chain. */
    Place head() {
        return sealedHead().filter(Sealed::genuine).map(Sealed::place).orElseGet(this::anchor);
    }

    /** The last line that was trimmed, or else the start. */
    Place anchor() {
        return sealedAnchor().filter(Sealed::genuine).map(Sealed::place).orElse(Place.START);
    }

    Optional<Sealed> sealedHead() {
        return shelf.find(HEAD).map(each -> {
            String[] parts = each.text("reached").split(":", -1);
            Place place = new Place(Integer.parseInt(parts[0]), parts[1]);
            return new Sealed(place, digests.seal(HEAD, place).equals(parts[2]));
        });
    }

    Optional<Sealed> sealedAnchor() {
        return shelf.find(ANCHOR).map(each -> {
            Place place = new Place(each.number("number"), each.text("digest"));
            return new Sealed(place, digests.seal(ANCHOR, place).equals(each.text("seal")));
        });
    }

    void reach(Place place) {
        String reached = Block.id(place.number()) + ":" + place.digest() + ":" + digests.seal(HEAD, place);
        shelf.change(Change.ofOrCreate(HEAD).setOnInsert("schema", 1).max("reached", reached));
    }

    /** First number after the anchor before which nothing is left in the store. */
    int cleanedBefore() {
        return shelf.find(ANCHOR).map(each -> each.number("cleanedBefore")).orElse(1);
    }

    /** @param cleanedBefore first number of which the store may still hold something */
    void anchor(Place place, int cleanedBefore) {
        shelf.putAll(List.of(Fields.of(ANCHOR)
                .with("schema", 1)
                .with("number", place.number())
                .with("digest", place.digest())
                .with("seal", digests.seal(ANCHOR, place))
                .with("cleanedBefore", cleanedBefore)
                .build()));
    }
}
