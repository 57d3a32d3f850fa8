package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.ItemType;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The list of items: filters in the URL, views with a name, changes of many at once, and the list as a file. */
final class ItemListRoutes implements Routes {

    private static final int PAGE = 50;
    private static final int MOST_AT_ONCE = 500;
    private static final List<String> HOWS = List.of("set", "add", "remove");
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("\r\n").get();

    private final ItemScreens screens;
    private final SavedViews views;
    private final Describing describing;
    private final MetadataImports imports;

    ItemListRoutes(ItemScreens screens, SavedViews views, Describing describing, MetadataImports imports) {
        this.screens = screens;
        this.views = views;
        this.describing = describing;
        this.imports = imports;
    }

    @Override
    public void mount(Router router) {
        router.get(ItemPaths.HOME).handler(this::list);
        router.get(ItemPaths.HOME + "/lijst.csv").handler(this::export);
        router.post(ItemPaths.HOME + "/filters").handler(ItemBankRoutes.form()).handler(this::keep);
        router.post(ItemPaths.HOME + "/filters/weg")
                .handler(ItemBankRoutes.form())
                .handler(this::drop);
        router.post(ItemPaths.HOME + "/wijzigen").handler(ItemBankRoutes.form()).handler(this::look);
        router.post(ItemPaths.HOME + "/wijzigen/bevestigen")
                .handler(ItemBankRoutes.form())
                .handler(this::take);
    }

    private void guarded(RoutingContext context, Permission permission, Pages.Work work) {
        screens.pages().guarded(context, permission, screens.confidentiality().gate(work));
    }

    private List<Overview.Row> rows(ItemFilter filter, Account account) {
        return screens.overview().search(filter, account);
    }

