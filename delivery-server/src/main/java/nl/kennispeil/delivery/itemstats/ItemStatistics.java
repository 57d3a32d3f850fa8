package nl.kennispeil.delivery.itemstats;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.result.Result;
import nl.kennispeil.delivery.result.Results;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/**
 * Makes and keeps the statistics of items, without term. They hold nobody: there is no row of a person, every figure is
 * about ten people or more, and none about fewer follows by subtraction ({@link Suppression}).
 *
 * <p>A sitting is counted once, at its release, and never again: the difference between a count before and one after
 * somebody was deleted would be that person's answers.
 */
public final class ItemStatistics {

    /** Results are read in portions: one is some kilobytes. */
    private static final int AT_A_TIME = 100;

    private final Shelf shelf;
    private final Sittings sittings;
    private final FormLibrary forms;
    private final Rosters rosters;
    private final Institutes institutes;
    private final Attempts attempts;
    private final Results results;

    public ItemStatistics(
            Shelves shelves,
            Sittings sittings,
            FormLibrary forms,
            Rosters rosters,
            Institutes institutes,
            Attempts attempts,
            Results results) {
        this.shelf = shelves.shelf("item_statistics", Holds.NOBODY);
        this.sittings = sittings;
        this.forms = forms;
        this.rosters = rosters;
        this.institutes = institutes;
        this.attempts = attempts;
        this.results = results;
    }

    /** Counts every sitting that is released and was not counted yet; how many those were. */
    public int makeMissing(Instant now) {
        int made = 0;
        for (Sitting each : sittings.all()) {
            if (each.progress() == Sitting.Progress.RELEASED && make(each, now)) {
                made++;
            }
        }
        return made;
    }

