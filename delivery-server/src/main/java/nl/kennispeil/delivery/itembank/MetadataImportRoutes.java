package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** Metadata from a spreadsheet, in steps: send, say what the columns are, look at every change, take, and the way back. */
final class MetadataImportRoutes implements Routes {

    private static final String HOME = ItemPaths.HOME + "/inlezen";
    private static final String ONE = HOME + "/bestand/:id";
    private static final int SHOWN = 300;

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
        List<Describing.Line> lines = describing.look(table(one).wanted(one.mapping()), account);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "refusals",
                lines.stream()
                        .filter(Describing.Line::refused)
                        .limit(SHOWN)
                        .map(each -> ItemListRoutes.planned(each, page))
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
        model.put("changing", changing);
        model.put("refused", refused);
        model.put("same", lines.size() - changing - refused);
        model.put("digest", Describing.digest(lines));
        model.put("id", one.id());
        model.put("stale", stale);
        return new Pages.View.Html("items/preview.jte", model);
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
