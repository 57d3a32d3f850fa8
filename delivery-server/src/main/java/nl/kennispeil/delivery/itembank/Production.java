package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Which items were begun and which were approved in which month (R56), and the norm of a year. One document per month,
 * found by its name.
 */
public final class Production {

    /** Of 2020, half the usual number. */
    static final int NORM = 176;

    private static final int MOST = 100_000;
    private static final String NORM_ID = "norm";

    private final Shelf shelf;

    public Production(Shelves shelves) {
        this.shelf = shelves.shelf("item_production", Holds.NOBODY);
    }

    /** The items of a year by what was done with them: each once, in the month it was done first. */
    public record Year(int year, Map<ItemId, YearMonth> made, Map<ItemId, YearMonth> approved) {}

    public void made(ItemId item, Instant now) {
        push("made", item, YearMonth.from(Amsterdam.day(now)));
    }

    public void approved(ItemId item, Instant now) {
        push("approved", item, YearMonth.from(Amsterdam.day(now)));
    }

    /** Fills the past of a bank that is new here. */
    public void fill(Map<ItemId, LocalDate> made, Map<ItemId, LocalDate> approved) {
        Map<String, List<String>> months = new LinkedHashMap<>();
        made.forEach((item, day) -> months.computeIfAbsent(id("made", YearMonth.from(day)), any -> new ArrayList<>())
                .add(item.value()));
        approved.forEach(
                (item, day) -> months.computeIfAbsent(id("approved", YearMonth.from(day)), any -> new ArrayList<>())
                        .add(item.value()));
        List<Fields> documents = new ArrayList<>();
        months.forEach((id, items) -> documents.add(
                Fields.of(id).with("schema", 1).with("items", items).build()));
        shelf.putAll(documents);
    }

    public Year of(int year) {
        return new Year(year, items("made", year), items("approved", year));
    }

    int norm(int year) {
        return shelf.find(NORM_ID)
                .map(each -> each.map("years").get(Integer.toString(year)))
                .map(each -> ((Number) each).intValue())
                .orElse(NORM);
    }

    /** @throws IllegalArgumentException for less than 1 or more than anybody makes */
    void norm(int year, int items) {
        if (items < 1 || items > MOST) {
            throw new IllegalArgumentException("a norm of " + items + " items: allowed is 1 to " + MOST);
        }
        shelf.changeAll(List.of(Change.ofOrCreate(NORM_ID).set("schema", 1).set("years." + year, items)));
    }

    private Map<ItemId, YearMonth> items(String what, int year) {
        Map<String, YearMonth> months = new HashMap<>();
        IntStream.rangeClosed(1, 12)
                .mapToObj(each -> YearMonth.of(year, each))
                .forEach(each -> months.put(id(what, each), each));
        Map<ItemId, YearMonth> items = new HashMap<>();
        for (Fields each : shelf.findAll(months.keySet())) {
            YearMonth month = months.get(each.id());
            Set<String> once = new HashSet<>(each.texts("items"));
            once.forEach(
                    item -> items.merge(new ItemId(item), month, (one, other) -> one.isBefore(other) ? one : other));
        }
        return items;
    }

    private void push(String what, ItemId item, YearMonth month) {
        shelf.changeAll(
                List.of(Change.ofOrCreate(id(what, month)).set("schema", 1).push("items", item.value())));
    }

    private static String id(String what, YearMonth month) {
        return what + "-" + month;
    }
}
