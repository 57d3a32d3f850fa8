package nl.kennispeil.delivery.actuality;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.calendar.Amsterdam;
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
    private static final List<String> NOTICES = List.of("planned", "judged", "handed", "moved", "ended");

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
    private final CampaignPage shown;
    private final Names names;
    private final Clock clock;

    public ActualityRoutes(Pages pages, Sources sources, Clock clock) {
        this.guarded = new Guarded(pages, Permission.REVIEW_ITEMS, sources.confidentiality()::gate, clock);
        this.sources = sources;
        this.clock = clock;
        this.names = new Names(sources.accounts());
        this.screening = new Screening(
                sources.campaigns(), sources.cards(), sources.reviewing(), sources.history(), sources.audit());
        this.shown = new CampaignPage(sources, screening, names, this::screeners);
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.get(HOME + "/nieuw").handler(this::plan);
        router.post(HOME + "/nieuw").handler(form()).handler(this::planTicked);
        router.post(HOME).handler(form()).handler(this::begin);
        router.get(ONE).handler(this::campaign);
        router.post(ONE + "/oordeel").handler(Forms.plain()).handler(this::judge);
        router.post(ONE + "/uitdelen").handler(Forms.plain()).handler(this::handOut);
        router.post(ONE + "/overdragen").handler(Forms.plain()).handler(this::move);
        router.post(ONE + "/beeindigen").handler(Forms.plain()).handler(this::end);
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
                boolean open =
                        each.ended() == null && given.size() < each.handed().size();
                rows.add(new Screens.Row(
                        HOME + "/ronde/" + each.id(),
                        each.name(),
                        page.day(each.deadline()),
                        open && today.isAfter(each.deadline()),
                        each.ended() != null,
                        given.size(),
                        each.handed().size(),
                        open
                                ? (int) each.of(account.login()).stream()
                                        .filter(item -> !given.containsKey(item))
                                        .count()
                                : 0));
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
        int underway = chosen.size() - notUnderway(chosen).size();
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("ticked", ticked);
        model.put("items", chosen.size() - underway);
        model.put("underway", underway);
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

    /** Without those that wait for a verdict in a campaign that goes on. */
    private List<ItemCard> notUnderway(List<ItemCard> chosen) {
        Set<ItemId> underway = sources.campaigns().underway();
        return chosen.stream().filter(each -> !underway.contains(each.id())).toList();
    }

    private List<String> chosenScreeners(RoutingContext context) {
        Set<String> known = new HashSet<>(screeners().stream().map(Login::login).toList());
        return context.request().formAttributes().getAll("screener").stream()
                .filter(known::contains)
                .distinct()
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
            Map<String, String> parameters = new HashMap<>();
            Stream.of(Forms.text(context, "filter").split("&"))
                    .map(each -> each.split("=", 2))
                    .filter(each -> each.length == 2)
                    .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
            ItemFilter filter = ItemFilter.of(parameters::get);
            List<String> ticked = context.request().formAttributes().getAll("item");
            List<ItemCard> chosen = chosen(filter, ticked, account);
            boolean all = Forms.text(context, "ook").equals("ja");
            Campaign campaign = screening.begin(
                    new Screening.Plan(
                            Forms.text(context, "naam").strip(),
                            Forms.date(context, "einde"),
                            number(context, "maanden"),
                            number(context, "meest"),
                            chosenScreeners(context),
                            filter.query()),
                    all ? chosen : notUnderway(chosen),
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
        CampaignPage.Notice notice = new CampaignPage.Notice(done, asked(context, "aantal"), asked(context, "bleven"));
        guarded.answer(
                context,
                (page, account, now) -> shown.view(page, account, now, find(context), notice, Screens.Typed.NONE));
    }

    private static int asked(RoutingContext context, String name) {
        String text = context.queryParams().get(name);
        return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }

    private void handOut(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            int handed = screening.handOut(campaign, chosenScreeners(context), number(context, "meest"), account, now);
            return back(campaign, "handed&aantal=" + handed);
        });
    }

    private void move(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            String to = Forms.text(context, "naar");
            if (!to.equals(HandOut.NOBODY)
                    && screeners().stream().noneMatch(each -> each.login().equals(to))) {
                throw new BadRequest(400, "screening-move");
            }
            Screening.Moved moved = screening.move(campaign, Forms.text(context, "van"), to, account, now);
            return back(campaign, "moved&aantal=" + moved.items() + "&bleven=" + moved.stayed());
        });
    }

    private void end(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            String reason = Forms.text(context, "reden").strip();
            return orAgain(page, account, now, campaign, Screens.Typed.ENDING, "", reason, () -> {
                screening.end(campaign, reason, account, now);
                return back(campaign, "ended");
            });
        });
    }

    private static Pages.View back(Campaign campaign, String notice) {
        return new Pages.View.GoTo(HOME + "/ronde/" + campaign.id() + "?gedaan=" + notice);
    }

    /** What is wrong with a form is said at the form, with what was chosen and typed still in it. */
    private Pages.View orAgain(
            Page page,
            Account account,
            Instant now,
            Campaign campaign,
            String place,
            String verdict,
            String reason,
            Supplier<Pages.View> work) {
        try {
            return work.get();
        } catch (BadRequest e) {
            if (e.status() != 400) {
                throw e;
            }
            Screens.Typed typed =
                    new Screens.Typed(place, verdict, reason, page.messages().text("error." + e.code()));
            return shown.view(page, account, now, campaign, CampaignPage.Notice.NONE, typed);
        }
    }

    private void judge(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        guarded.answer(context, (page, account, now) -> {
            Campaign campaign = find(context);
            ItemId item;
            try {
                item = new ItemId(Forms.text(context, "vraag"));
            } catch (IllegalArgumentException e) {
                throw new BadRequest(404, "not-found");
            }
            Optional<Verdict> verdict = Verdict.of(Forms.text(context, "oordeel"));
            String reason = Forms.text(context, "reden").strip();
            return orAgain(
                    page,
                    account,
                    now,
                    campaign,
                    item.value(),
                    verdict.map(Verdict::code).orElse(""),
                    reason,
                    () -> {
                        screening.judge(
                                campaign,
                                item,
                                verdict.orElseThrow(() -> new BadRequest(400, "screening-verdict")),
                                reason,
                                account,
                                now);
                        return back(campaign, "judged");
                    });
        });
    }
}
