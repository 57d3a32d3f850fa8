package nl.kennispeil.delivery.testform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Experience;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormCheck;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.form.Translations;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemstats.ItemStatistics;
import nl.kennispeil.delivery.itemstats.SittingStatistics;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** What whoever assembles knows of the bank: the newest version of every item, its card, and how it was used. */
final class FormBank {

    private static final int KEPT_ITEMS = 20_000;
    private static final int KEPT_SITTINGS = 200;

    /** How often and how well items were answered, and in which forms, newest first. */
    private record Use(List<Stock.Earlier> earlier, Map<String, Experience> items) {}

    /** Every candidate with the version it stands for. */
    record Shelf(Stock stock, Map<String, ItemVersion> versions) {

        Optional<Candidate> candidate(String id) {
            return stock.items().stream().filter(each -> each.id().equals(id)).findFirst();
        }
    }

    private final Items items;
    private final ItemCards cards;
    private final TestForms forms;
    private final Sittings sittings;
    private final ItemStatistics statistics;

    private final StoredCases cases;

    /** What is wrong with items beside each other only. */
    private static final Set<Finding.Problem> TOGETHER = EnumSet.of(
            Finding.Problem.ENEMY, Finding.Problem.CASE_APART, Finding.Problem.CASE_ORDER, Finding.Problem.CASE_MIXED);

    /** Versions never change. */
    private final Cache<ItemRef, ItemVersion> versions =
            Caffeine.newBuilder().maximumSize(KEPT_ITEMS).build();

    private final Cache<String, SittingStatistics> counted =
            Caffeine.newBuilder().maximumSize(KEPT_SITTINGS).build();

    private final Flaws flaws;
    private final Function<FormDesign, Set<String>> sitters;

    /** @param sitters logins of authors of a form who are enrolled to sit it */
    FormBank(
            Items items,
            ItemCards cards,
            TestForms forms,
            Sittings sittings,
            ItemStatistics statistics,
            Flaws flaws,
            Function<FormDesign, Set<String>> sitters,
            StoredCases cases) {
        this.flaws = flaws;
        this.sitters = sitters;
        this.items = items;
        this.cards = cards;
        this.forms = forms;
        this.sittings = sittings;
        this.statistics = statistics;
        this.cases = cases;
    }

    /** All items that have a version, as they may be chosen today. */
    Shelf shelf(Instant now) {
        LocalDate today = Amsterdam.day(now);
        List<ItemCard> all = cards.all().stream()
                .filter(each -> each.version() > 0)
                .sorted(Comparator.comparing(each -> each.id().value()))
                .toList();
        Map<ItemRef, ItemVersion> found =
                versions(all.stream().flatMap(each -> each.newest().stream()).toList());
        Use use = use(now);
        List<Candidate> candidates = new ArrayList<>();
        Map<String, ItemVersion> byId = new HashMap<>();
        for (ItemCard card : all) {
            ItemVersion item = card.newest().map(found::get).orElse(null);
            if (item != null) {
                String id = card.id().value();
                Experience experience = use.items().getOrDefault(id, Experience.NONE);
                candidates.add(experience.candidate(item, card, today, flaws.none(item)));
                byId.put(id, item);
            }
        }
        return new Shelf(new Stock(candidates, use.earlier()), byId);
    }

    /** What is wrong with a form as the bank is now. */
    List<Finding> findings(FormDesign design, Instant now) {
        return findings(List.of(design), now).getOrDefault(design.ref(), List.of());
    }

    /** What is wrong with each of some forms. */
    Map<FormRef, List<Finding>> findings(Collection<FormDesign> designs, Instant now) {
        FormCheck check = check(designs, now);
        Map<FormRef, List<Finding>> found = new HashMap<>();
        for (FormDesign each : designs) {
            List<Finding> all = new ArrayList<>(check.findings(each));
            if (each.state() == FormState.FROZEN) {
                all.addAll(check.authors(each, sitters.apply(each)));
            }
            found.put(each.ref(), all);
        }
        return found;
    }

