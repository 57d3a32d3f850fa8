package nl.kennispeil.delivery.actuality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itembank.Seen;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** One campaign on a screen: how far it is, who has what, and what somebody has still to judge. */
final class CampaignPage {

    private static final int AT_ONCE = 20; // judgements asked for on one page

    private final ActualityRoutes.Sources sources;
    private final Screening screening;
    private final Names names;
    private final Supplier<List<Login>> screeners;

    CampaignPage(ActualityRoutes.Sources sources, Screening screening, Names names, Supplier<List<Login>> screeners) {
        this.sources = sources;
        this.screening = screening;
        this.names = names;
        this.screeners = screeners;
    }

    /** What was done before this page, and with how many items. */
    record Notice(String done, int items, int stayed) {

        static final Notice NONE = new Notice("", 0, 0);

        String words(Page page) {
            if (done.isEmpty()) {
                return "";
            }
            String words = page.t("actuality.done." + done, items);
            return stayed == 0 ? words : words + " " + page.t("actuality.stayed", stayed);
        }
    }

    Pages.View view(Page page, Account account, Instant now, Campaign campaign, Notice notice, Screens.Typed typed) {
        Map<ItemId, Campaigns.Given> given = sources.campaigns().given(campaign);
        sources.audit()
                .write(Entry.of(account, "items.list", "items", now)
                        .detail("items", campaign.handed().size()));
        Map<ItemId, Overview.Row> rows = new HashMap<>();
        sources.overview().all().forEach(each -> rows.put(each.id(), each));
        List<Screens.Item> items = items(campaign, given, rows, account, page);
        Map<String, Integer> counts = new HashMap<>();
        for (Verdict each : Verdict.values()) {
            counts.put(each.code(), (int)
                    given.values().stream().filter(one -> one.verdict() == each).count());
        }
        boolean open = campaign.ended() == null;
        Map<String, Object> model = new HashMap<>();
        model.put("name", campaign.name());
        model.put("href", ActualityRoutes.HOME + "/ronde/" + campaign.id());
        model.put("begun", page.day(campaign.begun()));
        model.put("deadline", page.day(campaign.deadline()));
        model.put(
                "late",
                open
                        && given.size() < campaign.handed().size()
                        && Amsterdam.day(now).isAfter(campaign.deadline()));
        model.put("months", campaign.months());
        model.put("given", given.size());
        model.put("total", campaign.handed().size());
        model.put("counts", counts);
        List<Screens.Item> waiting = open
                ? items.stream()
                        .filter(each -> each.mine() && each.verdict().isEmpty())
                        .sorted(Comparator.comparing(
                                each -> !each.id().equals(typed.place()))) // what was just sent stays on the page
                        .toList()
                : List.of();
        model.put("mine", asked(waiting.subList(0, Math.min(AT_ONCE, waiting.size())), rows, page));
        model.put("later", Math.max(0, waiting.size() - AT_ONCE));
        model.put("items", items);
        model.put("shares", shares(campaign, given, page));
        model.put("rest", open ? screening.rest(campaign, given.keySet()).size() : 0);
        model.put(
                "screeners",
                screeners.get().stream()
                        .map(each -> new Screens.Screener(each.login(), names.of(each.login(), page)))
                        .toList());
        model.put("ended", ended(campaign, page));
        model.put("endedWhy", campaign.ended() == null ? "" : campaign.ended().reason());
        model.put("plot", plot(campaign, given, page, Amsterdam.day(now)));
        model.put("notice", notice.words(page));
        model.put("typed", typed);
        return new Pages.View.Html("actuality/campaign.jte", model);
    }

    private String ended(Campaign campaign, Page page) {
        Campaign.End end = campaign.ended();
        return end == null ? "" : page.t("actuality.endedBy", names.of(end.by(), page), page.date(end.at()));
    }

