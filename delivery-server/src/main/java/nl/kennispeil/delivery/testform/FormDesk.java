package nl.kennispeil.delivery.testform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.FormAssembler;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.form.CasePlaces;
import nl.kennispeil.bank.form.Derivation;
import nl.kennispeil.bank.form.Edit;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormApproval;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormDesigns;
import nl.kennispeil.bank.form.FormEditing;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Pilots;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.form.Translations;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;

/** What is done with forms: every change on the newest revision, noted in the log, never lost to a second writer. */
final class FormDesk {

    /** So often a change is tried again on what somebody else just stored. */
    private static final int TRIES = 8;

    /**
     * What came of filling up.
     *
     * @param added how many items came in
     * @param reasons what the form still misses
     */
    record Filled(FormDesign design, int added, List<Shortfall> reasons) {}

    private final FormDesigns designs;
    private final TestForms forms;
    private final FormBank bank;
    private final FormAssembler assembler;
    private final AuditTrail audit;

    FormDesk(FormDesigns designs, TestForms forms, FormBank bank, FormAssembler assembler, AuditTrail audit) {
        this.designs = designs;
        this.forms = forms;
        this.bank = bank;
        this.assembler = assembler;
        this.audit = audit;
    }

    /** Every form, also those that were frozen before designs were kept; the newest versions first. */
    List<FormDesign> all() {
        Map<FormRef, FormDesign> all = new HashMap<>();
        Set<FormRef> translated = new HashSet<>();
        for (FormDesign each : designs.all()) {
            all.put(each.ref(), each);
            each.languages().stream()
                    .skip(1)
                    .forEach(language -> translated.add(Translations.of(each.ref(), language)));
        }
        for (FormRef each : forms.refs()) {
            if (!all.containsKey(each) && !translated.contains(each)) {
                forms.find(each).ifPresent(form -> all.put(each, FormDesign.of(form)));
            }
        }
        return all.values().stream()
                .sorted(Comparator.comparing(FormDesign::state)
                        .thenComparing(each -> each.ref().id())
                        .thenComparing(each -> -each.ref().version()))
                .toList();
    }

