package nl.kennispeil.bank.form;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import org.jspecify.annotations.Nullable;

/**
 * A form on its way from the first item to the one that is frozen. Immutable: a change is a new one with the next
 * revision.
 *
 * @param ref id and version; a frozen form goes on as its next version
 * @param revision 1 for a new one, one more for every change
 * @param kind code of the kind of test
 * @param title what a candidate reads, 1 to 120 characters
 * @param places the items in the order of the booklet; no item twice
 * @param rules time, navigation, scoring and feedback
 * @param languages the first is that of the items; for each other every item needs its translation
 * @param blueprint reference of the blueprint it is held against; empty for none
 * @param actualOnly true when only items with a check of actuality that still counts may be in (R55)
 * @param derivation from which master it comes, or null
 * @param makers logins of those who changed it
 * @param proposedBy login of who asked for approval; empty when nobody did
 * @param approvedBy logins of those who approved, at most two
 * @param history the last changes, the newest last; at most {@value #MOST_HISTORY}
 */
public record FormDesign(
        FormRef ref,
        int revision,
        FormState state,
        String kind,
        String title,
        List<Place> places,
        FormRules rules,
        List<String> languages,
        String blueprint,
        boolean actualOnly,
        @Nullable Derivation derivation,
        Set<String> makers,
        String proposedBy,
        List<String> approvedBy,
        List<Done> history) {

    /** So many approve a form, none of whom proposed it. */
    public static final int APPROVALS = 2;

    public static final int MOST_HISTORY = 250;
    public static final int MOST_PLACES = 1_000;
    public static final int LONGEST_TITLE = 120;

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    public FormDesign {
        places = List.copyOf(places);
        languages = List.copyOf(languages);
        makers = Set.copyOf(makers);
        approvedBy = List.copyOf(approvedBy);
        history = newest(history);
        if (revision < 1 || kind.isBlank() || title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new IllegalArgumentException("form " + ref
                    + " needs a revision from 1, a kind, and a title of at most " + LONGEST_TITLE + " characters");
        }
        if (places.size() > MOST_PLACES) {
            throw new IllegalArgumentException(
                    "form " + ref + " has " + places.size() + " items: allowed is " + MOST_PLACES);
        }
        Set<ItemId> seen = new HashSet<>();
        for (Place each : places) {
            if (!seen.add(each.item().id())) {
                throw new IllegalArgumentException(
                        "form " + ref + " has item " + each.item().id() + " twice");
            }
        }
        if (languages.isEmpty()
                || Set.copyOf(languages).size() != languages.size()
                || !languages.stream().allMatch(each -> LANGUAGE.matcher(each).matches())) {
            throw new IllegalArgumentException(
                    "form " + ref + " is in " + languages + ": allowed are languages of two letters, each once");
        }
    }

    /** A form as it begins. */
    public static FormDesign draft(FormRef ref, TestKind kind, String title, String blueprint, String by) {
        return new FormDesign(
                ref,
                1,
                FormState.DRAFT,
                kind.code(),
                title,
                List.of(),
                kind.rules(),
                List.of("nl"),
                blueprint,
                kind.actualOnly(),
                null,
                Set.of(by),
                "",
                List.of(),
                List.of());
    }

    /** What a form was that was frozen before designs were kept. */
    public static FormDesign of(TestForm form) {
        return new FormDesign(
                form.ref(),
                1,
                FormState.FROZEN,
                form.kind(),
                form.title(),
                form.items().stream()
                        .map(each -> new Place(each.item(), each.scored(), ""))
                        .toList(),
                form.rules(),
                List.of("nl"),
                "",
                false,
                null,
                Set.of(),
                "",
                List.of(),
                List.of());
    }

    /** The item versions in order. */
    public List<ItemRef> refs() {
        return places.stream().map(Place::item).toList();
    }

    /** The place of an item from 0, whatever its version; empty when it is not in. */
    public Optional<Integer> indexOf(ItemId item) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).item().id().equals(item)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** What others changed since {@code revision}, oldest first. */
    public List<Done> since(int revision, String me) {
        return history.stream()
                .filter(each -> each.revision() > revision && !each.by().equals(me))
                .toList();
    }

    /** The same with another title, rules, languages or blueprint. */
    public FormDesign described(
            String title, FormRules rules, List<String> languages, String blueprint, boolean actualOnly, String by) {
        requireDraft();
        DesignCopy copy = new DesignCopy(this);
        copy.title = title;
        copy.rules = rules;
        copy.languages = languages;
        copy.blueprint = blueprint;
        copy.actualOnly = actualOnly;
        return copy.by(by).next();
    }

    /** The same with these items in this order; what was changed before can no longer be taken back. */
    public FormDesign arranged(List<Place> places, String by) {
        requireDraft();
        DesignCopy copy = new DesignCopy(this);
        copy.places = places;
        copy.history = List.of();
        return copy.by(by).next();
    }

    /** A new form that has items from the start; its first revision. */
    public FormDesign begun(List<Place> places) {
        requireDraft();
        return with(places);
    }

    /** The same revision with other items, to hold them against the checks; not to be stored. */
    public FormDesign with(List<Place> places) {
        DesignCopy copy = new DesignCopy(this);
        copy.places = places;
        return copy.build();
    }

    /** A variant of this form for a target group: the same items and rules to begin with. */
    public FormDesign variant(FormRef other, String targetGroup, String title, String by) {
        DesignCopy copy = new DesignCopy(this).fresh(other, by);
        copy.title = title;
        copy.derivation = new Derivation(ref, targetGroup, refs(), List.of());
        return copy.build();
    }

    /** A draft of another version of this form. */
    public FormDesign version(int version, String by) {
        return new DesignCopy(this).fresh(new FormRef(ref.id(), version), by).build();
    }

    /** This variant after it followed its master. */
    public FormDesign following(FormDesign master, String by) {
        requireDraft();
        if (derivation == null) {
            throw new IllegalStateException("form " + ref + " is no variant");
        }
        DesignCopy copy = new DesignCopy(this);
        copy.places = derivation.follow(master, places);
        copy.derivation = derivation.following(master);
        copy.history = List.of();
        return copy.by(by).next();
    }

    /** What was changed as one is kept or forgotten as one: half of it cannot be taken back. */
    private static List<Done> newest(List<Done> history) {
        int from = Math.max(0, history.size() - MOST_HISTORY);
        while (from > 0
                && from < history.size()
                && history.get(from).revision() == history.get(from - 1).revision()) {
            from++;
        }
        return List.copyOf(history.subList(from, history.size()));
    }

    private void requireDraft() {
        if (state != FormState.DRAFT) {
            throw new IllegalStateException("form " + ref + " is " + state + ": only a draft changes");
        }
    }
}
