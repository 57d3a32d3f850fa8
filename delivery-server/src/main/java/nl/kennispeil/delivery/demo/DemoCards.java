package nl.kennispeil.delivery.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.Stores;

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

    private static final int DAYS_APART = 13;
    private static final int CHECKED_WITHIN = 1_000;

    private final DemoBank bank;
    private final LocalDate today;

    DemoCards(DemoBank bank, Instant now) {
        this.bank = bank;
        this.today = now.atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate();
    }

    void fill(Stores stores) {
        stores.cards().insertAll(cards());
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
                number % 40 == 7 ? Set.of("demo-paar-" + number / 80) : Set.of(),
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
