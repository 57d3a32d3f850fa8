package nl.kennispeil.bank.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;

/**
 * How a variant for a target group comes from its master (R36): the master as it was, and what differs with a reason.
 *
 * @param master the form it comes from
 * @param targetGroup for whom it is, such as {@code opleiders}; not blank
 * @param basis the items of the master when this variant last followed it
 * @param differences what was taken out or put in since
 */
public record Derivation(FormRef master, String targetGroup, List<ItemRef> basis, List<Difference> differences) {

    /**
     * One difference.
     *
     * @param added true for an item that the master does not have, false for one that is left out
     * @param reason why; not blank
     */
    public record Difference(ItemRef item, boolean added, String reason) {
        public Difference {
            if (reason.isBlank()) {
                throw new IllegalArgumentException("item " + item + " differs from the master without a reason");
            }
        }
    }

    public Derivation {
        basis = List.copyOf(basis);
        differences = List.copyOf(differences);
        if (targetGroup.isBlank()) {
            throw new IllegalArgumentException("a variant of " + master + " needs a target group");
        }
    }

    /** True when the master has other items, or another order, than this variant was made from. */
    public boolean behind(FormDesign present) {
        return !basis.equals(present.refs());
    }

    /** The same after an item went in or out: what is as in the master again is no difference any more. */
    Derivation with(Difference difference) {
        ItemId item = difference.item().id();
        boolean inMaster = basis.contains(difference.item());
        List<Difference> kept = new ArrayList<>(differences);
        // what came in and goes again, or went and comes back as it was, is as in the master
        kept.removeIf(each -> each.item().id().equals(item) && each.added() != difference.added());
        if (inMaster != difference.added()) {
            kept.add(difference);
        }
        return new Derivation(master, targetGroup, basis, kept);
    }

    /**
     * The places of a variant that follows its master again: those of the master without what is left out, with what
     * was added at the place it had as far as the form is long enough.
     */
    List<Place> follow(FormDesign present, List<Place> own) {
        Set<ItemId> out = differences.stream()
                .filter(each -> !each.added())
                .map(each -> each.item().id())
                .collect(Collectors.toSet());
        Set<ItemId> in = differences.stream()
                .filter(Difference::added)
                .map(each -> each.item().id())
                .collect(Collectors.toSet());
        List<Place> places = new ArrayList<>(present.places().stream()
                .filter(each -> !out.contains(each.item().id())
                        && !in.contains(each.item().id()))
                .toList());
        for (int i = 0; i < own.size(); i++) {
            if (in.contains(own.get(i).item().id())) {
                places.add(Math.min(i, places.size()), own.get(i));
            }
        }
        return places;
    }

    /** The differences that still are some when the master is as it is now. */
    Derivation following(FormDesign present) {
        Set<ItemId> master = present.refs().stream().map(ItemRef::id).collect(Collectors.toSet());
        return new Derivation(
                this.master,
                targetGroup,
                present.refs(),
                differences.stream()
                        .filter(each ->
                                each.added() != master.contains(each.item().id()))
                        .toList());
    }
}