    private void list(RoutingContext context) {
        ItemFilter filter = ItemFilter.of(context.queryParams()::get);
        String wanted = context.queryParams().get("pagina");
        int number = wanted != null && wanted.matches("[0-9]{1,5}") ? Integer.parseInt(wanted) : 1;
        String done = Forms.done(context, List.of("view", "view-gone"));
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            Account account = session.account();
            LocalDate today = Amsterdam.day(screens.clock().instant());
            List<Overview.Row> all = rows(filter, account);
            int last = Math.max(1, (all.size() + PAGE - 1) / PAGE);
            int shown = Math.max(1, Math.min(last, number));
            List<Overview.Row> some = all.subList((shown - 1) * PAGE, Math.min(all.size(), shown * PAGE));
            log(account, "items.list", some.size());
            Map<String, Object> model = new HashMap<>();
            model.put(
                    "rows",
                    some.stream().map(each -> screens.line(each, page, today)).toList());
            model.put("filter", filter);
            model.put("choices", choices(filter, page));
            model.put(
                    "saved",
                    views.of(account.login()).stream()
                            .map(each -> new ItemViews.Saved(each.name(), ItemPaths.HOME + "?" + each.query()))
                            .toList());
            model.put("total", all.size());
            model.put("number", shown);
            model.put("last", last);
            model.put("fields", fields(page));
            model.put("notice", done);
            model.put("edits", account.may(Permission.EDIT_ITEMS));
            return new Pages.View.Html("items/list.jte", model);
        });
    }

    private Map<String, List<ItemViews.Choice>> choices(ItemFilter filter, Page page) {
        Map<String, List<ItemViews.Choice>> choices = new HashMap<>();
        choices.put(
                "state",
                Stream.of(ItemState.values())
                        .map(ItemFilter::code)
                        .map(each ->
                                new ItemViews.Choice(each, page.t("itemState." + each), each.equals(filter.state())))
                        .toList());
        choices.put(
                "type",
                Stream.of(ItemType.values())
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .map(each ->
                                new ItemViews.Choice(each, page.t("items.type." + each), each.equals(filter.type())))
                        .toList());
        choices.put("category", known(Overview.Row::category, filter.category()));
        choices.put("age", known(classified(Classification::age), filter.age()));
        choices.put("aspect", known(classified(Classification::aspect), filter.aspect()));
        Locale reader = Locale.forLanguageTag(page.lang());
        choices.put(
                "language",
                screens.overview().values(Overview.Row::language).stream()
                        .map(each -> new ItemViews.Choice(
                                each,
                                Locale.forLanguageTag(each).getDisplayLanguage(reader),
                                each.equals(filter.language())))
                        .toList());
        choices.put(
                "test",
                screens.overview().all().stream()
                        .flatMap(each -> each.tests().stream())
                        .distinct()
                        .sorted()
                        .map(each -> new ItemViews.Choice(each, each, each.equals(filter.test())))
                        .toList());
        choices.put("owner", known(each -> each.card().owner(), filter.owner()));
        choices.put(
                "sort",
                ItemFilter.SORTS.stream()
                        .map(each ->
                                new ItemViews.Choice(each, page.t("items.sort." + each), each.equals(filter.sort())))
                        .toList());
        return choices;
    }

    private static Function<Overview.Row, String> classified(Function<Classification, String> part) {
        return row -> row.classification() == null ? "" : part.apply(row.classification());
    }

    private List<ItemViews.Choice> known(Function<Overview.Row, String> part, String chosen) {
        return screens.overview().values(part).stream()
                .map(each -> new ItemViews.Choice(each, each, each.equals(chosen)))
                .toList();
    }

    private static List<ItemViews.Choice> fields(Page page) {
        return Arrays.stream(MetaField.values())
                .map(each -> new ItemViews.Choice(each.code(), page.t("items.field." + each.code()), false))
                .toList();
    }

    private void export(RoutingContext context) {
        ItemFilter filter = ItemFilter.of(context.queryParams()::get);
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            List<Overview.Row> all = rows(filter, session.account());
            log(session.account(), "items.export", all.size());
            return new Pages.View.Download("text/csv; charset=utf-8", "vragen.csv", csv(all, page));
        });
    }

    /** The same columns that a file of changes has, so that one can be made from the other. */
    private static byte[] csv(List<Overview.Row> rows, Page page) {
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("vraag", "stand"));
        Arrays.stream(MetaField.values()).forEach(each -> header.add(each.header()));
        table.add(header);
        for (Overview.Row row : rows) {
            List<String> cells = new ArrayList<>(List.of(
                    row.id().value(),
                    page.t("itemState." + ItemFilter.code(row.card().state()))));
            Map<MetaField, String> values = Metadata.values(row.card(), row.data());
            Arrays.stream(MetaField.values()).forEach(each -> cells.add(values.getOrDefault(each, "")));
            table.add(cells);
        }
        return csv(table);
    }

    /** A table as a file. A cell that a spreadsheet would take for a formula gets a quote before it. */
    static byte[] csv(List<List<String>> table) {
        StringBuilder out = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(out, CSV)) {
            for (List<String> row : table) {
                printer.printRecord(row.stream().map(ItemListRoutes::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private void keep(RoutingContext context) {
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            Map<String, String> parameters = new HashMap<>();
            Stream.of(Forms.text(context, "filter").split("&"))
                    .map(each -> each.split("=", 2))
                    .filter(each -> each.length == 2)
                    .forEach(each ->
                            parameters.put(each[0], java.net.URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
            String query = ItemFilter.of(parameters::get).query();
            views.keep(session.account().login(), Forms.text(context, "naam").strip(), query);
            return new Pages.View.GoTo(ItemPaths.HOME + "?" + (query.isEmpty() ? "" : query + "&") + "gedaan=view");
        });
    }

    private void drop(RoutingContext context) {
        guarded(context, Permission.SEE_ITEMS, (page, session) -> {
            views.drop(session.account().login(), Forms.text(context, "naam"));
            return new Pages.View.GoTo(ItemPaths.HOME + "?gedaan=view-gone");
        });
    }

    private void look(RoutingContext context) {
        guarded(context, Permission.EDIT_ITEMS, (page, session) -> {
            List<Describing.Line> lines = describing.look(wanted(context), session.account());
            return preview(context, page, lines, false);
        });
    }

    private Pages.View preview(RoutingContext context, Page page, List<Describing.Line> lines, boolean stale) {
        Map<String, Object> model = new HashMap<>();
        model.put("lines", lines.stream().map(each -> planned(each, page)).toList());
        model.put("digest", Describing.digest(lines));
        model.put("items", lines.stream().map(Describing.Line::item).toList());
        model.put("field", Forms.text(context, "veld"));
        model.put("how", Forms.text(context, "hoe"));
        model.put("value", Forms.text(context, "waarde"));
        model.put("changing", lines.stream().filter(Describing.Line::changes).count());
        model.put("refused", lines.stream().filter(Describing.Line::refused).count());
        model.put("stale", stale);
        return new Pages.View.Html("items/bulk.jte", model);
    }

    static ItemViews.Planned planned(Describing.Line line, Page page) {
        List<ItemViews.Change> changes = new ArrayList<>();
        Metadata.Plan plan = line.plan();
        if (plan != null) {
            plan.changes()
                    .forEach(each -> changes.add(new ItemViews.Change(
                            page.t("items.field." + each.field().code()), each.before(), each.after(), "")));
            plan.problems()
                    .forEach((field, problem) -> changes.add(new ItemViews.Change(
                            page.t("items.field." + field.code()),
                            "",
                            "",
                            page.t("items.problem." + problem, plan.refused().getOrDefault(field, "")))));
        }
        return new ItemViews.Planned(
                line.number(),
                line.item(),
                line.problem().isEmpty() ? "" : page.t("items.problem." + line.problem()),
                changes);
    }

    private List<Describing.Wanted> wanted(RoutingContext context) {
        List<String> ids = context.request().formAttributes().getAll("item").stream()
                .distinct()
                .toList();
        MetaField field = MetaField.of(Forms.text(context, "veld")).orElse(null);
        String how = Forms.text(context, "hoe");
        if (ids.isEmpty() || ids.size() > MOST_AT_ONCE || field == null || !HOWS.contains(how)) {
            throw new BadRequest(400, "items-choose");
        }
        String value = Forms.text(context, "waarde");
        Map<String, Overview.Row> rows = new HashMap<>();
        screens.overview().all().forEach(each -> rows.put(each.id().value(), each));
        List<Describing.Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            Overview.Row row = rows.get(ids.get(i));
            String before =
                    row == null ? "" : Metadata.values(row.card(), row.data()).getOrDefault(field, "");
            String after = how.equals("set") ? value : Metadata.with(field, before, value, how.equals("remove"));
            wanted.add(new Describing.Wanted(i + 1, ids.get(i), Map.of(field, after)));
        }
        return wanted;
    }

    private void take(RoutingContext context) {
        guarded(context, Permission.EDIT_ITEMS, (page, session) -> {
            List<Describing.Line> lines = describing.look(wanted(context), session.account());
            if (!Describing.digest(lines).equals(Forms.text(context, "digest"))) {
                return preview(context, page, lines, true);
            }
            List<Describing.Line> taken = describing.take(
                    lines, "items.bulk", session.account(), screens.clock().instant());
            String undo = imports.addDone(
                    csv(Describing.undo(taken)),
                    session.account(),
                    screens.clock().instant());
            return MetadataImportRoutes.taken(page, lines, taken, undo);
        });
    }

    private void log(Account account, String action, int items) {
        screens.audit()
                .write(Entry.of(account, action, "items", screens.clock().instant())
                        .detail("items", items));
    }
}
