package nl.kennispeil.bank.form;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import org.jspecify.annotations.Nullable;

/**
 * Holds the items of a form against the bank. A form with a finding is refused; on a frozen form the same findings are
 * an alarm.
 *
 * @param items the versions that are stored
 * @param cards the cards that are stored
 * @param today the day on which checks of actuality must count
 * @param flaws why an item cannot be marked or shown, whatever form it is in
 * @param orders the items of each case in their order, by id of the case
 */
public record FormCheck(
        Map<ItemRef, ItemVersion> items,
        Map<ItemId, ItemCard> cards,
        LocalDate today,
        Function<ItemVersion, List<Finding>> flaws,
        Map<String, List<ItemId>> orders) {

    public FormCheck {
        items = Map.copyOf(items);
        cards = Map.copyOf(cards);
        orders = Map.copyOf(orders);
    }

    /** A check that knows of no order within cases. */
    public FormCheck(
            Map<ItemRef, ItemVersion> items,
            Map<ItemId, ItemCard> cards,
            LocalDate today,
            Function<ItemVersion, List<Finding>> flaws) {
        this(items, cards, today, flaws, Map.of());
    }

    /** All that is wrong, in the order of the form. */
    public List<Finding> findings(FormDesign design) {
        List<Finding> findings = new ArrayList<>();
        Map<String, ItemRef> enemies = new HashMap<>();
        // a pool may hold enemies: of each set a candidate is given one at most
        boolean pool = design.rules().adaptive() != null;
        for (Place place : design.places()) {
            item(design, place, findings);
            ItemCard card = cards.get(place.item().id());
            for (String set : card == null || pool ? Set.<String>of() : card.enemies()) {
                ItemRef other = enemies.putIfAbsent(set, place.item());
                if (other != null) {
                    findings.add(new Finding(Finding.Problem.ENEMY, place.item(), other + " (" + set + ")"));
                }
            }
        }
        cases(design, findings);
        return findings;
    }

    /** Items that one of those who sit the test wrote. */
    public List<Finding> authors(FormDesign design, Set<String> sitting) {
        List<Finding> findings = new ArrayList<>();
        for (ItemRef ref : design.refs()) {
            ItemCard card = cards.get(ref.id());
            if (card != null && card.authors().stream().anyMatch(sitting::contains)) {
                findings.add(new Finding(Finding.Problem.AUTHOR_SITS, ref, ""));
            }
        }
        return findings;
    }

    private void item(FormDesign design, Place place, List<Finding> findings) {
        ItemRef ref = place.item();
        ItemVersion item = items.get(ref);
        if (item == null) {
            findings.add(new Finding(Finding.Problem.NOT_STORED, ref, ""));
            return;
        }
        findings.addAll(flaws.apply(item));
        penalty(design, place, item, findings);
        ItemCard card = cards.get(ref.id());
        if (card == null) {
            findings.add(new Finding(Finding.Problem.NO_CARD, ref, ""));
        } else {
            card(design, place, card, findings);
        }
        design.languages().stream().skip(1).forEach(language -> translation(design, ref, language, findings));
    }

    /** A wrong answer to an item that counts must cost something the table of the form names. */
    private static void penalty(FormDesign design, Place place, ItemVersion item, List<Finding> findings) {
        Map<Integer, BigDecimal> table = design.rules().penalties().wrongByOptions();
        int options = item.options().size();
        if (place.scored() && options > 0 && !table.isEmpty() && !table.containsKey(options)) {
            findings.add(new Finding(Finding.Problem.NO_PENALTY, place.item(), Integer.toString(options)));
        }
    }

    private void card(FormDesign design, Place place, ItemCard card, List<Finding> findings) {
        ItemRef ref = place.item();
        if (!card.state().usable()) {
            findings.add(
                    new Finding(Finding.Problem.NOT_APPROVED, ref, card.state().name()));
        } else if (card.state() == ItemState.PILOT && place.scored()) {
            findings.add(new Finding(Finding.Problem.PILOT_SCORED, ref, ""));
        }
        if (card.consents().stream().anyMatch(each -> each.withdrawn() != null)) {
            findings.add(new Finding(Finding.Problem.CONSENT_WITHDRAWN, ref, ""));
        }
        if (!card.block().isEmpty()) {
            findings.add(new Finding(Finding.Problem.BLOCKED, ref, ""));
        }
        if (design.actualOnly() && !card.actual(today)) {
            findings.add(new Finding(Finding.Problem.NOT_ACTUAL, ref, ""));
        }
        if (card.version() > ref.version()) {
            findings.add(new Finding(Finding.Problem.NEWER_VERSION, ref, Integer.toString(card.version())));
        }
    }

    /** A translation is an item of its own: it must be usable, actual, and markable and showable as well. */
    private void translation(FormDesign design, ItemRef ref, String language, List<Finding> findings) {
        ItemCard card = cards.get(Translations.of(ref.id(), language));
        ItemVersion item = card == null ? null : card.newest().map(items::get).orElse(null);
        if (card == null
                || item == null
                || !card.state().usable()
                || card.blocked()
                || (design.actualOnly() && !card.actual(today))) {
            findings.add(new Finding(Finding.Problem.NO_TRANSLATION, ref, language));
        } else {
            findings.addAll(flaws.apply(item));
        }
    }

    private void cases(FormDesign design, List<Finding> findings) {
        Set<Object> closed = new HashSet<>();
        Map<String, CaseRef> told = new HashMap<>();
        Object open = "";
        int last = -1;
        for (Place place : design.places()) {
            ItemVersion item = items.get(place.item());
            Object key = key(place, item);
            if (!key.equals(open)) {
                closed.add(open);
                open = key;
                last = -1;
                if (!key.equals("") && closed.contains(key)) {
                    findings.add(new Finding(Finding.Problem.CASE_APART, place.item(), name(key)));
                }
            }
            CaseRef ref = item == null ? null : CaseRef.of(item.content()).orElse(null);
            if (ref != null) {
                CaseRef first = told.putIfAbsent(ref.id(), ref);
                if (first != null && !first.equals(ref)) {
                    findings.add(new Finding(Finding.Problem.CASE_MIXED, place.item(), first + ", " + ref));
                }
                int at = orders.getOrDefault(ref.id(), List.of())
                        .indexOf(place.item().id());
                if (at >= 0 && at < last) {
                    findings.add(new Finding(Finding.Problem.CASE_ORDER, place.item(), ref.id()));
                }
                last = Math.max(at, last);
            }
        }
    }

    /**
     * What keeps items beside each other: the case they say they belong to, else an equal stimulus, which came from
     * another system, else the name somebody gave; an empty text for an item by itself.
     */
    private static Object key(Place place, @Nullable ItemVersion item) {
        List<Stimulus> shared = item == null ? List.of() : item.content().stimuli();
        if (item == null || shared.isEmpty()) {
            return place.together();
        }
        return CaseRef.of(item.content()).<Object>map(CaseRef::id).orElse(shared);
    }

    private static String name(Object key) {
        return key instanceof List<?> shared && shared.get(0) instanceof Stimulus first
                ? first.identifier()
                : key.toString();
    }
}