    /**
     * Counts one sitting, unless that was done.
     *
     * @return true when it was done now
     */
    public boolean make(Sitting sitting, Instant now) {
        if (shelf.find(sitting.id().value()).isPresent()) {
            return false;
        }
        TestForm form = forms.form(sitting.form()).form();
        SittingTally tally = new SittingTally(form);
        List<String> all = institutes.all().stream().map(Institute::id).toList();
        List<AttemptId> ids = rosters.of(sitting.id(), all).values().stream()
                .flatMap(List::stream)
                .map(AttemptId::new)
                .toList();
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            List<AttemptId> some = ids.subList(from, Math.min(ids.size(), from + AT_A_TIME));
            Map<AttemptId, Attempt> known = attempts.findAll(some);
            for (Result each : results.findAll(some)) {
                Attempt attempt = known.get(each.attempt());
                if (attempt != null && each.form().equals(form.ref())) {
                    tally.add(each, attempt.institute());
                }
            }
        }
        SittingStatistics statistics = tally.statistics(now);
        shelf.putAll(statistics.items().stream()
                .map(each -> toFields(sitting.id(), each))
                .toList());
        // last: what stands here is whole
        return shelf.insert(toFields(sitting.id(), statistics));
    }

    /** The statistics of a sitting; empty before its release. */
    public Optional<SittingStatistics> find(SittingId sitting) {
        return shelf.find(sitting.value()).map(head -> read(sitting, head));
    }

    /** The same, counted now when the sitting is released and was not counted yet. */
    public Optional<SittingStatistics> findOrMake(SittingId sitting, Instant now) {
        sittings.find(sitting)
                .filter(each -> each.progress() == Sitting.Progress.RELEASED)
                .ifPresent(each -> make(each, now));
        return find(sitting);
    }

    /** How many began a sitting, of those whose attempts are still kept or were counted at its release. */
    public int began(SittingId sitting) {
        List<String> all = institutes.all().stream().map(Institute::id).toList();
        List<AttemptId> ids = rosters.of(sitting, all).values().stream()
                .flatMap(List::stream)
                .map(AttemptId::new)
                .toList();
        int began = 0;
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            began += (int) attempts.findAll(ids.subList(from, Math.min(ids.size(), from + AT_A_TIME))).values().stream()
                    .filter(each -> each.startedAt() != null)
                    .count();
        }
        int counted = shelf.find(sitting.value()).map(each -> each.number("n")).orElse(0);
        return Math.max(began, counted);
    }

    private SittingStatistics read(SittingId sitting, Fields head) {
        FormRef ref = FormRef.parse(head.text("form"));
        int n = head.number("n");
        List<ItemRef> order = n == 0
                ? List.of()
                : forms.form(ref).form().items().stream().map(FormItem::item).toList();
        Map<String, SittingStatistics.Item> items = new HashMap<>();
        shelf.findAll(order.stream().map(each -> id(sitting, each)).toList())
                .forEach(each -> items.put(each.id(), item(each)));
        Map<String, Integer> shown = new TreeMap<>();
        head.map("institutes").forEach((institute, size) -> shown.put(institute, ((Number) size).intValue()));
        return new SittingStatistics(
                ref,
                head.instant("at"),
                n,
                shown,
                head.texts("leftOut"),
                head.documents("bands").stream()
                        .map(each ->
                                new SittingStatistics.Band(each.number("from"), each.number("to"), each.number("n")))
                        .toList(),
                order.stream()
                        .flatMap(each -> Optional.ofNullable(items.get(id(sitting, each))).stream())
                        .toList());
    }

    private static String id(SittingId sitting, ItemRef item) {
        return sitting + "|" + item;
    }

    private static Fields toFields(SittingId sitting, SittingStatistics statistics) {
        return Fields.of(sitting.value())
                .with("schema", 1)
                .with("form", statistics.form().toString())
                .with("at", statistics.at())
                .with("n", statistics.n())
                .with("institutes", new TreeMap<>(statistics.institutes()))
                .with("leftOut", statistics.leftOut())
                .with(
                        "bands",
                        statistics.bands().stream()
                                .map(each -> Map.of("from", each.from(), "to", each.to(), "n", each.n()))
                                .toList())
                .build();
    }

    private static Fields toFields(SittingId sitting, SittingStatistics.Item item) {
        Map<String, Object> cells = new LinkedHashMap<>();
        item.institutes().forEach((institute, cell) -> cells.put(institute, toMap(cell)));
        return Fields.of(id(sitting, item.item()))
                .with("schema", 1)
                .with("item", item.item().toString())
                .with("scored", item.scored())
                .with("all", toMap(item.all()))
                .with("institutes", cells)
                .build();
    }

    private static Map<String, Object> toMap(SittingStatistics.Cell cell) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("chosen", new TreeMap<>(cell.chosen()));
        map.put("unknown", cell.unknown());
        map.put("blank", cell.blank());
        map.put("p", cell.p().toPlainString());
        if (cell.rit() != null) {
            map.put("rit", cell.rit().toPlainString());
        }
        if (cell.rir() != null) {
            map.put("rir", cell.rir().toPlainString());
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    private static SittingStatistics.Item item(Fields fields) {
        Map<String, SittingStatistics.Cell> cells = new TreeMap<>();
        List<Map.Entry<String, Object>> stored =
                new ArrayList<>(fields.map("institutes").entrySet());
        stored.forEach(each -> cells.put(each.getKey(), cell((Map<String, Object>) each.getValue())));
        return new SittingStatistics.Item(
                ItemRef.parse(fields.text("item")), fields.flag("scored"), cell(fields.map("all")), cells);
    }

    private static SittingStatistics.Cell cell(Map<String, Object> stored) {
        Fields fields = Fields.nested(stored);
        Map<String, Integer> chosen = new TreeMap<>();
        fields.map("chosen").forEach((letter, count) -> chosen.put(letter, ((Number) count).intValue()));
        return new SittingStatistics.Cell(
                chosen,
                fields.number("unknown"),
                fields.number("blank"),
                new BigDecimal(fields.text("p")),
                decimal(fields, "rit"),
                decimal(fields, "rir"));
    }

    private static @Nullable BigDecimal decimal(Fields fields, String name) {
        return fields.optionalText(name).map(BigDecimal::new).orElse(null);
    }
}
