package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/** Metadata from a spreadsheet, in steps: send, say what the columns are, look at every change, take, and the way back. */
final class MetadataImportRoutes implements Routes {

    private static final String HOME = ItemPaths.HOME + "/inlezen";
    private static final String ONE = HOME + "/bestand/:id";
    private static final int SHOWN = 300;
    private static final List<Messages> WORDS =
            Arrays.stream(Language.values()).map(Messages::in).toList();

    private final ItemScreens screens;
    private final Describing describing;
    private final MetadataImports imports;
    private final Path uploads;

    MetadataImportRoutes(ItemScreens screens, Describing describing, MetadataImports imports, Path uploads) {
        this.screens = screens;
        this.describing = describing;
        this.imports = imports;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> guarded(context, (page, account) -> start("")));
        router.post(HOME).handler(Forms.upload(uploads, MetadataTable.LARGEST)).handler(this::send);
        router.get(ONE).handler(context -> guarded(context, (page, account) -> columns(page, mine(context, account))));
        router.post(ONE + "/kolommen").handler(ItemBankRoutes.form()).handler(this::map);
        router.get(ONE + "/bekijken")
                .handler(context ->
                        guarded(context, (page, account) -> preview(page, mine(context, account), account, false)));
        router.post(ONE + "/bevestigen").handler(ItemBankRoutes.form()).handler(this::take);
        router.get(ONE + "/terug.csv").handler(this::undo);
    }

    private interface Work {
        Pages.View view(Page page, Account account) throws Exception;
    }

    private void guarded(RoutingContext context, Work work) {
        screens.pages()
                .guarded(
                        context,
                        Permission.EDIT_ITEMS,
                        screens.confidentiality().gate((page, session) -> work.view(page, session.account())));
    }

    private static Pages.View start(String problem) {
        return new Pages.View.Html("items/import.jte", Map.of("problem", problem));
    }

    private Instant now() {
        return screens.clock().instant();
    }

    private MetadataImports.Import mine(RoutingContext context, Account account) {
        return imports.find(context.pathParam("id"), account, now())
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void send(RoutingContext context) {
        guarded(context, (page, account) -> {
            try {
                byte[] file = Forms.file(context);
                MetadataTable.Mapping guess = MetadataTable.read(file).guess();
                String id = imports.add(file, guess, account, now());
                return new Pages.View.GoTo(path(id) + (guess.complete() ? "/bekijken" : ""));
            } catch (MetadataTable.Unreadable e) {
                return start(e.code());
            }
        });
    }

    private static MetadataTable table(MetadataImports.Import one) {
        try {
            return MetadataTable.read(one.file());
        } catch (MetadataTable.Unreadable e) {
            throw new BadRequest(404, "not-found");
        }
    }

    private Pages.View columns(Page page, MetadataImports.Import one) {
        MetadataTable table = table(one);
        Map<Integer, String> meant = new HashMap<>();
        one.mapping().places().forEach((field, place) -> meant.put(place, field.code()));
        if (one.mapping().item() >= 0) {
            meant.put(one.mapping().item(), "item");
        }
        List<ItemViews.Column> columns = new ArrayList<>();
        for (int i = 0; i < table.header().size(); i++) {
            String sample = table.rows().isEmpty() ? "" : table.rows().get(0).cell(i);
            columns.add(new ItemViews.Column(i, table.header().get(i), meant.get(i), sample));
        }
        return new Pages.View.Html(
                "items/columns.jte",
                Map.of(
                        "id",
                        one.id(),
                        "columns",
                        columns,
                        "fields",
                        Arrays.stream(MetaField.values())
                                .map(each ->
                                        new ItemViews.Choice(each.code(), page.t("items.field." + each.code()), false))
                                .toList()));
    }

    private void map(RoutingContext context) {
        guarded(context, (page, account) -> {
            MetadataImports.Import one = mine(context, account);
            int item = -1;
            Map<MetaField, Integer> places = new EnumMap<>(MetaField.class);
            for (int i = 0; i < table(one).header().size(); i++) {
                int place = i;
                String chosen = Forms.text(context, "kolom-" + i);
                if (chosen.equals("item")) {
                    item = i;
                }
                MetaField.of(chosen).ifPresent(each -> places.put(each, place));
            }
            MetadataTable.Mapping mapping = new MetadataTable.Mapping(item, places);
            if (!mapping.complete()) {
                throw new BadRequest(400, "items-columns");
            }
            imports.map(one.id(), mapping);
            return new Pages.View.GoTo(path(one.id()) + "/bekijken");
        });
    }

    private Pages.View preview(Page page, MetadataImports.Import one, Account account, boolean stale) {
        if (!one.mapping().complete()) {
            return new Pages.View.GoTo(path(one.id()));
        }
        MetadataTable table = table(one);
        List<Describing.Line> lines = describing.look(table.wanted(one.mapping()), account);
        Map<Integer, ItemViews.Planned> states = states(table, one.mapping(), account, page);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "refusals",
                Stream.of(
                                table.faults().stream().map(each -> fault(each, table, one.mapping(), page)),
                                lines.stream()
                                        .filter(Describing.Line::refused)
                                        .map(each -> ItemListRoutes.planned(each, page)),
                                states.values().stream())
                        .flatMap(each -> each)
                        .sorted(Comparator.comparing(ItemViews.Planned::line))
                        .limit(SHOWN)
                        .toList());
        model.put(
                "lines",
                lines.stream()
                        .filter(Describing.Line::changes)
                        .limit(SHOWN)
                        .map(each -> ItemListRoutes.planned(each, page))
                        .toList());
        long changing = lines.stream().filter(Describing.Line::changes).count();
        long refused = lines.stream().filter(Describing.Line::refused).count();
        // a row that asks for another state only does not stay equal: it is refused
        long stated = lines.stream()
                .filter(each -> !each.changes() && !each.refused() && states.containsKey(each.number()))
                .count();
        model.put("changing", changing);
        model.put("refused", refused + stated + table.faults().size());
        model.put("same", lines.size() - changing - refused - stated);
        model.put("digest", Describing.digest(lines));
        model.put("id", one.id());
        model.put("stale", stale);
        return new Pages.View.Html("items/preview.jte", model);
    }

    private static ItemViews.Planned fault(
            MetadataTable.Fault fault, MetadataTable table, MetadataTable.Mapping mapping, Page page) {
        List<String> header = table.header();
        boolean named = fault.place() < header.size()
                && fault.place() >= 0
                && !header.get(fault.place()).isEmpty();
        String column = named ? header.get(fault.place()) : Integer.toString(fault.place() + 1);
        String words = page.t("items.unreadableRow." + fault.code());
        return new ItemViews.Planned(
                fault.number(),
                fault.cell(mapping.item()),
                fault.place() < 0 ? words : page.t("items.inColumn", column) + " " + words,
                List.of());
    }

    /** The rows that ask for another state than an item has, by number: a state changes on the screen of the item. */
    private Map<Integer, ItemViews.Planned> states(
            MetadataTable table, MetadataTable.Mapping mapping, Account account, Page page) {
        Map<Integer, ItemViews.Planned> states = new TreeMap<>();
        int place = table.state();
        Map<String, ItemCard> cards = new HashMap<>();
        if (place >= 0) {
            screens.overview().all().stream()
                    .map(Overview.Row::card)
                    .filter(each -> ItemAccess.sees(account, each))
                    .forEach(each -> cards.put(each.id().value(), each));
        }
        for (MetadataTable.Row row : table.rows()) {
            String asked = row.cell(place);
            ItemCard card = cards.get(row.cell(mapping.item()));
            if (card != null && !asked.isEmpty() && !means(asked, card.state())) {
                String now = page.t("itemState." + ItemFilter.code(card.state()));
                states.put(
                        row.number(),
                        new ItemViews.Planned(
                                row.number(),
                                card.id().value(),
                                "",
                                List.of(new ItemViews.Change(
                                        page.t("items.state"),
                                        now,
                                        asked,
                                        page.t("items.problem.state", asked, now)))));
            }
        }
        return states;
    }

    /** A file may have been made in another language than it is read in. */
    private static boolean means(String text, ItemState state) {
        String code = ItemFilter.code(state);
        return text.equalsIgnoreCase(code)
                || WORDS.stream().anyMatch(each -> text.equalsIgnoreCase(each.text("page.itemState." + code)));
    }

    private void take(RoutingContext context) {
        guarded(context, (page, account) -> {
            MetadataImports.Import one = mine(context, account);
            List<Describing.Line> lines = describing.look(table(one).wanted(one.mapping()), account);
            if (!Describing.digest(lines).equals(Forms.text(context, "digest"))) {
                return preview(page, one, account, true);
            }
            List<Describing.Line> taken = describing.take(lines, "items.import", account, now());
            imports.done(one.id(), ItemListRoutes.csv(Describing.undo(taken)));
            return taken(page, lines, taken, one.id());
        });
    }

    static Pages.View taken(Page page, List<Describing.Line> lines, List<Describing.Line> taken, String id) {
        return new Pages.View.Html(
                "items/taken.jte",
                Map.of(
                        "taken",
                        taken.stream()
                                .limit(SHOWN)
                                .map(each -> ItemListRoutes.planned(each, page))
                                .toList(),
                        "count",
                        taken.size(),
                        "left",
                        lines.stream().filter(Describing.Line::changes).count() - taken.size(),
                        "undo",
                        taken.isEmpty() ? "" : path(id) + "/terug.csv"));
    }

    private void undo(RoutingContext context) {
        guarded(context, (page, account) -> {
            byte[] undo = mine(context, account).undo();
            if (undo.length == 0) {
                throw new BadRequest(404, "not-found");
            }
            return new Pages.View.Download("text/csv; charset=utf-8", "vragen-terug.csv", undo);
        });
    }

    private static String path(String id) {
        return HOME + "/bestand/" + id;
    }
}
