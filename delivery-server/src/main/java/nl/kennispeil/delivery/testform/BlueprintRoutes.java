package nl.kennispeil.delivery.testform;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Availability;
import nl.kennispeil.bank.blueprint.BankCoverage;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintException;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.jspecify.annotations.Nullable;

/** Blueprints: the list, the editor with what the bank has beside it, and the file in both directions. */
final class BlueprintRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> ASSEMBLE = Set.of(Permission.ASSEMBLE_FORMS);
    private static final String ONE = BLUEPRINTS + "/een/:blueprint";
    private static final int UPLOAD = BlueprintJson.MOST_BYTES;
    private static final int TYPED = 200_000;

    private final Blueprints blueprints;
    private final FormBank bank;
    private final AuditTrail audit;
    private final Cookies cookies;
    private final Path uploads;

    BlueprintRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Clock clock,
            Blueprints blueprints,
            FormBank bank,
            AuditTrail audit,
            Cookies cookies,
            Path uploads) {
        super(pages, confidentiality, clock);
        this.blueprints = blueprints;
        this.bank = bank;
        this.audit = audit;
        this.cookies = cookies;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(BLUEPRINTS).handler(this::list);
        router.get(BLUEPRINTS + "/nieuw").handler(this::begin);
        router.post(BLUEPRINTS + "/nieuw").handler(Forms.plain(TYPED)).handler(context -> save(context, ""));
        router.post(BLUEPRINTS + "/bestand").handler(cookies::onlyWithSession);
        router.post(BLUEPRINTS + "/bestand")
                .handler(Forms.upload(uploads, UPLOAD))
                .handler(this::upload);
        router.get(ONE).handler(this::show);
        router.get(ONE + "/blueprint.json").handler(this::download);
        router.post(ONE).handler(Forms.plain(TYPED)).handler(context -> save(context, context.pathParam("blueprint")));
    }

    private void list(RoutingContext context) {
        guarded(context, LOOK, (page, session) -> {
            Stock stock = bank.shelf(clock.instant()).stock();
            List<Screens.BlueprintRow> rows = blueprints.all().stream()
                    .map(each -> new Screens.BlueprintRow(
                            each.id(),
                            each.blueprint().name(),
                            each.version(),
                            each.blueprint().length(),
                            each.blueprint().constraints().size(),
                            page.date(each.at()),
                            coverage(each.blueprint(), stock).gaps().size()))
                    .toList();
            return new Pages.View.Html("testform/blueprints.jte", Map.of("blueprints", rows, "problem", ""));
        });
    }

    private static BankCoverage coverage(Blueprint blueprint, Stock stock) {
        return BankCoverage.of(blueprint, Availability.of(blueprint, stock, Set.of()));
    }

    private void begin(RoutingContext context) {
        guarded(
                context,
                ASSEMBLE,
                (page, session) -> screen(page, BlueprintForm.empty(), "", 0, null, List.of(), "", false));
    }

    private void show(RoutingContext context) {
        String id = context.pathParam("blueprint");
        String done = Forms.done(context, List.of("saved"));
        guarded(context, LOOK, (page, session) -> {
            Blueprints.Stored stored = stored(id);
            return screen(
                    page,
                    BlueprintForm.of(stored.blueprint(), page),
                    id,
                    stored.version(),
                    stored.blueprint(),
                    List.of(),
                    done,
                    false);
        });
    }

    private Blueprints.Stored stored(String id) {
        return blueprints.newest(id).orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void save(RoutingContext context, String id) {
        BlueprintForm typed = BlueprintForm.read(name -> Forms.text(context, name));
        boolean add = !Forms.text(context, "add").isEmpty();
        String drop = Forms.text(context, "drop");
        boolean check = !Forms.text(context, "check").isEmpty();
        String seen = Forms.text(context, "version");
        Screens.Typed more = new Screens.Typed(
                Forms.text(context, "addkind"),
                Forms.text(context, "addcolumn").strip(),
                Forms.text(context, "addvalue").strip(),
                Forms.text(context, "addcolumnb").strip(),
                Forms.text(context, "addvalueb").strip(),
                "",
                "",
                "",
                "");
        guarded(context, ASSEMBLE, (page, session) -> {
            int version = seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : 0;
            BlueprintForm form = drop.matches("[0-9]{1,4}")
                    ? typed.without(Integer.parseInt(drop))
                    : add && BlueprintForm.KINDS.contains(more.kind()) ? typed.plus(more) : typed;
            BlueprintForm.Reading reading = form.blueprint(page);
            Blueprint blueprint = reading.blueprint();
            if (add || check || !drop.isEmpty() || blueprint == null) {
                // a row that was just added waits for its numbers
                List<Screens.Problem> problems = add || !drop.isEmpty() ? List.of() : reading.problems();
                return screen(page, form.with(reading.rows()), id, version, blueprint, problems, "", add);
            }
            String saved = id.isEmpty() ? fresh(blueprint.name()) : id;
            if (!blueprints.add(saved, version + 1, blueprint, clock.instant())) {
                return screen(
                        page,
                        form,
                        id,
                        stored(saved).version(),
                        blueprint,
                        List.of(new Screens.Problem("save", page.t("forms.blueprintMeanwhile", version + 1))),
                        "",
                        false);
            }
            note(session.account(), version == 0 ? "blueprint.add" : "blueprint.change", saved, version + 1);
            return to(BLUEPRINTS + "/een/" + saved, Map.of("gedaan", "saved"));
        });
    }

    /** An id that nobody has. */
    private String fresh(String name) {
        String slug = Blueprints.slug(name);
        Set<String> taken = new TreeSet<>();
        blueprints.all().forEach(each -> taken.add(each.id()));
        String id = slug;
        for (int i = 2; taken.contains(id); i++) {
            id = slug + "-" + i;
        }
        return id;
    }

    private void note(Account account, String action, String id, int version) {
        audit.write(
                Entry.of(account, action, "blueprint/" + id, clock.instant()).detail("revision", version));
    }

    /** A file is a new blueprint, or the next version of the one it was sent for. */
    private void upload(RoutingContext context) {
        String of = Forms.text(context, "id");
        String seen = Forms.text(context, "version");
        guarded(context, ASSEMBLE, (page, session) -> {
            byte[] file = Forms.file(context);
            try {
                Blueprint blueprint = BlueprintJson.read(file, page.t("forms.blueprintNew"));
                String id = of.isEmpty() ? fresh(blueprint.name()) : stored(of).id();
                int version = of.isEmpty() || !seen.matches("[0-9]{1,6}") ? 1 : Integer.parseInt(seen) + 1;
                if (!blueprints.add(id, version, blueprint, clock.instant())) {
                    throw new BadRequest(409, "form-busy");
                }
                note(session.account(), version == 1 ? "blueprint.add" : "blueprint.change", id, version);
                return to(BLUEPRINTS + "/een/" + id, Map.of("gedaan", "saved"));
            } catch (BlueprintException e) {
                return new Pages.View.Html(
                        "testform/blueprints.jte",
                        Map.of("blueprints", List.of(), "problem", String.valueOf(e.getMessage())));
            }
        });
    }

    private void download(RoutingContext context) {
        String id = context.pathParam("blueprint");
        guarded(
                context,
                LOOK,
                (page, session) -> new Pages.View.Download(
                        "application/json",
                        "blueprint.json",
                        BlueprintJson.write(stored(id).blueprint()).getBytes(StandardCharsets.UTF_8)));
    }

    /** @param added true when the last row was just added */
    private Pages.View screen(
            Page page,
            BlueprintForm form,
            String id,
            int version,
            @Nullable Blueprint blueprint,
            List<Screens.Problem> problems,
            String done,
            boolean added) {
        BlueprintPage demands =
                new BlueprintPage(page, bank.shelf(clock.instant()).stock());
        BlueprintForm offered = demands.offered(form);
        Map<String, Object> model = new HashMap<>(demands.model(offered, blueprint));
        model.put("form", offered);
        model.put("id", id);
        model.put("version", version);
        model.put("problems", demands.named(problems, offered));
        model.put("notice", done);
        model.put(
                "whole",
                id.isEmpty()
                        || blueprint == null
                        || blueprint.equals(form.blueprint(page).blueprint()));
        model.put("editable", page.may(Permission.ASSEMBLE_FORMS));
        model.put("fresh", added ? form.rows().size() - 1 : -1);
        return new Pages.View.Html("testform/blueprint.jte", model);
    }
}
