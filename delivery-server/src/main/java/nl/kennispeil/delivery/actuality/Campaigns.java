package nl.kennispeil.delivery.actuality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Campaigns, of which there are a few a year, and one document per verdict, found by campaign and item; the first verdict
 * on an item stands. People are kept as bylines.
 */
public final class Campaigns {

    private final Shelf campaigns;
    private final Shelf verdicts;
    private final Bylines bylines;

    /** @param by login, or the byline of somebody who went */
    record Given(Verdict verdict, String by, Instant at, String reason) {}

    public Campaigns(Shelves shelves, Bylines bylines) {
        this.campaigns = shelves.shelf("actuality_campaigns", Holds.NOBODY);
        this.verdicts = shelves.shelf("actuality_verdicts", Holds.NOBODY);
        this.bylines = bylines;
    }

    boolean add(Campaign campaign) {
        List<Map<String, Object>> handed = new ArrayList<>();
        campaign.handed()
                .forEach((item, login) -> handed.add(Map.of(
                        "item", item.value(), "screener", login.equals(HandOut.NOBODY) ? "" : bylines.of(login))));
        return campaigns.insert(Fields.of(campaign.id())
                .with("schema", 1)
                .with("name", campaign.name())
                .with("begun", campaign.begun().toString())
                .with("deadline", campaign.deadline().toString())
                .with("months", campaign.months())
                .with("chosen", campaign.chosen())
                .with("by", bylines.of(campaign.by()))
                .with("handed", handed)
                .build());
    }

    Optional<Campaign> find(String id) {
        return campaigns.find(id).map(this::read);
    }

    /** The newest first. */
    List<Campaign> all() {
        return campaigns.all().stream()
                .map(this::read)
                .sorted(Comparator.comparing(Campaign::begun).reversed().thenComparing(Campaign::id))
                .toList();
    }

    private Campaign read(Fields fields) {
        Set<String> people = new HashSet<>(Set.of(fields.text("by")));
        fields.documents("handed").forEach(each -> people.add(each.text("screener")));
        fields.documents("over").forEach(each -> people.add(each.text("to")));
        if (!fields.map("ended").isEmpty()) {
            people.add(Fields.nested(fields.map("ended")).text("by"));
        }
        people.remove("");
        Map<String, String> logins = bylines.logins(people);
        Map<ItemId, String> handed = new LinkedHashMap<>();
        fields.documents("handed")
                .forEach(each -> handed.put(
                        new ItemId(each.text("item")),
                        logins.getOrDefault(each.text("screener"), each.text("screener"))));
        // what was handed over later stands over what was before
        for (Fields each : fields.documents("over")) {
            String to = each.text("to");
            each.texts("items").forEach(item -> handed.replace(new ItemId(item), logins.getOrDefault(to, to)));
        }
        return new Campaign(
                fields.id(),
                fields.text("name"),
                LocalDate.parse(fields.text("begun")),
                LocalDate.parse(fields.text("deadline")),
                fields.number("months"),
                fields.text("chosen"),
                logins.getOrDefault(fields.text("by"), fields.text("by")),
                handed,
                end(fields, logins));
    }

    private static Campaign.@Nullable End end(Fields fields, Map<String, String> logins) {
        Map<String, Object> stored = fields.map("ended");
        if (stored.isEmpty()) {
            return null;
        }
        Fields end = Fields.nested(stored);
        return new Campaign.End(
                end.instant("at"), logins.getOrDefault(end.text("by"), end.text("by")), end.text("reason"));
    }

    /**
     * Hands items over, on top of what was handed out before: each step is one that adds, so that two people who do so at
     * once both do it.
     *
     * @param to login, or nobody
     */
    void hand(Campaign campaign, Collection<ItemId> items, String to, Instant now) {
        campaigns.changeAll(List.of(Change.of(campaign.id())
                .push(
                        "over",
                        Map.of(
                                "at",
                                now,
                                "to",
                                to.equals(HandOut.NOBODY) ? "" : bylines.of(to),
                                "items",
                                items.stream().map(ItemId::value).toList()))));
    }

    void end(Campaign campaign, Campaign.End end) {
        campaigns.changeAll(List.of(Change.of(campaign.id())
                .set("ended", Map.of("at", end.at(), "by", bylines.of(end.by()), "reason", end.reason()))));
    }

    /** The items that wait for a verdict in a campaign that goes on. */
    Set<ItemId> underway() {
        Set<ItemId> underway = new HashSet<>();
        for (Campaign each : all()) {
            if (each.ended() == null) {
                Set<ItemId> left = new HashSet<>(each.handed().keySet());
                left.removeAll(given(each).keySet());
                underway.addAll(left);
            }
        }
        return underway;
    }

    /** Notes a verdict; false when somebody gave one before. */
    boolean give(Campaign campaign, ItemId item, Given given) {
        return verdicts.insert(Fields.of(id(campaign, item))
                .with("schema", 1)
                .with("verdict", given.verdict().name())
                .with("by", bylines.of(given.by()))
                .with("at", given.at())
                .with("reason", given.reason())
                .build());
    }

    Map<ItemId, Given> given(Campaign campaign) {
        Map<String, ItemId> ids = new HashMap<>();
        campaign.handed().keySet().forEach(each -> ids.put(id(campaign, each), each));
        List<Fields> found = verdicts.findAll(ids.keySet());
        Map<String, String> logins =
                bylines.logins(found.stream().map(each -> each.text("by")).toList());
        Map<ItemId, Given> given = new HashMap<>();
        for (Fields each : found) {
            ItemId item = ids.get(each.id());
            if (item != null) {
                given.put(
                        item,
                        new Given(
                                Verdict.valueOf(each.text("verdict")),
                                logins.getOrDefault(each.text("by"), each.text("by")),
                                each.instant("at"),
                                each.text("reason")));
            }
        }
        return given;
    }

    /** How many items somebody has still to screen, and before which day first; empty when there are none. */
    public Optional<Reminder> waiting(String login, LocalDate today) {
        int items = 0;
        LocalDate first = null;
        for (Campaign each : all()) {
            List<ItemId> mine = each.of(login);
            // a campaign that was due long ago asks nothing of anybody
            if (each.ended() == null
                    && !mine.isEmpty()
                    && !today.isAfter(each.deadline().plusMonths(3))) {
                Map<ItemId, Given> given = given(each);
                int left = (int)
                        mine.stream().filter(item -> !given.containsKey(item)).count();
                items += left;
                if (left > 0 && (first == null || each.deadline().isBefore(first))) {
                    first = each.deadline();
                }
            }
        }
        return first == null ? Optional.empty() : Optional.of(new Reminder(items, first, today.isAfter(first)));
    }

    /** @param late true when that day is past */
    public record Reminder(int items, LocalDate before, boolean late) {}

    private static String id(Campaign campaign, ItemId item) {
        return campaign.id() + "|" + item;
    }
}
