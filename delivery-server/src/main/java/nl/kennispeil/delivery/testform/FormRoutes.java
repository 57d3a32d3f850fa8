package nl.kennispeil.delivery.testform;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.exchange.qti.QtiWriter;
import nl.kennispeil.bank.form.Derivation;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormApproval;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Pages;

/** The list of forms, new ones, and the steps from draft to frozen. */
final class FormRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> ASSEMBLE = Set.of(Permission.ASSEMBLE_FORMS);

    private final FormDesk desk;
    private final FormBank bank;
    private final Blueprints blueprints;
    private final FormWalk walk;
    private final FormPackage packages;

    FormRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Clock clock,
            FormDesk desk,
            FormBank bank,
            Blueprints blueprints,
            FormWalk walk,
            FormPackage packages) {
        super(pages, confidentiality, clock);
        this.desk = desk;
        this.bank = bank;
        this.blueprints = blueprints;
        this.walk = walk;
        this.packages = packages;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.get(HOME + "/nieuw").handler(this::begin);
        router.post(HOME + "/nieuw").handler(Forms.plain()).handler(this::add);
        router.post(FORM + "/variant").handler(Forms.plain()).handler(this::variant);
        router.post(FORM + "/versie").handler(Forms.plain()).handler(this::version);
        step(router, "/voorstellen", ASSEMBLE, FormApproval.Step.PROPOSE);
        step(router, "/goedkeuren", Set.of(Permission.APPROVE_FORM), FormApproval.Step.APPROVE);
        step(router, "/terug", LOOK, FormApproval.Step.RETURN);
        step(router, "/bevriezen", ASSEMBLE, FormApproval.Step.FREEZE);
        router.get(FORM + "/qti3.zip").handler(context -> export(context, QtiWriter.Target.QTI3));
        router.get(FORM + "/qti22.zip").handler(context -> export(context, QtiWriter.Target.QTI22));
    }

    private void step(Router router, String path, Set<Permission> anyOf, FormApproval.Step step) {
        router.post(FORM + path).handler(Forms.plain()).handler(context -> step(context, anyOf, step));
    }

    private void list(RoutingContext context) {
        String wanted = context.queryParams().get("stand");
        guarded(context, LOOK, (page, session) -> {
            List<FormDesign> all = desk.all();
            Map<FormRef, List<Finding>> findings = bank.findings(all, clock.instant());
            List<Screens.FormRow> rows = all.stream()
                    .filter(each -> wanted == null || each.state().name().equalsIgnoreCase(wanted))
                    .map(each -> row(each, all, findings.getOrDefault(each.ref(), List.of())))
                    .toList();
            return new Pages.View.Html(
                    "testform/list.jte", Map.of("forms", rows, "wanted", wanted == null ? "" : wanted));
        });
    }

    private Screens.FormRow row(FormDesign design, List<FormDesign> all, List<Finding> findings) {
        Derivation derivation = design.derivation();
        return new Screens.FormRow(
                design.ref().toString(),
                design.title(),
                design.kind(),
                design.state().name().toLowerCase(Locale.ROOT),
                design.places().size(),
                (int) design.rules().time().toMinutes(),
                design.approvedBy().size(),
                derivation == null ? "" : derivation.master().toString(),
                derivation != null
                        && all.stream()
                                .filter(each -> each.ref().equals(derivation.master()))
                                .anyMatch(derivation::behind),
                (int) findings.stream().map(Finding::item).distinct().count());
    }

    private void begin(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> begin(Map.of(), Map.of()));
    }

    private Pages.View begin(Map<String, String> typed, Map<String, String> problems) {
        return new Pages.View.Html(
                "testform/new.jte",
                Map.of("kinds", TestKinds.all(), "blueprints", blueprints.all(), "typed", typed, "problems", problems));
    }

    private void add(RoutingContext context) {
        Map<String, String> typed = List.of("id", "title", "kind", "blueprint").stream()
                .collect(Collectors.toMap(
                        each -> each, each -> Forms.text(context, each).strip()));
        guarded(context, ASSEMBLE, (page, session) -> {
            Map<String, String> problems = new HashMap<>();
            TestKind kind = TestKinds.find(typed.getOrDefault("kind", "")).orElse(null);
            String id = typed.getOrDefault("id", "");
            String title = typed.getOrDefault("title", "");
            String blueprint = typed.getOrDefault("blueprint", "");
            if (kind == null) {
                problems.put("kind", "choose");
            }
            if (!id.matches("[A-Za-z0-9_-]{1,48}")) {
                problems.put("id", "id");
            }
            if (title.isEmpty() || title.length() > FormDesign.LONGEST_TITLE) {
                problems.put("title", "title");
            }
            if (!blueprint.isEmpty() && blueprints.find(blueprint).isEmpty()) {
                problems.put("blueprint", "choose");
            }
            if (kind == null || !problems.isEmpty()) {
                return begin(typed, problems);
            }
            FormDesign design = FormDesign.draft(
                    new FormRef(id, 1),
                    kind,
                    title,
                    blueprint,
                    session.account().login());
            if (!desk.add(design, session.account(), clock.instant())) {
                return begin(typed, Map.of("id", "taken"));
            }
            return to(path(design.ref()), Map.of("gedaan", "made"));
        });
    }

    private void variant(RoutingContext context) {
        String group = Forms.text(context, "group").strip();
        String id = Forms.text(context, "id").strip();
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            FormDesign master = desk.find(ref);
            if (group.isEmpty() || group.length() > 60 || !id.matches("[A-Za-z0-9_-]{1,48}")) {
                throw new BadRequest(400, "form-variant");
            }
            FormDesign variant = master.variant(
                    new FormRef(id, 1),
                    group,
                    shortened(master.title(), group),
                    session.account().login());
            if (!desk.add(variant, session.account(), clock.instant())) {
                throw new BadRequest(409, "form-taken");
            }
            return to(path(variant.ref()), Map.of("gedaan", "made"));
        });
    }

    private static String shortened(String title, String group) {
        String whole = title + " (" + group + ")";
        return whole.substring(0, Math.min(FormDesign.LONGEST_TITLE, whole.length()));
    }

    private void version(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            FormDesign frozen = desk.find(ref);
            if (frozen.state() != FormState.FROZEN) {
                throw new BadRequest(409, "form-state");
            }
            FormDesign next =
                    frozen.version(desk.nextVersion(ref.id()), session.account().login());
            if (!desk.add(next, session.account(), clock.instant())) {
                throw new BadRequest(409, "form-busy");
            }
            return to(path(next.ref()), Map.of("gedaan", "made"));
        });
    }

    private void step(RoutingContext context, Set<Permission> anyOf, FormApproval.Step step) {
        guarded(context, anyOf, (page, session) -> {
            FormRef ref = ref(context);
            FormApproval.Outcome outcome = desk.step(ref, step, session.account(), clock.instant());
            FormApproval.Reason reason = outcome.reason();
            if (reason != null) {
                throw new BadRequest(
                        reason == FormApproval.Reason.OWN_WORK || reason == FormApproval.Reason.APPROVED_ALREADY
                                ? 403
                                : 409,
                        "form-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
            return to(path(ref), Map.of("gedaan", step.name().toLowerCase(Locale.ROOT)));
        });
    }

    /** The form with its keys for another system. */
    private void export(RoutingContext context, QtiWriter.Target target) {
        String asked = context.queryParams().get("taal");
        guarded(context, Set.of(Permission.PRINT_FORM), (page, session) -> {
            FormDesign design = desk.find(ref(context));
            String language = asked != null && design.languages().contains(asked)
                    ? asked
                    : design.languages().get(0);
            FormWalk.Shown shown = walk.shown(design, language);
            if (shown.items().isEmpty() || !shown.missing().isEmpty()) {
                throw new BadRequest(409, "form-not-whole");
            }
            desk.note(session.account(), "form.export", design, clock.instant());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            packages.write(design, language, shown.items(), target, out);
            String name = design.ref().id() + "-" + design.ref().version()
                    + (design.languages().size() > 1 ? "-" + language : "")
                    + (target == QtiWriter.Target.QTI3 ? "-qti3.zip" : "-qti22.zip");
            return new Pages.View.Download("application/zip", name, out.toByteArray());
        });
    }
}
