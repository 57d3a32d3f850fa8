package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** What was made in a year against the norm, per author, theme and state; as a table, a plot and a file. */
final class ProductionRoutes implements Routes {

    private static final String HOME = ItemPaths.HOME + "/productie";

    private final ItemScreens screens;
    private final Production production;

    ProductionRoutes(ItemScreens screens, Production production) {
        this.screens = screens;
        this.production = production;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::show);
        router.get(HOME + "/lijst.csv").handler(this::export);
        router.post(HOME + "/norm").handler(Forms.plain()).handler(this::norm);
    }

    private void guarded(RoutingContext context, Permission permission, Pages.Work work) {
        screens.pages().guarded(context, permission, screens.confidentiality().gate(work));
    }

    private int year(RoutingContext context) {
        String asked = context.queryParams().get("jaar");
        int now = Amsterdam.day(screens.clock().instant()).getYear();
        return asked != null && asked.matches("20[0-9]{2}") ? Integer.parseInt(asked) : now;
    }

    /** Per group: items made and approved in the year, and all there are. An author sees the own items only. */
    private List<ItemViews.Row> by(
            Function<Overview.Row, List<String>> group, Production.Year year, List<Overview.Row> rows) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Overview.Row row : rows) {
            for (String each : group.apply(row)) {
                int[] count = counts.computeIfAbsent(each, any -> new int[3]);
                count[0] += year.made().containsKey(row.id()) ? 1 : 0;
                count[1] += year.approved().containsKey(row.id()) ? 1 : 0;
                count[2]++;
            }
        }
        List<ItemViews.Row> made = new ArrayList<>();
        counts.forEach((name, count) -> made.add(new ItemViews.Row(name, count[0], count[1], count[2])));
        made.sort(Comparator.comparing(ItemViews.Row::made).reversed().thenComparing(ItemViews.Row::name));
        return made;
    }

    private Map<String, List<ItemViews.Row>> tables(Production.Year year, Account account, Page page) {
        List<Overview.Row> rows = screens.overview().all().stream()
                .filter(each -> ItemAccess.sees(account, each.card()))
                .toList();
        Map<String, List<ItemViews.Row>> tables = new HashMap<>();
        tables.put(
                "author",
                by(
                        row -> row.card().authors().stream()
                                .limit(1)
                                .map(each -> screens.names().of(each, page))
                                .toList(),
                        year,
                        rows));
        tables.put(
                "theme",
                by(row -> List.of(row.category().isEmpty() ? page.t("items.noContent") : row.category()), year, rows));
        tables.put(
                "state",
                by(
                        row -> List.of(
                                page.t("itemState." + ItemFilter.code(row.card().state()))),
                        year,
                        rows));
        return tables;
    }

    private void show(RoutingContext context) {
        int number = year(context);
        String done = Forms.done(context, List.of("norm"));
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            Account account = session.account();
            Production.Year year = production.of(number);
            List<ItemId> own = screens.overview().all().stream()
                    .filter(each -> ItemAccess.sees(account, each.card()))
                    .map(Overview.Row::id)
                    .toList();
            int made = (int) own.stream().filter(year.made()::containsKey).count();
            int approved =
                    (int) own.stream().filter(year.approved()::containsKey).count();
            LocalDate today = Amsterdam.day(screens.clock().instant());
            Map<String, Object> model = new HashMap<>();
            model.put("year", number);
            model.put("thisYear", today.getYear());
            model.put("norm", production.norm(number));
            model.put("made", made);
            model.put("approved", approved);
            model.put("tables", tables(year, account, page));
            model.put("plot", plot(year, own, page, today));
            model.put("mayNorm", account.may(Permission.REVIEW_ITEMS));
            model.put("ownOnly", ItemAccess.own(account, Permission.SEE_ITEMS));
            model.put("notice", done);
            log(account, "items.list", own.size());
            return new Pages.View.Html("items/production.jte", model);
        });
    }

    private void log(Account account, String action, int items) {
        screens.audit()
                .write(Entry.of(account, action, "items", screens.clock().instant())
                        .detail("items", items));
    }

    /** Items made and approved, added up over the months, beside the norm spread evenly over the year. */
    private String plot(Production.Year year, List<ItemId> own, Page page, LocalDate today) {
        int norm = production.norm(year.year());
        int months = year.year() == today.getYear() ? today.getMonthValue() : 12;
        double[] at = new double[months + 1];
        double[] made = new double[months + 1];
        double[] approved = new double[months + 1];
        for (int month = 1; month <= months; month++) {
            int upTo = month;
            at[month] = month;
            made[month] = own.stream()
                    .filter(each -> year.made().containsKey(each)
                            && year.made().get(each).getMonthValue() <= upTo)
                    .count();
            approved[month] = own.stream()
                    .filter(each -> year.approved().containsKey(each)
                            && year.approved().get(each).getMonthValue() <= upTo)
                    .count();
        }
        Locale locale = page.messages().language().locale();
        return new Plot(
                        new Plot.Size(680, 300, 52, 130, 30, 48),
                        Axis.exactly(page.t("items.month"), 0, 12, 6),
                        Axis.around(page.t("items.plotItems"), 0, Math.max(norm, made[months]), 5),
                        locale,
                        page.t("items.productionPlot", String.valueOf(year.year())),
                        page.t("items.productionWords", (int) made[months], (int) approved[months], norm))
                .line("other", new double[] {0, 12}, new double[] {0, norm}, page.t("items.norm"))
                .line("s1", at, made, page.t("items.made"))
                .line("s3", at, approved, page.t("items.approvedShort"))
                .svg();
    }

    private void export(RoutingContext context) {
        int number = year(context);
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            List<List<String>> table = new ArrayList<>();
            table.add(List.of("verdeling", "naam", "gemaakt", "goedgekeurd", "totaal", "norm", "jaar"));
            tables(production.of(number), session.account(), page)
                    .forEach((name, rows) -> rows.forEach(each -> table.add(List.of(
                            page.t("items.by." + name),
                            each.name(),
                            Integer.toString(each.made()),
                            Integer.toString(each.approved()),
                            Integer.toString(each.total()),
                            Integer.toString(production.norm(number)),
                            Integer.toString(number)))));
            log(session.account(), "items.export", table.size() - 1);
            return new Pages.View.Download(
                    "text/csv; charset=utf-8", "productie-" + number + ".csv", ItemListRoutes.csv(table));
        });
    }

    private void norm(RoutingContext context) {
        guarded(context, Permission.REVIEW_ITEMS, (page, session) -> {
            String year = Forms.text(context, "jaar");
            String norm = Forms.text(context, "norm");
            if (!year.matches("20[0-9]{2}") || !norm.matches("[1-9][0-9]{0,4}")) {
                throw new BadRequest(400, "items-norm");
            }
            production.norm(Integer.parseInt(year), Integer.parseInt(norm));
            screens.audit()
                    .write(Entry.of(
                                    session.account(),
                                    "items.norm",
                                    "items",
                                    screens.clock().instant())
                            .detail("year", year)
                            .detail("norm", norm));
            return new Pages.View.GoTo(HOME + "?jaar=" + year + "&gedaan=norm");
        });
    }
}
