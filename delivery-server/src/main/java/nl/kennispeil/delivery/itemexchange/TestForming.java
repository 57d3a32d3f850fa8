package nl.kennispeil.delivery.itemexchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.form.CasePlaces;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.itemcase.StoredCases;
import org.jspecify.annotations.Nullable;

/** Makes a draft form of a test that came in, of those of its items that are in the bank. */
final class TestForming {

    private static final int LONGEST_CASE = 60;
    private static final int LONGEST_ID = 40;

    private final Imports imports;
    private final Items items;
    private final ItemCards cards;
    private final StoredCases cases;
    private final FormDesigns designs;
    private final TestForms forms;
    private final AuditTrail audit;

    TestForming(
            Imports imports,
            Items items,
            ItemCards cards,
            StoredCases cases,
            FormDesigns designs,
            TestForms forms,
            AuditTrail audit) {
        this.imports = imports;
        this.items = items;
        this.cards = cards;
        this.cases = cases;
        this.designs = designs;
        this.forms = forms;
        this.audit = audit;
    }

    /** How the item at a place of a test stands to the bank. */
    enum Standing {
        /** The bank had it before. */
        EQUAL,
        TAKEN,
        /** It is a draft of an item of the bank; a form holds the version before it. */
        DRAFTED,
        /** It stands in the test a second time. */
        TWICE,
        /** It was not taken. */
        WAITING,
        REFUSED,
        /** The package does not have it. */
        ABSENT
    }

    /**
     * A place of a test.
     *
     * @param ref the version of the bank that goes there; null when there is none
     * @param title first words of the item, else what the test calls it
     */
    record Spot(
            ArrivedTest.Place place,
            Standing standing,
            @Nullable ItemRef ref,
            String title) {

        /** Whether the form goes without it, because of the item rather than of the test. */
        boolean lacks() {
            return ref == null && standing != Standing.TWICE;
        }
    }

    /** Every place of a test, in order. */
    List<Spot> spots(Imported one, ArrivedTest test) {
        Map<Integer, Row> rows = imports.rows(one).stream().collect(Collectors.toMap(Row::number, each -> each));
        Map<Integer, Taken> taken = imports.taken(one).stream().collect(Collectors.toMap(Taken::number, each -> each));
        Set<ItemId> seen = new HashSet<>();
        List<Spot> spots = new ArrayList<>();
        for (ArrivedTest.Place place : test.places()) {
            Row row = rows.get(place.row());
            Spot spot = spot(place, row, rows, taken);
            ItemRef ref = spot.ref();
            spots.add(ref == null || seen.add(ref.id()) ? spot : new Spot(place, Standing.TWICE, null, spot.title()));
        }
        return spots;
    }

    private Spot spot(ArrivedTest.Place place, @Nullable Row row, Map<Integer, Row> rows, Map<Integer, Taken> taken) {
        if (row == null) {
            return new Spot(place, Standing.ABSENT, null, place.name());
        }
        String title = row.title().isEmpty() ? place.name() : row.title();
        Taken its = taken.get(row.number());
        if (its != null && !its.item().isEmpty() && (its.done() || its.skipped().equals("equal"))) {
            Optional<ItemRef> newest = cards.find(new ItemId(its.item())).flatMap(ItemCard::newest);
            if (newest.isPresent()) {
                Standing standing = !its.done() ? Standing.EQUAL : its.version() ? Standing.DRAFTED : Standing.TAKEN;
                return new Spot(place, standing, newest.get(), title);
            }
        }
        if (!row.equal().isEmpty()) {
            return new Spot(place, Standing.EQUAL, ItemRef.parse(row.equal()), title);
        }
        Row twin = row.twin() == 0 || row.twin() >= row.number() ? null : rows.get(row.twin());
        if (twin != null) {
            return spot(place, twin, rows, taken);
        }
        return new Spot(place, row.refused() ? Standing.REFUSED : Standing.WAITING, null, title);
    }

    /** Names the items that a form of this test goes without, so that nobody agrees to others than were shown. */
    static String without(List<Spot> spots) {
        List<String> without = new ArrayList<>();
        for (int i = 0; i < spots.size(); i++) {
            if (spots.get(i).lacks()) {
                without.add(Integer.toString(i + 1));
            }
        }
        return String.join(" ", without);
    }

