package nl.kennispeil.bank.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.item.ItemRef;

/** Changes the items of a form, and takes changes back. */
public final class FormEditing {

    /** What came of it. */
    public sealed interface Outcome {}

    /** @param design the form with the next revision */
    public record Changed(FormDesign design) implements Outcome {}

    /** Why nothing changed. */
    public record Refused(Reason reason) implements Outcome {}

    /** Why a change is refused. */
    public enum Reason {
        NO_DRAFT,
        ALREADY_IN,
        NOT_IN,
        FULL,
        /** An item goes in or out of a variant without a reason. */
        NO_REASON,
        NOTHING_TO_UNDO
    }

    private FormEditing() {}

    /** Applies a change; what others did in the meantime stays. */
    public static Outcome apply(FormDesign design, Edit edit, String by, Instant at) {
        return apply(design, edit, by, at, false);
    }

    /**
     * Applies several changes as one: the next revision, taken back at once. A change that cannot be made is left out.
     *
     * @return refused when none could be made, for the reason of the last
     */
    public static Outcome applyAll(FormDesign design, List<Edit> edits, String by, Instant at) {
        FormDesign now = design;
        Reason reason = Reason.NOTHING_TO_UNDO;
        for (Edit each : edits) {
            Outcome outcome = apply(now, each, by, at);
            if (outcome instanceof Changed changed) {
                now = changed.design();
            } else if (outcome instanceof Refused refused) {
                reason = refused.reason();
            }
        }
        return now.revision() == design.revision() ? new Refused(reason) : new Changed(asOne(design, now));
    }

    /** Takes back the last change of {@code by} that was not taken back yet, with all that was changed along with it. */
    public static Outcome undo(FormDesign design, String by, Instant at) {
        int last = design.history().stream()
                .filter(each -> each.by().equals(by) && !each.undone())
                .mapToInt(Done::revision)
                .max()
                .orElse(0);
        if (last == 0) {
            return new Refused(Reason.NOTHING_TO_UNDO);
        }
        List<Done> taken = design.history().stream()
                .filter(each -> each.revision() == last && !each.undone())
                .toList();
        FormDesign now = design;
        Reason reason = Reason.NOTHING_TO_UNDO;
        for (int i = taken.size() - 1; i >= 0; i--) {
            Outcome outcome = apply(now, taken.get(i).inverse(), by, at, true);
            if (outcome instanceof Changed changed) {
                now = changed.design();
            } else if (outcome instanceof Refused refused) {
                reason = refused.reason();
            }
        }
        if (now.revision() == design.revision()) {
            return new Refused(reason);
        }
        FormDesign one = asOne(design, now);
        return new Changed(withHistory(
                one,
                one.history().stream()
                        .map(each -> taken.contains(each)
                                ? new Done(each.revision(), each.by(), each.at(), each.edit(), each.inverse(), true)
                                : each)
                        .toList()));
    }

    /** Many steps as one revision, so that they are stored and taken back together. */
    private static FormDesign asOne(FormDesign before, FormDesign after) {
        int revision = before.revision() + 1;
        DesignCopy copy = new DesignCopy(before);
        copy.places = after.places();
        copy.derivation = after.derivation();
        copy.history = after.history().stream()
                .map(each -> each.revision() <= revision
                        ? each
                        : new Done(revision, each.by(), each.at(), each.edit(), each.inverse(), each.undone()))
                .toList();
        return copy.by(after.makers()).next();
    }

    private static FormDesign withHistory(FormDesign design, List<Done> history) {
        DesignCopy copy = new DesignCopy(design);
        copy.history = history;
        return copy.build();
    }

    private static Outcome apply(FormDesign design, Edit edit, String by, Instant at, boolean undoing) {
        if (design.state() != FormState.DRAFT) {
            return new Refused(Reason.NO_DRAFT);
        }
        Optional<Integer> found = design.indexOf(edit.item().id());
        if (edit.kind() == Edit.Kind.ADD) {
            if (found.isPresent()) {
                return new Refused(Reason.ALREADY_IN);
            }
            if (design.places().size() >= FormDesign.MOST_PLACES) {
                return new Refused(Reason.FULL);
            }
        } else if (found.isEmpty()) {
            return new Refused(Reason.NOT_IN);
        }
        ItemRef other = edit.other();
        if (other != null
                && !other.id().equals(edit.item().id())
                && design.indexOf(other.id()).isPresent()) {
            return new Refused(Reason.ALREADY_IN);
        }
        Derivation derivation = design.derivation();
        if (derivation != null && differs(edit) && edit.reason().isBlank() && !undoing) {
            return new Refused(Reason.NO_REASON);
        }
        List<Place> places = new ArrayList<>(design.places());
        Edit inverse = change(places, edit, found.orElse(0));
        DesignCopy copy = new DesignCopy(design).by(by);
        copy.places = places;
        copy.history = new ArrayList<>(design.history());
        copy.history.add(new Done(design.revision() + 1, by, at, edit, inverse, undoing));
        copy.derivation = derivation == null ? null : differing(derivation, edit);
        return new Changed(copy.next());
    }

    private static boolean differs(Edit edit) {
        return edit.kind() == Edit.Kind.ADD || edit.kind() == Edit.Kind.REMOVE || edit.kind() == Edit.Kind.SWAP;
    }

    private static Derivation differing(Derivation derivation, Edit edit) {
        String reason = edit.reason().isBlank() ? "-" : edit.reason();
        Derivation now = derivation;
        if (edit.kind() == Edit.Kind.REMOVE || edit.kind() == Edit.Kind.SWAP) {
            now = now.with(new Derivation.Difference(edit.item(), false, reason));
        }
        ItemRef other = edit.other();
        if (other != null) {
            now = now.with(new Derivation.Difference(other, true, reason));
        } else if (edit.kind() == Edit.Kind.ADD) {
            now = now.with(new Derivation.Difference(edit.item(), true, reason));
        }
        return now;
    }

    /** Changes the list and returns what takes it back. */
    private static Edit change(List<Place> places, Edit edit, int index) {
        if (edit.kind() == Edit.Kind.ADD) {
            places.add(Math.min(edit.at(), places.size()), new Place(edit.item(), edit.scored(), edit.together()));
            return Edit.remove(edit.item(), "");
        }
        Place place = places.get(index);
        switch (edit.kind()) {
            case REMOVE -> {
                places.remove(index);
                return new Edit(Edit.Kind.ADD, place.item(), index, place.scored(), place.together(), null, "");
            }
            case MOVE -> {
                places.remove(index);
                places.add(Math.min(edit.at(), places.size()), place);
                return Edit.move(place.item(), index);
            }
            case SWAP -> {
                ItemRef other = edit.other();
                if (other == null) {
                    throw new IllegalStateException("a swap without another item");
                }
                places.set(index, new Place(other, place.scored(), place.together()));
                return Edit.swap(/* item= */ other, /* other= */ place.item(), "");
            }
            case SCORE -> {
                places.set(index, new Place(place.item(), edit.scored(), place.together()));
                return Edit.score(place.item(), place.scored());
            }
            case JOIN -> {
                places.set(index, new Place(place.item(), place.scored(), edit.together()));
                return Edit.join(place.item(), place.together());
            }
            default -> throw new IllegalStateException("a change " + edit.kind());
        }
    }
}
