package nl.kennispeil.delivery.testform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Forms that are being made, without transactions: a revision is a document of its own that is inserted once, so whoever
 * inserts it was first; the form is a document with the newest revisions by number, of which the highest counts. The
 * last {@value #KEPT} revisions stay. Neither holds anybody: people are kept as {@link Bylines}.
 */
public final class ShelfFormDesigns implements FormDesigns {

    private static final String REVISIONS = "r";
    private static final int KEPT = 50;

    private final Shelf designs;
    private final Shelf revisions;
    private final Bylines bylines;

    public ShelfFormDesigns(Shelves shelves, Bylines bylines) {
        this.designs = shelves.shelf("form_designs", Holds.NOBODY);
        this.revisions = shelves.shelf("form_design_revisions", Holds.NOBODY);
        this.bylines = bylines;
    }

    @Override
    public Optional<FormDesign> find(FormRef ref) {
        return designs.find(ref.toString()).map(each -> read(List.of(each)).get(0));
    }

    @Override
    public List<FormDesign> all() {
        return read(designs.all());
    }

    @Override
    public boolean insert(FormDesign design) {
        return design.revision() == 1 && add(design);
    }

    @Override
    public boolean replace(FormDesign design) {
        if (design.revision() < 2) {
            throw new IllegalArgumentException("revision " + design.revision() + " of form " + design.ref()
                    + " replaces nothing: allowed is 2 or higher");
        }
        int stored = find(design.ref()).map(FormDesign::revision).orElse(0);
        return stored == design.revision() - 1 && add(design);
    }

    private boolean add(FormDesign design) {
        Map<String, Object> stored = DesignFields.of(design, bylines::of);
        boolean first = revisions.insert(Fields.of(id(design.ref(), design.revision()))
                .with("schema", 1)
                .with("design", stored)
                .build());
        if (first) {
            show(design.ref(), design.revision(), stored);
            if (design.revision() > KEPT) {
                revisions.delete(List.of(id(design.ref(), design.revision() - KEPT)));
            }
        } else {
            // whoever was first may have been stopped before the form showed it
            revisions
                    .find(id(design.ref(), design.revision()))
                    .ifPresent(each -> show(design.ref(), design.revision(), each.map("design")));
        }
        return first;
    }

    private void show(FormRef ref, int revision, Map<String, Object> stored) {
        Change change =
                Change.ofOrCreate(ref.toString()).set("schema", 1).set(REVISIONS + "." + number(revision), stored);
        if (revision > 2) {
            change.unset(REVISIONS + "." + number(revision - 2));
        }
        designs.changeAll(List.of(change));
    }

    private static String id(FormRef ref, int revision) {
        return ref + "|" + number(revision);
    }

    /** In order of text as of number. */
    private static String number(int revision) {
        return String.format(Locale.ROOT, "%08d", revision);
    }

    private List<FormDesign> read(List<Fields> documents) {
        List<Map.Entry<FormRef, Map<String, Object>>> newest = new ArrayList<>();
        Set<String> wanted = new HashSet<>();
        for (Fields each : documents) {
            Map<String, Object> stored = newest(each);
            newest.add(Map.entry(FormRef.parse(each.id()), stored));
            wanted.addAll(DesignFields.bylines(stored));
        }
        Map<String, String> logins = bylines.logins(wanted);
        return newest.stream()
                .map(each -> DesignFields.read(
                        each.getKey(), each.getValue(), byline -> logins.getOrDefault(byline, byline)))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> newest(Fields document) {
        return (Map<String, Object>)
                new TreeMap<>(document.map(REVISIONS)).lastEntry().getValue();
    }
}