    /** An id that no form has. */
    String free(ArrivedTest test) {
        ArrivedRules own = test.own();
        String said = own == null ? test.identifier() : own.form();
        String safe = said.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String base = safe.isEmpty() ? "TOETS" : safe.substring(0, Math.min(LONGEST_ID, safe.length()));
        Set<String> taken = ids();
        String id = base;
        for (int n = 2; taken.contains(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    boolean isFree(String id) {
        return !ids().contains(id);
    }

    private Set<String> ids() {
        return refs().map(FormRef::id).collect(Collectors.toSet());
    }

    private Stream<FormRef> refs() {
        return Stream.concat(forms.refs().stream(), designs.all().stream().map(FormDesign::ref));
    }

    /**
     * The forms this very test stands as already: made of it in another import, or what it was when it left here. The
     * newest version of each.
     */
    List<FormRef> known(Imported one, ArrivedTest test) {
        Set<String> ids = new TreeSet<>();
        imports.forms(test).forEach(each -> ids.add(FormRef.parse(each).id()));
        ArrivedRules own = test.own();
        if (own != null && refs().anyMatch(each -> each.id().equals(own.form()) && each.version() == own.version())) {
            ids.add(own.form());
        }
        imports.forms(one, test.number())
                .forEach(each -> ids.remove(FormRef.parse(each).id()));
        return ids.stream().flatMap(each -> newest(each).stream()).toList();
    }

    private Optional<FormRef> newest(String id) {
        return refs().filter(each -> each.id().equals(id)).max(Comparator.comparingInt(FormRef::version));
    }

    /** The version that comes after a form; empty while its newest version is not frozen. */
    Optional<FormRef> next(String id) {
        boolean open =
                designs.all().stream().anyMatch(each -> each.ref().id().equals(id) && each.state() != FormState.FROZEN);
        return open ? Optional.empty() : newest(id).map(each -> new FormRef(id, each.version() + 1));
    }

    /**
     * Stores a draft form; nothing that is there is overwritten.
     *
     * @param spots of the test; those without a version are left out
     * @param ref the first version of a form, or the next one
     * @return empty when it is taken
     */
    Optional<FormDesign> make(
            Imported one,
            ArrivedTest test,
            List<Spot> spots,
            FormRef ref,
            String title,
            TestKind kind,
            Account account,
            Instant now) {
        boolean free = ref.version() == 1
                ? isFree(ref.id())
                : next(ref.id()).filter(ref::equals).isPresent();
        if (!free) {
            return Optional.empty();
        }
        Map<ItemRef, ItemVersion> versions = versions(spots);
        FormDesign design = new FormDesign(
                ref,
                1,
                FormState.DRAFT,
                kind.code(),
                title,
                places(test, spots, versions),
                rules(test, kind),
                List.of(language(test, versions)),
                "",
                kind.actualOnly(),
                null,
                Set.of(account.login()),
                "",
                List.of(),
                List.of());
        if (!designs.insert(design)) {
            return Optional.empty();
        }
        imports.formed(one.id(), test, ref.toString());
        audit.write(Entry.of(account, "form.add", "form/" + ref, now)
                .detail("items", design.places().size())
                .detail("import", one.id()));
        return Optional.of(design);
    }

    private Map<ItemRef, ItemVersion> versions(List<Spot> spots) {
        List<ItemRef> refs = spots.stream()
                .flatMap(each -> Optional.ofNullable(each.ref()).stream())
                .toList();
        Map<ItemRef, ItemVersion> found = new HashMap<>();
        items.findAll(refs).forEach(each -> found.put(each.ref(), each));
        return found;
    }

    private List<Place> places(ArrivedTest test, List<Spot> spots, Map<ItemRef, ItemVersion> versions) {
        List<Place> places = new ArrayList<>();
        for (Spot each : spots) {
            ItemRef ref = each.ref();
            ItemVersion item = ref == null ? null : versions.get(ref);
            if (item != null) {
                places.add(new Place(item.ref(), each.place().scored(), together(test, each, item)));
            }
        }
        Set<String> told = versions.values().stream()
                .flatMap(each -> CaseRef.of(each.content()).stream())
                .map(CaseRef::id)
                .collect(Collectors.toSet());
        return CasePlaces.gathered(
                places,
                each -> Optional.ofNullable(versions.get(each)).flatMap(item -> CaseRef.of(item.content())),
                cases.orders(told));
    }

    private static String together(ArrivedTest test, Spot spot, ItemVersion item) {
        ArrivedRules own = test.own();
        String said =
                own == null ? "" : own.together().getOrDefault(spot.place().name(), "");
        List<Stimulus> shared = item.content().stimuli();
        if (!said.isEmpty() || shared.isEmpty()) {
            return said;
        }
        String name = shared.get(0).identifier();
        return name.substring(0, Math.min(LONGEST_CASE, name.length()));
    }

    /** The rules of our own file; without it those of the kind, with the time and the way through that the test says. */
    static FormRules rules(ArrivedTest test, TestKind kind) {
        ArrivedRules own = test.own();
        if (own != null) {
            return own.rules();
        }
        FormRules usual = kind.rules();
        Boolean forward = test.forwardOnly();
        return new FormRules(
                test.seconds() == 0 ? usual.time() : Duration.ofSeconds(test.seconds()),
                usual.grace(),
                forward == null ? usual.navigation() : forward ? Navigation.FORWARD_ONLY : Navigation.FREE,
                usual.unknownOption(),
                usual.penalties(),
                usual.release(),
                usual.feedback());
    }

    private static String language(ArrivedTest test, Map<ItemRef, ItemVersion> versions) {
        ArrivedRules own = test.own();
        if (own != null && !own.language().isEmpty()) {
            return own.language();
        }
        Map<String, Integer> counts = new TreeMap<>();
        versions.values().forEach(each -> counts.merge(each.language(), 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(each -> each.getKey().matches("[a-z]{2}"))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("nl");
    }
}
