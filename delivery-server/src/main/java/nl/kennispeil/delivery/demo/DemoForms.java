package nl.kennispeil.delivery.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.testform.Blueprints;
import nl.kennispeil.delivery.testform.ShelfFormDesigns;

/**
 * Blueprints in the dimensions that are public of the LHK (domain.md §2: 16 chapters of ICPC and theory, age, aspect,
 * urgent and chronic), with numbers that are a proposal, and a form that somebody has begun.
 */
final class DemoForms {

    private static final int ANY = Integer.MAX_VALUE;
    private static final int PILOTS = 3;

    private final DemoBank bank;
    private final Instant now;

    DemoForms(DemoBank bank, Instant now) {
        this.bank = bank;
        this.now = now;
    }

    void fill(Stores stores) {
        Blueprints blueprints = new Blueprints(stores.shelves());
        blueprints.add("lhk-120", 1, lhk(), now);
        blueprints.add("kov-40", 1, kov(), now);
        blueprints.add("tussen-45", 1, between(), now);
        new ShelfFormDesigns(stores.shelves(), stores.bylines()).insert(begun(stores));
    }

    static Blueprint lhk() {
        return blueprint(
                DemoBank.lhkBlueprint(),
                "LHK",
                count("age", "0-4", 8, 14),
                count("age", "5-17", 8, 14),
                count("age", "18-44", 32, 46),
                count("age", "45-69", 30, 42),
                count("age", "70+", 12, 20),
                count("aspect", "diagnostiek", 24, 40),
                count("aspect", "lichamelijk onderzoek", 12, 24),
                count("aspect", "behandeling", 32, 50),
                count("aspect", "verwijzing", 8, 18),
                count("aspect", "preventie en voorlichting", 6, 14),
                count("character", "spoed", 14, 22),
                count("character", "chronisch", 28, 40),
                count("options", "4", 60, ANY),
                count("options", "2", 0, 15));
    }

    static Blueprint kov() {
        return blueprint(
                DemoBank.kovBlueprint(),
                "KOV",
                count("age", "0-4", 2, 5),
                count("age", "5-17", 2, 5),
                count("age", "18-44", 10, 16),
                count("age", "45-69", 10, 16),
                count("age", "70+", 4, 8),
                count("aspect", "diagnostiek", 8, 14),
                count("aspect", "lichamelijk onderzoek", 5, 10),
                count("aspect", "behandeling", 8, 14),
                count("character", "spoed", 4, 8),
                count("character", "chronisch", 8, 13));
    }

    /** An interim test: ranges in every dimension at once, which the bank of the demo can fill in many ways. */
    static Blueprint between() {
        List<Constraint> all = new ArrayList<>();
        DemoBank.lhkBlueprint().byCategory().forEach((chapter, items) -> {
            int some = Math.round(items * 45 / 120f);
            all.add(count("category", chapter, Math.max(1, some - 1), some + 2));
        });
        all.addAll(List.of(
                count("age", "0-4", 2, 6),
                count("age", "5-17", 2, 6),
                count("age", "18-44", 12, 20),
                count("age", "45-69", 10, 18),
                count("age", "70+", 4, 8),
                count("aspect", "diagnostiek", 10, 18),
                count("aspect", "lichamelijk onderzoek", 4, 10),
                count("aspect", "behandeling", 12, 20),
                count("aspect", "verwijzing", 2, 6),
                count("aspect", "preventie en voorlichting", 2, 6),
                count("character", "spoed", 4, 8),
                count("character", "chronisch", 10, 16),
                count("options", "4", 20, ANY),
                count("options", "2", 0, 6),
                new Constraint.Sum("seconds", Double.NEGATIVE_INFINITY, 45 * 60),
                new Constraint.Mean("p", 0.65, 0.85),
                new Constraint.Overlap(Constraint.Overlap.EACH, 30),
                new Constraint.Actual()));
        return new Blueprint("Tussentijdse toets 45 (voorstel)", 45, all, "", null);
    }

    private static Blueprint blueprint(Blueprint chapters, String test, Constraint... others) {
        List<Constraint> all = new ArrayList<>(chapters.constraints());
        all.addAll(List.of(others));
        all.add(Constraint.Count.exactly("test", test, chapters.length()));
        all.add(new Constraint.Actual());
        return new Blueprint(chapters.name(), chapters.length(), all, "", null);
    }

    private static Constraint count(String column, String value, int min, int max) {
        return new Constraint.Count(List.of(Condition.is(column, value)), min, max);
    }

    /** Half of every chapter of next spring's LHK, with a few pilots: somebody has still to do the rest. */
    private FormDesign begun(Stores stores) {
        LocalDate today = Amsterdam.day(now);
        Map<ItemId, ItemCard> cards = new HashMap<>();
        stores.cards().all().forEach(each -> cards.put(each.id(), each));
        Map<String, Integer> open = new HashMap<>();
        DemoBank.lhkBlueprint().byCategory().forEach((chapter, items) -> open.put(chapter, (items + 1) / 2));
        List<Place> places = new ArrayList<>();
        int pilots = 0;
        List<ItemVersion> sorted = bank.items().stream()
                .filter(each -> each.tests().contains("LHK"))
                .sorted(Comparator.comparing(each -> each.ref().id().value().hashCode()))
                .toList();
        for (ItemVersion each : sorted) {
            ItemCard card = cards.get(each.ref().id());
            String chapter = each.classification().category();
            if (card == null
                    || !card.state().usable()
                    || !card.actual(today)
                    || !card.enemies().isEmpty()) {
                continue;
            }
            if (card.state() == ItemState.PILOT) {
                if (pilots++ < PILOTS) {
                    places.add(new Place(each.ref(), false, ""));
                }
            } else if (open.merge(chapter, -1, Integer::sum) >= 0) {
                places.add(new Place(each.ref(), true, ""));
            }
        }
        return FormDesign.draft(
                        new FormRef("LHK-" + (today.getYear() + 1) + "-V", 1),
                        TestKinds.find("LHK").orElseThrow(),
                        "LHK voorjaar " + (today.getYear() + 1),
                        "lhk-120:1",
                        "psychometricus")
                .begun(places);
    }
}