    private List<Screens.Item> items(
            Campaign campaign,
            Map<ItemId, Campaigns.Given> given,
            Map<ItemId, Overview.Row> rows,
            Account account,
            Page page) {
        List<Screens.Item> items = new ArrayList<>();
        campaign.handed().forEach((item, screener) -> {
            Overview.Row row = rows.get(item);
            Campaigns.Given verdict = given.get(item);
            items.add(new Screens.Item(
                    item.value(),
                    ItemPaths.of(item) + "/nakijken",
                    row == null ? "" : row.title(),
                    screener.isEmpty() ? page.t("actuality.nobody") : names.of(screener, page),
                    verdict == null ? "" : verdict.verdict().code(),
                    verdict == null ? "" : verdict.reason(),
                    verdict == null ? "" : page.date(verdict.at()),
                    screener.equals(account.login())));
        });
        return items;
    }

    /** Who has how much, whoever has most left first. */
    private List<Screens.Share> shares(Campaign campaign, Map<ItemId, Campaigns.Given> given, Page page) {
        return campaign.handed().values().stream()
                .distinct()
                .filter(each -> !each.equals(HandOut.NOBODY))
                .map(each -> {
                    List<ItemId> own = campaign.of(each);
                    int judged = (int) own.stream().filter(given::containsKey).count();
                    return new Screens.Share(each, names.of(each, page), judged, own.size() - judged);
                })
                .sorted(Comparator.comparing(Screens.Share::left).reversed().thenComparing(Screens.Share::name))
                .toList();
    }

    /** Whoever judges sees the item as a candidate does, with the key and what it rests on. */
    private List<Screens.Asked> asked(List<Screens.Item> waiting, Map<ItemId, Overview.Row> rows, Page page) {
        List<ItemCard> cards = waiting.stream()
                .flatMap(each -> Stream.ofNullable(rows.get(new ItemId(each.id()))))
                .map(Overview.Row::card)
                .toList();
        Map<ItemId, Seen> seen = new HashMap<>();
        Map<ItemId, ItemVersion> versions = new HashMap<>();
        sources.items()
                .findAll(cards.stream().flatMap(each -> each.newest().stream()).toList())
                .forEach(each -> versions.put(each.ref().id(), each));
        cards.stream()
                .filter(each -> versions.containsKey(each.id()))
                .forEach(each ->
                        seen.put(each.id(), Seen.of(each, Objects.requireNonNull(versions.get(each.id())), page)));
        return waiting.stream()
                .map(each -> new Screens.Asked(each.id(), each.href(), each.title(), seen.get(new ItemId(each.id()))))
                .toList();
    }

    /** Items judged by day, added up, beside the plan: a straight line to the deadline. */
    private static String plot(Campaign campaign, Map<ItemId, Campaigns.Given> given, Page page, LocalDate today) {
        int total = campaign.handed().size();
        long days = Math.max(1, ChronoUnit.DAYS.between(campaign.begun(), campaign.deadline()));
        long shown = Math.max(1, ChronoUnit.DAYS.between(campaign.begun(), today));
        double[] at = new double[(int) Math.min(shown, 1_000) + 1];
        double[] done = new double[at.length];
        for (int day = 0; day < at.length; day++) {
            LocalDate upTo = campaign.begun().plusDays(day);
            at[day] = day;
            done[day] = given.values().stream()
                    .filter(each -> !Amsterdam.day(each.at()).isAfter(upTo))
                    .count();
        }
        Locale locale = page.messages().language().locale();
        return new Plot(
                        new Plot.Size(680, 280, 52, 110, 30, 48),
                        Axis.exactly(page.t("actuality.days"), 0, Math.max((double) days, at.length - 1.0), 6),
                        Axis.around(page.t("items.plotItems"), 0, Math.max(1, total), 5),
                        locale,
                        page.t("actuality.plot"),
                        page.t("actuality.plotWords", given.size(), total))
                .line("other", new double[] {0, (double) days}, new double[] {0, total}, page.t("actuality.planned"))
                .line("s1", at, done, page.t("actuality.judged"))
                .svg();
    }
}