    /** Of some items the ids of those that a form would be refused for, whatever else is in it. */
    Set<String> refused(FormDesign design, Shelf shelf, Collection<Candidate> items, Instant now) {
        List<Place> places = items.stream()
                .flatMap(each -> Optional.ofNullable(shelf.versions().get(each.id())).stream())
                .map(each -> new Place(each.ref(), true, ""))
                .toList();
        Set<String> refused = new HashSet<>();
        for (int from = 0; from < places.size(); from += FormDesign.MOST_PLACES) {
            FormDesign held = design.with(places.subList(from, Math.min(places.size(), from + FormDesign.MOST_PLACES)));
            check(List.of(held), now).findings(held).stream()
                    .filter(each -> !TOGETHER.contains(each.problem()))
                    .forEach(each -> refused.add(each.item().id().value()));
        }
        return refused;
    }

    private FormCheck check(Collection<FormDesign> designs, Instant now) {
        Set<ItemRef> refs =
                designs.stream().flatMap(each -> each.refs().stream()).collect(Collectors.toSet());
        Set<ItemId> ids = new HashSet<>();
        refs.forEach(each -> ids.add(each.id()));
        Set<ItemId> translations = new HashSet<>();
        for (FormDesign each : designs) {
            each.languages().stream()
                    .skip(1)
                    .forEach(language ->
                            each.refs().forEach(ref -> translations.add(Translations.of(ref.id(), language))));
        }
        ids.addAll(translations);
        Map<ItemId, ItemCard> found = cards(ids);
        translations.forEach(each ->
                Optional.ofNullable(found.get(each)).flatMap(ItemCard::newest).ifPresent(refs::add));
        Map<ItemRef, ItemVersion> stored = versions(refs);
        return new FormCheck(stored, found, Amsterdam.day(now), flaws.of(stored.values()), orders(stored.values()));
    }

    Map<ItemId, ItemCard> cards(Collection<ItemId> ids) {
        return cards.findAll(ids).stream().collect(Collectors.toMap(ItemCard::id, each -> each));
    }

    Map<ItemRef, ItemVersion> versions(Collection<ItemRef> refs) {
        Map<ItemRef, ItemVersion> found = new LinkedHashMap<>(versions.getAllPresent(Set.copyOf(refs)));
        List<ItemRef> missing =
                refs.stream().filter(each -> !found.containsKey(each)).toList();
        for (ItemVersion each : items.findAll(missing)) {
            versions.put(each.ref(), each);
            found.put(each.ref(), each);
        }
        return found;
    }

    /** The items of the cases that these belong to, in order, by id of the case. */
    Map<String, List<ItemId>> orders(Collection<ItemVersion> found) {
        return cases.orders(found.stream()
                .flatMap(each -> CaseRef.of(each.content()).stream())
                .map(CaseRef::id)
                .collect(Collectors.toSet()));
    }

    private Use use(Instant now) {
        List<Stock.Earlier> earlier = new ArrayList<>();
        Map<String, Experience> known = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Sitting> past = sittings.all().stream()
                .filter(each -> !each.opens().isAfter(now) && !each.kind().equals("OEFEN"))
                .sorted(Comparator.comparing(Sitting::opens).reversed())
                .toList();
        for (Sitting sitting : past) {
            if (seen.add(sitting.form().toString())) {
                forms.find(sitting.form()).ifPresent(form -> earlier.add(earlier(form)));
            }
            if (sitting.progress() == Sitting.Progress.RELEASED) {
                count(sitting, known);
            }
        }
        return new Use(earlier, known);
    }

    private static Stock.Earlier earlier(TestForm form) {
        return new Stock.Earlier(
                form.ref().toString(),
                form.refs().stream().map(each -> each.id().value()).collect(Collectors.toSet()));
    }

    /** The newest share that got it right counts; how many had an item adds up. */
    private void count(Sitting sitting, Map<String, Experience> known) {
        String id = sitting.id().value();
        SittingStatistics found = counted.getIfPresent(id);
        if (found == null) {
            found = statistics.find(sitting.id()).orElse(null);
            if (found == null) {
                return;
            }
            counted.put(id, found);
        }
        for (SittingStatistics.Item each : found.items()) {
            String item = each.item().id().value();
            Experience before = known.getOrDefault(item, Experience.NONE);
            Double p = before.p() == null ? (Double) each.all().p().doubleValue() : before.p();
            known.put(item, new Experience(p, before.seconds(), before.seen() + found.n()));
        }
    }
}
