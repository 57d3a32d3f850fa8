package nl.kennispeil.delivery.actuality;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemFilter;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.itembank.Reviewing;
import nl.kennispeil.delivery.itembank.Seen;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** Campaigns of screening: the list, a new one, and one with its progress and what somebody has still to judge. */
public final class ActualityRoutes implements Routes {

    static final String HOME = ItemPaths.HOME + "/actualiteit";
    private static final String ONE = HOME + "/ronde/:id";
    private static final int FORM_LIMIT = 160 * 1024;
    private static final int USUAL_MONTHS = 24;
    private static final int MOST_ITEMS = 5_000;
    private static final int AT_ONCE = 20; // judgements asked for on one page
    private static final List<String> NOTICES = List.of("planned", "judged");

    /** What it works on. */
    public record Sources(
            Campaigns campaigns,
            ItemCards cards,
            Items items,
            Overview overview,
            Reviewing reviewing,
            ItemHistory history,
            Confidentiality confidentiality,
            Accounts accounts,
            AuditTrail audit) {}

    private final Guarded guarded;
    private final Sources sources;
    private final Screening screening;
    private final Names names;
    private final Clock clock;

    public ActualityRoutes(Pages pages, Sources sources, Clock clock) {
        this.guarded = new Guarded(pages, Permission.REVIEW_ITEMS, sources.confidentiality()::gate, clock);
        this.sources = sources;
        this.clock = clock;
        this.names = new Names(sources.accounts());
        this.screening = new Screening(
                sources.campaigns(), sources.cards(), sources.reviewing(), sources.history(), sources.audit());
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.get(HOME + "/nieuw").handler(this::plan);
        router.post(HOME + "/nieuw").handler(form()).handler(this::planTicked);
        router.post(HOME).handler(form()).handler(this::begin);
        router.get(ONE).handler(this::campaign);
        router.post(ONE + "/oordeel").handler(Forms.plain()).handler(this::judge);
    }

    private static BodyHandler form() {
        return BodyHandler.create(false).setBodyLimit(FORM_LIMIT);
    }

