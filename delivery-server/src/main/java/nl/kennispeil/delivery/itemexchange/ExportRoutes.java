package nl.kennispeil.delivery.itemexchange;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemAccess;
import nl.kennispeil.delivery.itembank.ItemFilter;
import nl.kennispeil.delivery.itembank.Overview;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** Items go out: a choice is looked at first, then sent as a package. Only versions go, never a working text. */
final class ExportRoutes implements Routes {

    /** Items in one package. */
    static final int MOST = 5_000;

    private static final int LOOKED_AT = 500;
    private static final int SHOWN = 30;
    private static final int FORM = 320 * 1024;

    private final Pages pages;
    private final Confidentiality confidentiality;
    private final Overview overview;
    private final Leaving leaving;
    private final AuditTrail audit;
    private final Clock clock;

    ExportRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Overview overview,
            Leaving leaving,
            AuditTrail audit,
            Clock clock) {
        this.pages = pages;
        this.confidentiality = confidentiality;
        this.overview = overview;
        this.leaving = leaving;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(ExchangePaths.EXPORT).handler(this::filtered);
        router.post(ExchangePaths.EXPORT)
                .handler(BodyHandler.create(false).setBodyLimit(FORM))
                .handler(this::ticked);
        router.post(ExchangePaths.EXPORT + ".zip")
                .handler(BodyHandler.create(false).setBodyLimit(FORM))
                .handler(this::send);
    }

    private void guarded(RoutingContext context, Pages.Work work) {
        pages.guarded(context, Permission.SEE_ITEMS, confidentiality.gate(work));
    }

    /**
     * What was chosen.
     *
     * @param filter of the list; empty when items were chosen one by one
     * @param versions those that go
     * @param without items that have no version yet
     */
    private record Choice(String filter, boolean filtered, List<Leaving.One> versions, int without) {}

    private Choice byFilter(String query, Account account) {
        Map<String, String> parameters = new HashMap<>();
        Stream.of(query.split("&"))
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        ItemFilter filter = ItemFilter.of(parameters::get);
        List<Overview.Row> rows = overview.search(filter, account);
        List<Leaving.One> versions = rows.stream()
                .flatMap(each -> each.card().newest().map(ref -> new Leaving.One(ref, each.card())).stream())
                .toList();
        return new Choice(filter.query(), true, versions, rows.size() - versions.size());
    }

    /** @param chosen items, or versions of items such as {@code KP-1:2} */
    private Choice byName(Set<String> chosen, Account account) {
        Map<String, ItemCard> cards = new HashMap<>();
        overview.all().stream()
                .map(Overview.Row::card)
                .filter(each -> ItemAccess.sees(account, each))
                .forEach(each -> cards.put(each.id().value(), each));
        List<Leaving.One> versions = new ArrayList<>();
        int without = 0;
        for (String each : chosen) {
            Optional<ItemRef> asked = version(each);
            ItemCard card = cards.get(asked.map(ref -> ref.id().value()).orElse(each));
            if (card == null) {
                throw new BadRequest(404, "not-found");
            }
            Optional<ItemRef> going = asked.isPresent() ? asked : card.newest();
            if (going.isEmpty()) {
                without++;
            } else if (going.get().version() > card.version()) {
                throw new BadRequest(404, "not-found");
            } else {
                versions.add(new Leaving.One(going.get(), card));
            }
        }
        return new Choice("", false, versions, without);
    }

    private static Optional<ItemRef> version(String text) {
        try {
            return text.contains(":") ? Optional.of(ItemRef.parse(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    private void filtered(RoutingContext context) {
        String item = context.queryParams().get("vraag");
        String query = Optional.ofNullable(context.request().query()).orElse("");
        guarded(
                context,
                (page, session) -> look(
                        page,
                        item == null ? byFilter(query, session.account()) : byName(Set.of(item), session.account())));
    }

    private void ticked(RoutingContext context) {
        guarded(context, (page, session) -> {
            Set<String> chosen = chosen(context);
            if (chosen.isEmpty()) {
                throw new BadRequest(400, "exchange-choose");
            }
            return look(page, byName(chosen, session.account()));
        });
    }

    private static Set<String> chosen(RoutingContext context) {
        return new LinkedHashSet<>(context.request().formAttributes().getAll("item"));
    }

    private Pages.View look(Page page, Choice choice) throws IOException {
        ReportWords words = new ReportWords(page.messages());
        Map<String, Object> model = new HashMap<>();
        List<Leaving.One> looked = choice.versions().size() > LOOKED_AT ? List.of() : choice.versions();
        model.put("qti3", lost(looked, QtiWriter.Target.QTI3, words, choice));
        model.put("qti22", lost(looked, QtiWriter.Target.QTI22, words, choice));
        model.put("filter", choice.filter());
        model.put(
                "items",
                choice.filtered()
                        ? List.of()
                        : choice.versions().stream()
                                .map(each -> each.version().toString())
                                .toList());
        model.put("looked", looked.size() == choice.versions().size());
        model.put("most", MOST);
        return new Pages.View.Html("exchange/export.jte", model);
    }

    private ExchangeViews.Leaving lost(
            List<Leaving.One> looked, QtiWriter.Target target, ReportWords words, Choice choice) throws IOException {
        List<ExchangeViews.Lost> lost = leaving.lost(looked, target, words::of);
        List<ExchangeViews.Lost> shown = lost.subList(0, Math.min(SHOWN, lost.size()));
        return new ExchangeViews.Leaving(choice.versions().size(), choice.without(), shown, lost.size() - shown.size());
    }

    private void send(RoutingContext context) {
        guarded(context, (page, session) -> {
            Account account = session.account();
            Set<String> items = chosen(context);
            Choice choice = items.isEmpty() ? byFilter(Forms.text(context, "filter"), account) : byName(items, account);
            if (choice.versions().isEmpty()) {
                throw new BadRequest(400, "exchange-choose");
            }
            if (choice.versions().size() > MOST) {
                throw new BadRequest(400, "exchange-many");
            }
            boolean older = Forms.text(context, "vorm").equals("qti22");
            QtiWriter.Target target = older ? QtiWriter.Target.QTI22 : QtiWriter.Target.QTI3;
            audit.write(Entry.of(account, "exchange.export", "items", clock.instant())
                    .about(choice.versions().stream()
                            .map(each -> each.version().toString())
                            .toList())
                    .detail("items", choice.versions().size())
                    .detail("format", older ? "qti22" : "qti3"));
            return new Pages.View.Stream(
                    "application/zip", name(choice, older), out -> leaving.write(choice.versions(), target, out));
        });
    }

    private String name(Choice choice, boolean older) {
        String what = choice.versions().size() == 1
                ? choice.versions().get(0).version().toString().replace(':', '-')
                : "vragen-" + Amsterdam.day(clock.instant());
        return what + (older ? "-qti22" : "-qti3") + ".zip";
    }

    /** The package of one version. */
    static String of(ItemId item) {
        return ExchangePaths.EXPORT + "?vraag=" + item;
    }
}
