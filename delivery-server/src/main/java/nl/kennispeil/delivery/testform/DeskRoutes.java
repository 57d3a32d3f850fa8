package nl.kennispeil.delivery.testform;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.form.Edit;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormEditing;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.paper.OnPaper;
import nl.kennispeil.delivery.paper.Unprintable;

/** The desk of one form: looking, and every change of its items. Each change is stored at once. */
final class DeskRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> ASSEMBLE = Set.of(Permission.ASSEMBLE_FORMS);

    private final FormDesk desk;
    private final FormBank bank;
    private final Blueprints blueprints;
    private final DeskView view;
    private final BiFunction<FormDesign, String, List<Unprintable>> unprintable;
    private final FillRoutes fills;

    /** @param unprintable the items of a form that cannot be on paper, in one of its languages */
    DeskRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Clock clock,
            FormDesk desk,
            FormBank bank,
            Blueprints blueprints,
            FillRoutes fills,
            BiFunction<FormDesign, String, List<Unprintable>> unprintable) {
        super(pages, confidentiality, clock);
        this.unprintable = unprintable;
        this.desk = desk;
        this.bank = bank;
        this.blueprints = blueprints;
        this.fills = fills;
        this.view = new DeskView(bank);
    }

    @Override
    public void mount(Router router) {
        router.get(FORM).handler(this::show);
        router.post(FORM + "/plaatsen").handler(Forms.plain()).handler(this::change);
        router.post(FORM + "/ongedaan").handler(Forms.plain()).handler(this::undo);
        router.post(FORM + "/gegevens").handler(Forms.plain()).handler(this::describe);
        router.post(FORM + "/spreiden").handler(Forms.plain()).handler(this::spread);
        router.post(FORM + "/bijwerken").handler(Forms.plain()).handler(this::follow);
    }

    private void show(RoutingContext context) {
        Map<String, String> filters = filters(context);
        String swap = query(context, "wissel");
        String since = query(context, "sinds");
        String done = query(context, "gedaan");
        String item = query(context, "vraag");
        String place = query(context, "plaats");
        String choice = query(context, "keuze");
        guarded(context, LOOK, (page, session) -> {
            FormRef ref = ref(context);
            String told = done.matches("[a-z-]{1,30}")
                    ? page.t("forms.done." + done, item.matches("[A-Za-z0-9._-]{1,64}") ? item : "", place)
                    : "";
            return render(
                    page,
                    session.account(),
                    desk.find(ref),
                    new DeskView.Asked(filters, swap, since.matches("[0-9]{1,8}") ? Integer.parseInt(since) : 0),
                    told,
                    List.of(),
                    fills.said(page, ref, choice));
        });
    }

    /** @param said what came of filling up */
    private Pages.View render(
            Page page,
            Account account,
            FormDesign design,
            DeskView.Asked asked,
            String told,
            List<String> problems,
            Screens.FilledUp said) {
        Instant now = clock.instant();
        Optional<Blueprints.Stored> blueprint = blueprints.find(design.blueprint());
        Map<String, Object> model = new HashMap<>(view.model(page, account, design, blueprint, asked, now));
        List<FormDesign> all = desk.all();
        model.put("notice", told.startsWith("⟦") ? "" : told);
        model.put("problems", problems);
        model.put("said", said);
        model.put("blueprints", blueprints.all());
        model.put("booklets", page.may(Permission.PRINT_FORM) ? booklets(page, design) : List.of());
        model.put("behind", design.derivation() != null && behind(design, all));
        model.put(
                "variantsBehind",
                desk.behind(design, all).stream()
                        .map(each -> each.ref().toString())
                        .toList());
        return new Pages.View.Html("testform/desk.jte", model);
    }

    private List<Screens.BookletRow> booklets(Page page, FormDesign design) {
        return design.languages().stream()
                .map(language -> {
                    List<Unprintable> not = unprintable.apply(design, language);
                    return new Screens.BookletRow(language, OnPaper.words(not, page.messages()), OnPaper.numbers(not));
                })
                .toList();
    }

    private boolean behind(FormDesign variant, List<FormDesign> all) {
        return all.stream()
                .anyMatch(master -> desk.behind(master, all).stream()
                        .anyMatch(each -> each.ref().equals(variant.ref())));
    }

    private void change(RoutingContext context) {
        Map<String, String> filters = filters(context);
        String what = Forms.text(context, "do");
        String item = Forms.text(context, "item");
        String other = Forms.text(context, "other");
        String reason = Forms.text(context, "reason").strip();
        String together = Forms.text(context, "together").strip();
        String at = Forms.text(context, "at").strip();
        String seen = Forms.text(context, "revision");
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            FormDesign design = desk.find(ref);
            Edit edit = edit(design, what, item, other, at, reason, together);
            FormEditing.Outcome outcome = desk.edit(ref, edit, session.account(), clock.instant());
            Map<String, String> query = new LinkedHashMap<>(filters);
            if (outcome instanceof FormEditing.Refused refused) {
                query.put("gedaan", "not-" + code(refused.reason()));
            } else {
                FormDesign changed = ((FormEditing.Changed) outcome).design();
                ItemRef about = edit.other() == null ? edit.item() : edit.other();
                query.put("gedaan", edit.kind().name().toLowerCase(Locale.ROOT));
                changed.indexOf((about == null ? edit.item() : about).id())
                        .ifPresent(index -> query.put("plaats", Integer.toString(index + 1)));
            }
            query.put("vraag", edit.item().id().value());
            if (seen.matches("[0-9]{1,8}")) {
                query.put("sinds", seen);
            }
            return to(path(ref), query);
        });
    }

    private Edit edit(
            FormDesign design, String what, String item, String other, String at, String reason, String together) {
        try {
            if (what.equals("add")) {
                ItemRef fresh = ItemRef.parse(item);
                int end = at.isEmpty() ? design.places().size() : place(at);
                return Edit.add(newest(fresh), end, !pilot(fresh.id()), reason);
            }
            ItemRef in = DeskView.ref(design, item);
            int index = design.indexOf(in.id()).orElse(0);
            return switch (what) {
                case "remove" -> Edit.remove(in, reason);
                case "up" -> Edit.move(in, Math.max(0, index - 1));
                case "down" -> Edit.move(in, index + 1);
                case "to" -> Edit.move(in, place(at));
                case "swap" -> Edit.swap(in, newest(ItemRef.parse(other)), reason);
                case "score" -> Edit.score(in, true);
                case "pilot" -> Edit.score(in, false);
                case "join" -> Edit.join(in, together.length() > 60 ? together.substring(0, 60) : together);
                default -> throw new BadRequest(400, "form-change");
            };
        } catch (IllegalArgumentException e) {
            throw new BadRequest(400, "form-change");
        }
    }

    /** What comes in is the newest version, whatever the page showed. */
    private ItemRef newest(ItemRef asked) {
        return Optional.ofNullable(bank.cards(List.of(asked.id())).get(asked.id()))
                .flatMap(ItemCard::newest)
                .orElseThrow(() -> new BadRequest(409, "form-item-gone"));
    }

    private boolean pilot(ItemId item) {
        ItemCard card = bank.cards(List.of(item)).get(item);
        return card != null && card.state() == ItemState.PILOT;
    }

    /** A place as people count, from 1. */
    private static int place(String typed) {
        if (!typed.matches("[0-9]{1,4}") || Integer.parseInt(typed) < 1) {
            throw new BadRequest(400, "form-place");
        }
        return Integer.parseInt(typed) - 1;
    }

    private void undo(RoutingContext context) {
        Map<String, String> filters = filters(context);
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            FormEditing.Outcome outcome = desk.undo(ref, session.account(), clock.instant());
            Map<String, String> query = new LinkedHashMap<>(filters);
            query.put(
                    "gedaan",
                    outcome instanceof FormEditing.Refused refused ? "not-" + code(refused.reason()) : "undo");
            return to(path(ref), query);
        });
    }

    private void describe(RoutingContext context) {
        String title = Forms.text(context, "title").strip();
        String english = Forms.text(context, "english");
        String blueprint = Forms.text(context, "blueprint");
        String actual = Forms.text(context, "actual");
        String seen = Forms.text(context, "described");
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            FormDesign design = desk.find(ref);
            if (title.isEmpty() || title.length() > FormDesign.LONGEST_TITLE) {
                throw new BadRequest(400, "form-title");
            }
            if (!blueprint.isEmpty() && blueprints.find(blueprint).isEmpty()) {
                throw new BadRequest(400, "form-blueprint");
            }
            FormRules rules = RulesFields.read(name -> Forms.text(context, name), design.rules());
            Optional<FormDesign> changed = desk.describe(
                    ref,
                    seen,
                    title,
                    rules,
                    english.isEmpty() ? List.of("nl") : List.of("nl", "en"),
                    blueprint,
                    !actual.isEmpty(),
                    session.account(),
                    clock.instant());
            if (changed.isEmpty()) {
                return render(
                        page,
                        session.account(),
                        design,
                        new DeskView.Asked(Map.of(), "", 0),
                        "",
                        List.of(page.t("forms.meanwhile", title, rules.time().toMinutes())),
                        Screens.FilledUp.NOTHING);
            }
            return to(path(ref), Map.of("gedaan", "described"));
        });
    }

    private void spread(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            desk.spread(ref, session.account(), clock.instant());
            return to(path(ref), Map.of("gedaan", "spread"));
        });
    }

    private void follow(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            desk.follow(ref, session.account(), clock.instant());
            return to(path(ref), Map.of("gedaan", "followed"));
        });
    }

    private static String query(RoutingContext context, String name) {
        String value = context.queryParams().get(name);
        return value == null ? "" : value;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