    private void list(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            LocalDate today = Amsterdam.day(now);
            List<Screens.Row> rows = new ArrayList<>();
            for (Campaign each : sources.campaigns().all()) {
                Map<ItemId, Campaigns.Given> given = sources.campaigns().given(each);
                boolean open = given.size() < each.handed().size();
                rows.add(new Screens.Row(
                        HOME + "/ronde/" + each.id(),
                        each.name(),
                        page.day(each.deadline()),
                        open && today.isAfter(each.deadline()),
                        given.size(),
                        each.handed().size(),
                        (int) each.of(account.login()).stream()
                                .filter(item -> !given.containsKey(item))
                                .count()));
            }
            return new Pages.View.Html("actuality/list.jte", Map.of("rows", rows));
        });
    }

    private void plan(RoutingContext context) {
        ItemFilter filter = ItemFilter.of(context.queryParams()::get);
        guarded.answer(context, (page, account, now) -> form(page, account, filter, List.of(), now));
    }

    private void planTicked(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            List<String> ticked = context.request().formAttributes().getAll("item");
            return form(page, account, ItemFilter.none(), ticked, now);
        });
    }

    private Pages.View form(Page page, Account account, ItemFilter filter, List<String> ticked, Instant now) {
        List<ItemCard> chosen = chosen(filter, ticked, account);
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("ticked", ticked);
        model.put("items", chosen.size());
        model.put("today", Amsterdam.day(now).toString());
        model.put("deadline", Amsterdam.day(now).plusMonths(2).toString());
        model.put("longAgo", Amsterdam.day(now).minusYears(2).toString());
        model.put("months", USUAL_MONTHS);
        model.put(
                "screeners",
                screeners().stream()
                        .map(each -> new Screens.Screener(each.login(), names.of(each.login(), page)))
                        .toList());
        return new Pages.View.Html("actuality/plan.jte", model);
    }

    /** What was ticked, or what the filter finds; never what is retired. */
    private List<ItemCard> chosen(ItemFilter filter, List<String> ticked, Account account) {
        List<Overview.Row> all = sources.overview().all();
        Set<String> wanted = new HashSet<>(ticked);
        List<Overview.Row> rows = ticked.isEmpty()
                ? filter.query().isEmpty() ? List.of() : sources.overview().search(filter, account)
                : all.stream()
                        .filter(each -> wanted.contains(each.id().value()))
                        .toList();
        return rows.stream()
                .map(Overview.Row::card)
                .filter(each -> each.state() != ItemState.RETIRED)
                .limit(MOST_ITEMS)
                .toList();
    }

    private List<Login> screeners() {
        Instant now = clock.instant();
        return sources.accounts().staff().stream()
                .filter(each -> each.functionsAt(now).stream().anyMatch(one -> one.role() == Role.REVIEWER))
                .toList();
    }

    private void begin(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            Set<String> known =
                    new HashSet<>(screeners().stream().map(Login::login).toList());
            List<String> screeners = context.request().formAttributes().getAll("screener").stream()
                    .filter(known::contains)
                    .distinct()
                    .toList();
            Map<String, String> parameters = new HashMap<>();
            Stream.of(Forms.text(context, "filter").split("&"))
                    .map(each -> each.split("=", 2))
                    .filter(each -> each.length == 2)
                    .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
            ItemFilter filter = ItemFilter.of(parameters::get);
            List<String> ticked = context.request().formAttributes().getAll("item");
            Campaign campaign = screening.begin(
                    new Screening.Plan(
                            Forms.text(context, "naam").strip(),
                            Forms.date(context, "einde"),
                            number(context, "maanden"),
                            number(context, "meest"),
                            screeners,
                            filter.query()),
                    chosen(filter, ticked, account),
                    account,
                    now);
            return new Pages.View.GoTo(HOME + "/ronde/" + campaign.id() + "?gedaan=planned");
        });
    }

    private static int number(RoutingContext context, String name) {
        String text = Forms.text(context, name).strip();
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private Campaign find(RoutingContext context) {
        return sources.campaigns().find(context.pathParam("id")).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void campaign(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        String done = Forms.done(context, NOTICES);
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            Map<ItemId, Campaigns.Given> given = sources.campaigns().given(campaign);
            sources.audit()
                    .write(Entry.of(account, "items.list", "items", now)
                            .detail("items", campaign.handed().size()));
            Map<ItemId, Overview.Row> rows = new HashMap<>();
            sources.overview().all().forEach(each -> rows.put(each.id(), each));
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
            Map<String, Integer> counts = new HashMap<>();
            for (Verdict each : Verdict.values()) {
                counts.put(each.code(), (int) given.values().stream()
                        .filter(one -> one.verdict() == each)
                        .count());
            }
            Map<String, Object> model = new HashMap<>();
            model.put("name", campaign.name());
            model.put("href", HOME + "/ronde/" + campaign.id());
            model.put("begun", page.day(campaign.begun()));
            model.put("deadline", page.day(campaign.deadline()));
            model.put(
                    "late",
                    given.size() < campaign.handed().size()
                            && Amsterdam.day(now).isAfter(campaign.deadline()));
            model.put("months", campaign.months());
            model.put("given", given.size());
            model.put("total", campaign.handed().size());
            model.put("counts", counts);
            List<Screens.Item> waiting = items.stream()
                    .filter(each -> each.mine() && each.verdict().isEmpty())
                    .toList();
            model.put("mine", asked(waiting.subList(0, Math.min(AT_ONCE, waiting.size())), rows, page));
            model.put("later", Math.max(0, waiting.size() - AT_ONCE));
            model.put("items", items);
            model.put("plot", plot(campaign, given, page, Amsterdam.day(now)));
            model.put("notice", done);
            return new Pages.View.Html("actuality/campaign.jte", model);
        });
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

    private void judge(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            Verdict verdict = Verdict.of(Forms.text(context, "oordeel"))
                    .orElseThrow(() -> new BadRequest(400, "screening-verdict"));
            ItemId item;
            try {
                item = new ItemId(Forms.text(context, "vraag"));
            } catch (IllegalArgumentException e) {
                throw new BadRequest(404, "not-found");
            }
            screening.judge(
                    campaign, item, verdict, Forms.text(context, "reden").strip(), account, now);
            return new Pages.View.GoTo(HOME + "/ronde/" + campaign.id() + "?gedaan=judged");
        });
    }
}
