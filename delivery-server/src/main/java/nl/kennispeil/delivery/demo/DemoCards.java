package nl.kennispeil.delivery.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Anchor;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.bank.workflow.Passage;
import nl.kennispeil.bank.workflow.Signature;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.itembank.ItemEvent;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemReviews;
import nl.kennispeil.delivery.itembank.Production;

/** The cards of the demo bank: written by the demo authors, in every state, some due to be checked again. */
final class DemoCards {

    private static final List<String> AUTHORS = List.of("auteur", "auteur2", "auteur-opleider", "redactie");

    /** Where items that stand in no form are; those that do are in use. */
    private static final List<ItemState> STATES = List.of(
            ItemState.IN_REVIEW,
            ItemState.DRAFT,
            ItemState.APPROVED,
            ItemState.IN_REVIEW,
            ItemState.REPAIR,
            ItemState.RESTING,
            ItemState.PILOT,
            ItemState.IN_REVIEW,
            ItemState.RETIRED,
            ItemState.APPROVED);

    private static final int DAYS_APART = 37;
    private static final int CHECKED_WITHIN = 1_000;
    private static final int MADE_WITHIN = 500;
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final DemoBank bank;
    private final List<ItemVersion> types;
    private final Map<ItemId, String> enemies = new HashMap<>();
    private final LocalDate today;

    /** @param types items besides the bank, which stand in forms of their own */
    DemoCards(DemoBank bank, List<ItemVersion> types, Instant now) {
        this.bank = bank;
        this.types = types;
        for (List<ItemId> pair : bank.enemies()) {
            pair.forEach(each -> enemies.put(each, "demo-paar-" + pair.get(0)));
        }
        this.today = now.atZone(ZONE).toLocalDate();
    }

    void fill(Stores stores) {
        List<ItemCard> cards = cards();
        stores.cards().insertAll(cards);
        Map<ItemId, List<ItemEvent>> histories = new LinkedHashMap<>();
        Map<ItemId, LocalDate> made = new LinkedHashMap<>();
        Map<ItemId, LocalDate> approved = new LinkedHashMap<>();
        for (int i = 0; i < cards.size(); i++) {
            ItemCard card = cards.get(i);
            LocalDate day = today.minusDays(20L + (long) i * 7 % MADE_WITHIN);
            histories.put(card.id(), history(card, day));
            made.put(card.id(), day);
            if (card.checkedOn() != null) {
                approved.put(card.id(), day.plusDays(14));
            }
        }
        new ItemHistory(stores.shelves(), stores.bylines()).putAll(histories);
        new Production(stores.shelves()).fill(made, approved);
        discuss(stores, cards);
    }

    /** Begun, submitted, and approved by two when it came that far. */
    private static List<ItemEvent> history(ItemCard card, LocalDate day) {
        String author = card.authors().get(0);
        List<ItemEvent> events = new ArrayList<>();
        events.add(event(day, 9, author, "create", ItemState.DRAFT, ItemState.DRAFT));
        if (card.state() == ItemState.DRAFT) {
            return events;
        }
        events.add(event(day.plusDays(5), 10, author, "submit", ItemState.DRAFT, ItemState.IN_REVIEW));
        if (card.state() == ItemState.REPAIR) {
            events.add(event(day.plusDays(9), 11, "redactie2", "send-back", ItemState.IN_REVIEW, ItemState.REPAIR));
        }
        if (card.checkedOn() != null) {
            events.add(
                    event(day.plusDays(10), 11, "redactie2", "sign-approve", ItemState.IN_REVIEW, ItemState.IN_REVIEW));
            events.add(event(day.plusDays(14), 15, "redactie", "approve", ItemState.IN_REVIEW, ItemState.APPROVED));
        }
        return events;
    }

    private static ItemEvent event(LocalDate day, int hour, String by, String action, ItemState from, ItemState to) {
        Instant at = day.atTime(hour, 0).atZone(ZONE).toInstant();
        return new ItemEvent(at, by, action, from.name(), to.name(), 1, "");
    }

    /** One reviewer has approved an item that waits, and asked something about another one. */
    private void discuss(Stores stores, List<ItemCard> cards) {
        ItemReviews reviews = new ItemReviews(stores.shelves(), stores.bylines());
        Instant yesterday = today.minusDays(1).atTime(14, 0).atZone(ZONE).toInstant();
        List<ItemCard> waiting = cards.stream()
                .filter(each -> each.state() == ItemState.IN_REVIEW && !each.writtenBy("redactie2"))
                .limit(2)
                .toList();
        if (waiting.size() == 2) {
            ItemCard first = waiting.get(0);
            reviews.sign(first.id(), new Signature(Action.APPROVE, first.version(), "redactie2", yesterday, ""));
            ItemCard second = waiting.get(1);
            bank.items().stream()
                    .filter(each -> each.ref().id().equals(second.id()))
                    .findFirst()
                    .flatMap(each -> Passage.of(each.content()).stream().findFirst())
                    .ifPresent(each -> reviews.begin(
                            second.id(),
                            "tdemo",
                            new Anchor(each.path(), each.words()),
                            second.version(),
                            new CommentThread.Remark(
                                    "redactie2",
                                    yesterday,
                                    "Kan deze casus korter? De leeftijd doet er hier niet toe.")));
        }
    }

    List<ItemCard> cards() {
        Set<ItemId> used = bank.forms().stream()
                .flatMap(each -> each.refs().stream())
                .map(each -> each.id())
                .collect(Collectors.toSet());
        List<ItemCard> cards = new ArrayList<>();
        int free = 0;
        for (int i = 0; i < bank.items().size(); i++) {
            ItemVersion item = bank.items().get(i);
            boolean inUse = used.contains(item.ref().id());
            ItemState state = inUse ? ItemState.ACTIVE : STATES.get(free++ % STATES.size());
            cards.add(card(item, state, AUTHORS.get(i % AUTHORS.size()), i));
        }
        for (int i = 0; i < types.size(); i++) {
            cards.add(card(types.get(i), ItemState.ACTIVE, AUTHORS.get(i % AUTHORS.size()), i));
        }
        return cards;
    }

    private ItemCard card(ItemVersion item, ItemState state, String author, int number) {
        boolean checked = state.usable() || state == ItemState.RESTING;
        LocalDate on = today.minusDays((long) number * DAYS_APART % CHECKED_WITHIN);
        return new ItemCard(
                item.ref().id(),
                1,
                state,
                item.ref().version(),
                List.of(author),
                item.tests().contains("KOV") ? "Schola Medica (demo)" : "HN (demo)",
                item.synthetic() ? "Demo, niet voor echt gebruik" : "EUPL-1.2",
                theme(item),
                Set.of(number % 3 == 0 ? "aios-jaar-1" : "aios"),
                references(item, number),
                Optional.ofNullable(enemies.get(item.ref().id())).stream().collect(Collectors.toSet()),
                checked ? on.plusYears(2) : null,
                checked ? on : null,
                List.of(),
                "");
    }

    private static String theme(ItemVersion item) {
        String title = item.classification().icpcTitle();
        return title == null ? item.classification().category() : title;
    }

    private List<Reference> references(ItemVersion item, int number) {
        String name = item.rationale().sourceName();
        if (!name.isBlank()) {
            return List.of(new Reference(item.rationale().sourceKind(), name, null));
        }
        return number % 5 == 0
                ? List.of()
                : List.of(new Reference(
                        "Demo",
                        "Richtlijn " + item.classification().category() + " (verzonnen)",
                        today.minusYears(1L + number % 6).withDayOfYear(1)));
    }
}