    /** @throws BadRequest 404 when there is no such form */
    FormDesign find(FormRef ref) {
        return designs.find(ref)
                .or(() -> forms.find(ref).map(FormDesign::of))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    /** Stores a new form; false when its name is taken, in any language. */
    boolean add(FormDesign design, Account account, Instant now) {
        if (forms.find(design.ref()).isPresent() || !designs.insert(design)) {
            return false;
        }
        note(account, "form.add", design, now);
        return true;
    }

    /** What is wrong with a form now. */
    List<Finding> findings(FormDesign design, Instant now) {
        return bank.findings(design, now);
    }

    /** Changes the items; what somebody else stored in the meantime stays. */
    FormEditing.Outcome edit(FormRef ref, Edit edit, Account account, Instant now) {
        ItemVersion item = bank.versions(List.of(edit.item())).get(edit.item());
        Optional<CaseRef> of =
                item == null || edit.kind() != Edit.Kind.ADD ? Optional.empty() : CaseRef.of(item.content());
        if (item == null || of.isEmpty()) {
            return editing(ref, design -> FormEditing.apply(design, edit, account.login(), now));
        }
        List<ItemId> order = bank.orders(List.of(item)).getOrDefault(of.get().id(), List.of());
        FormEditing.Outcome outcome = editing(
                ref, design -> FormEditing.apply(design, beside(design, edit, of.get(), order), account.login(), now));
        if (outcome instanceof FormEditing.Changed) {
            for (Edit each : others(edit, of.get(), order)) {
                FormEditing.Outcome next = editing(
                        ref,
                        design ->
                                FormEditing.apply(design, beside(design, each, of.get(), order), account.login(), now));
                outcome = next instanceof FormEditing.Changed ? next : outcome;
            }
        }
        return outcome;
    }

    private static Edit beside(FormDesign design, Edit edit, CaseRef of, List<ItemId> order) {
        int at = CasePlaces.at(design, edit.item().id(), order, edit.at());
        return new Edit(edit.kind(), edit.item(), at, edit.scored(), of.id(), null, edit.reason());
    }

    /** The other items of a case that tell the same version of it and may be used. */
    private List<Edit> others(Edit edit, CaseRef of, List<ItemId> order) {
        Map<ItemId, ItemCard> cards = bank.cards(order);
        Map<ItemRef, ItemVersion> found = bank.versions(
                cards.values().stream().flatMap(each -> each.newest().stream()).toList());
        List<Edit> others = new ArrayList<>();
        for (ItemId each : order) {
            ItemCard card = cards.get(each);
            ItemVersion version =
                    card == null ? null : card.newest().map(found::get).orElse(null);
            if (card != null
                    && version != null
                    && !each.equals(edit.item().id())
                    && card.state().usable()
                    && !card.blocked()
                    && CaseRef.of(version.content()).filter(of::equals).isPresent()) {
                others.add(Edit.add(version.ref(), edit.at(), card.state() != ItemState.PILOT, edit.reason()));
            }
        }
        return others;
    }

    FormEditing.Outcome undo(FormRef ref, Account account, Instant now) {
        return editing(ref, design -> FormEditing.undo(design, account.login(), now));
    }

    private FormEditing.Outcome editing(FormRef ref, Function<FormDesign, FormEditing.Outcome> change) {
        for (int i = 0; i < TRIES; i++) {
            FormEditing.Outcome outcome = change.apply(find(ref));
            if (!(outcome instanceof FormEditing.Changed changed) || designs.replace(changed.design())) {
                return outcome;
            }
        }
        throw new BadRequest(409, "form-busy");
    }

    /** True for a kind of test that asks a check of actuality of every item: no single form does without (R55). */
    public static boolean asksActual(FormDesign design) {
        return TestKinds.find(design.kind()).filter(TestKind::actualOnly).isPresent();
    }

    /**
     * Another title, rules and so on, unless somebody changed those since {@code seen}.
     *
     * @param actualOnly whether it asks a check of actuality where its kind does not
     */
    Optional<FormDesign> describe(
            FormRef ref,
            String seen,
            String title,
            FormRules rules,
            List<String> languages,
            String blueprint,
            boolean actualOnly,
            Account account,
            Instant now) {
        for (int i = 0; i < TRIES; i++) {
            FormDesign design = draft(ref);
            if (!described(design).equals(seen)) {
                return Optional.empty();
            }
            FormDesign changed = design.described(
                    title, rules, languages, blueprint, actualOnly || asksActual(design), account.login());
            if (designs.replace(changed)) {
                note(account, "form.change", changed, now);
                return Optional.of(changed);
            }
        }
        throw new BadRequest(409, "form-busy");
    }

    /** Stands for title, rules and so on as they are, to tell whether somebody changed them. */
    static String described(FormDesign design) {
        return Integer.toHexString(
                List.of(design.title(), design.rules(), design.languages(), design.blueprint(), design.actualOnly())
                        .toString()
                        .hashCode());
    }

    /**
     * What a form is filled up from.
     *
     * @param chosen ids of the items that are in
     */
    record Asked(FormDesign design, FormBank.Shelf shelf, List<String> chosen, Stock stock) {}

    /** @throws BadRequest 409 when it is no draft */
    Asked ask(FormRef ref, Instant now) {
        FormDesign design = draft(ref);
        FormBank.Shelf shelf = bank.shelf(now);
        List<String> chosen = design.places().stream()
                .filter(Place::scored)
                .map(each -> each.item().id().value())
                .toList();
        Stock stock = Pickable.of(design, shelf.stock(), candidates -> bank.refused(design, shelf, candidates, now));
        return new Asked(design, shelf, chosen, stock);
    }

    /**
     * Chooses the missing items; those that are in stay where they are, and all of it is taken back at once.
     *
     * @param reason said of each item where the form is a variant
     */
    Filled fill(FormRef ref, Blueprint blueprint, long seed, String reason, Account account, Instant now) {
        Asked asked = ask(ref, now);
        return take(asked, assembler.assemble(blueprint, asked.stock(), asked.chosen(), seed), reason, account, now);
    }

    /**
     * Puts in what was chosen.
     *
     * @throws BadRequest 409 when the form was changed since it was asked
     */
    Filled take(Asked asked, FormAssembler.Outcome outcome, String reason, Account account, Instant now) {
        FormDesign design = asked.design();
        List<String> chosen = asked.chosen();
        List<String> fresh =
                outcome.items().stream().filter(each -> !chosen.contains(each)).toList();
        List<Shortfall> reasons = outcome instanceof FormAssembler.Partial partial ? partial.reasons() : List.of();
        if (fresh.isEmpty()) {
            return new Filled(design, 0, reasons);
        }
        List<ItemVersion> versions = fresh.stream()
                .flatMap(each -> Optional.ofNullable(asked.shelf().versions().get(each)).stream())
                .toList();
        Map<String, List<ItemId>> orders = bank.orders(versions);
        FormDesign filled = design;
        List<Edit> edits = new ArrayList<>();
        for (ItemVersion each : versions) {
            CaseRef of = CaseRef.of(each.content()).orElse(null);
            Edit add = Edit.add(each.ref(), filled.places().size(), true, reason);
            Edit edit = of == null ? add : beside(filled, add, of, orders.getOrDefault(of.id(), List.of()));
            if (FormEditing.apply(filled, edit, account.login(), now) instanceof FormEditing.Changed changed) {
                filled = changed.design();
                edits.add(edit);
            }
        }
        FormDesign stored = all(design, edits, account, now);
        return new Filled(stored, stored.places().size() - design.places().size(), reasons);
    }

    FormDesign spread(FormRef ref, Account account, Instant now) {
        FormDesign design = draft(ref);
        return all(design, Edit.order(design.places(), Pilots.spread(design.places())), account, now);
    }

    /** Several changes as one, on the revision they were made for. */
    private FormDesign all(FormDesign design, List<Edit> edits, Account account, Instant now) {
        return FormEditing.applyAll(design, edits, account.login(), now) instanceof FormEditing.Changed changed
                ? store(changed.design(), account, now)
                : design;
    }

    FormDesign follow(FormRef ref, Account account, Instant now) {
        FormDesign design = draft(ref);
        Derivation derivation = design.derivation();
        if (derivation == null) {
            throw new BadRequest(409, "form-state");
        }
        return store(design.following(find(derivation.master()), account.login()), account, now);
    }

    private FormDesign store(FormDesign after, Account account, Instant now) {
        if (!designs.replace(after)) {
            throw new BadRequest(409, "form-busy");
        }
        note(account, "form.change", after, now);
        return after;
    }

    /** Takes a step of the way to frozen, or says why not. */
    FormApproval.Outcome step(FormRef ref, FormApproval.Step step, Account account, Instant now) {
        FormDesign design = find(ref);
        FormApproval.Outcome outcome = FormApproval.take(design, step, account.login(), findings(design, now));
        FormDesign taken = outcome.design();
        if (taken == null) {
            return outcome;
        }
        if (!designs.replace(taken)) {
            throw new BadRequest(409, "form-busy");
        }
        note(
                account,
                switch (step) {
                    case PROPOSE -> "form.propose";
                    case APPROVE -> "form.approve";
                    case RETURN -> "form.return";
                    case FREEZE -> "form.freeze";
                },
                taken,
                now);
        if (taken.state() == FormState.FROZEN) {
            publish(taken);
        }
        return outcome;
    }

    /** Makes what can be planned of forms that were frozen when somebody pulled the plug. */
    void publishAll() {
        designs.all().stream().filter(each -> each.state() == FormState.FROZEN).forEach(each -> {
            if (forms.find(each.ref()).isEmpty()) {
                publish(each);
            }
        });
    }

    private void publish(FormDesign design) {
        Set<ItemId> translations = new HashSet<>();
        for (ItemRef ref : design.refs()) {
            design.languages().stream().skip(1).forEach(each -> translations.add(Translations.of(ref.id(), each)));
        }
        for (TestForm each : Translations.forms(design, bank.cards(translations))) {
            forms.add(each);
        }
    }

    /** The number of the version after the newest one. */
    int nextVersion(String id) {
        return all().stream()
                        .filter(each -> each.ref().id().equals(id))
                        .mapToInt(each -> each.ref().version())
                        .max()
                        .orElse(0)
                + 1;
    }

    /** The variants of a form that have not followed its last changes. */
    List<FormDesign> behind(FormDesign master, Collection<FormDesign> all) {
        return all.stream()
                .filter(each -> {
                    Derivation derivation = each.derivation();
                    return derivation != null && derivation.master().equals(master.ref()) && derivation.behind(master);
                })
                .toList();
    }

    private FormDesign draft(FormRef ref) {
        FormDesign design = find(ref);
        if (design.state() != FormState.DRAFT) {
            throw new BadRequest(409, "form-state");
        }
        return design;
    }

    void note(Account account, String action, FormDesign design, Instant now) {
        audit.write(Entry.of(account, action, "form/" + design.ref(), now)
                .detail("items", design.places().size())
                .detail("revision", design.revision()));
    }
}
