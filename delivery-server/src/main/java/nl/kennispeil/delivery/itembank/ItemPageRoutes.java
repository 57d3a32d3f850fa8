package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Refusal;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.text.Language;

/** The pages of one item: what it is and what can be done now, its versions, where it was used, what stands on its card. */
final class ItemPageRoutes implements Routes {

    private static final List<String> NOTICES =
            List.of("moved", "signed", "described", "described-alone", "blocked", "unblocked", "consent", "withdrawn");
    private static final int LONGEST_BLOCK = 300;

    private final ItemScreens screens;
    private final Items items;
    private final ItemHistory history;
    private final ItemUse use;
    private final Describing describing;
    private final ItemOrigins origins;
    private final ReviewRoutes review;

    ItemPageRoutes(
            ItemScreens screens,
            Items items,
            ItemHistory history,
            ItemUse use,
            Describing describing,
            ItemOrigins origins,
            ReviewRoutes review) {
        this.screens = screens;
        this.items = items;
        this.history = history;
        this.use = use;
        this.describing = describing;
        this.origins = origins;
        this.review = review;
    }

    @Override
    public void mount(Router router) {
        router.get(ItemPaths.ITEM).handler(this::item);
        router.get(ItemPaths.ITEM + "/versies").handler(this::versions);
        router.get(ItemPaths.ITEM + "/gebruik").handler(this::uses);
        router.get(ItemPaths.ITEM + "/gegevens").handler(this::describe);
        router.post(ItemPaths.ITEM + "/gegevens").handler(ItemBankRoutes.form()).handler(this::change);
        router.post(ItemPaths.ITEM + "/stap").handler(Forms.plain()).handler(this::step);
        router.post(ItemPaths.ITEM + "/blokkade").handler(Forms.plain()).handler(this::block);
        router.post(ItemPaths.ITEM + "/toestemming").handler(Forms.plain()).handler(this::consent);
        router.post(ItemPaths.ITEM + "/toestemming/:place/intrekken")
                .handler(Forms.plain())
                .handler(this::withdraw);
    }

    /** Who asks for what, about which item. */
    private record Desk(Page page, Account account, Overview.Row row, Instant now) {
        ItemCard card() {
            return row.card();
        }
    }

    private interface Work {
        Pages.View view(Desk desk) throws Exception;
    }

    private void about(RoutingContext context, Permission permission, Work work) {
        screens.pages().guarded(context, permission, screens.confidentiality().gate((page, session) -> {
            ItemId id = Describing.id(context.pathParam("item")).orElseThrow(() -> new BadRequest(404, "not-found"));
            Overview.Row row = screens.overview()
                    .find(id)
                    .filter(each -> ItemAccess.sees(session.account(), each.card()))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            return work.view(
                    new Desk(page, session.account(), row, screens.clock().instant()));
        }));
    }

    private Map<String, Object> model(Desk desk, String tab) {
        Map<String, Object> model = new HashMap<>();
        model.put("head", screens.head(desk.row(), desk.account(), desk.page()));
        model.put("tab", tab);
        return model;
    }

    private void log(Desk desk, String action) {
        screens.audit()
                .write(Entry.of(desk.account(), action, "item/" + desk.row().id(), desk.now())
                        .detail("version", desk.card().version()));
    }

    private void item(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        String done = Forms.done(context, NOTICES);
        about(context, Permission.SEE_ITEMS, desk -> view(desk, done, ItemViews.Typed.NONE));
    }

    private Pages.View view(Desk desk, String done, ItemViews.Typed typed) {
        log(desk, "item.view");
        Page page = desk.page();
        Map<String, Object> model = model(desk, "item");
        model.put("facts", facts(desk));
        model.put(
                "offers",
                screens.reviewing().offers(desk.card(), desk.account(), desk.now()).stream()
                        .map(each -> new ItemViews.Offer(
                                each.step().action().code(),
                                ItemFilter.code(each.step().to()),
                                each.step().takesTwo(),
                                each.step().asksReason(),
                                each.why().stream().map(Refusal::code).toList(),
                                each.signedBy().stream()
                                        .map(by -> screens.names().of(by, page))
                                        .toList()))
                        .toList());
        model.put("events", events(desk));
        desk.card()
                .newest()
                .flatMap(items::find)
                .ifPresent(version -> model.put("seen", Seen.of(desk.card(), version, page)));
        model.put(
                "origins",
                origins.of(desk.row().id()).stream()
                        .map(each -> new ItemViews.From(
                                each.address(), each.file(), each.format(), each.identifier(), page.date(each.at())))
                        .toList());
        model.put("notice", done);
        model.put("typed", typed);
        return new Pages.View.Html("items/item.jte", model);
    }

    private List<ItemViews.Fact> facts(Desk desk) {
        Page page = desk.page();
        ItemCard card = desk.card();
        List<ItemViews.Fact> facts = new ArrayList<>();
        facts.add(new ItemViews.Fact(page.t("items.authors"), List.of(screens.authors(card, page))));
        Map<MetaField, String> values = Metadata.values(card, desk.row().data());
        for (MetaField each : MetaField.values()) {
            String value = values.getOrDefault(each, "");
            if (!value.isEmpty() && each != MetaField.REFERENCES && each != MetaField.REVIEW_BY) {
                facts.add(new ItemViews.Fact(page.t("items.field." + each.code()), List.of(value)));
            }
        }
        facts.add(new ItemViews.Fact(
                page.t("items.page.use"),
                List.of(use.exposure(use.of(desk.row().id())).words(page))));
        facts.add(new ItemViews.Fact(
                page.t("items.checked"),
                List.of(card.checkedOn() == null ? page.t("items.never") : ItemScreens.day(card.checkedOn(), page))));
        if (card.reviewBy() != null) {
            facts.add(new ItemViews.Fact(
                    page.t("items.field.review-by"), List.of(ItemScreens.day(card.reviewBy(), page))));
        }
        facts.add(new ItemViews.Fact(
                page.t("items.field.references"),
                card.references().stream()
                        .map(each -> each.kind() + " " + each.name()
                                + (each.date() == null ? "" : ", " + ItemScreens.day(each.date(), page)))
                        .map(String::strip)
                        .toList()));
        return facts.stream().filter(each -> !each.words().isEmpty()).toList();
    }

    private List<ItemViews.Event> events(Desk desk) {
        return history.of(desk.row().id()).stream()
                .sorted(Comparator.comparing(ItemEvent::at).reversed())
                .map(each -> new ItemViews.Event(
                        desk.page().date(each.at()),
                        screens.names().of(each.by(), desk.page()),
                        each.action(),
                        each.from().toLowerCase(Locale.ROOT),
                        each.to().toLowerCase(Locale.ROOT),
                        each.version(),
                        screens.lines(each.words())))
                .toList();
    }

    private void step(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(context, Permission.SEE_ITEMS, desk -> {
            String version = Forms.text(context, "versie");
            Action action = Action.of(Forms.text(context, "stap"))
                    .filter(each -> each != Action.EDIT)
                    .orElseThrow(() -> new BadRequest(400, "item-no-step"));
            String reason = Forms.text(context, "reden").strip();
            try {
                boolean moved = screens.reviewing()
                        .act(
                                desk.row().id(),
                                version.matches("[0-9]{1,6}") ? Integer.parseInt(version) : -1,
                                action,
                                reason,
                                desk.account(),
                                desk.now());
                return new Pages.View.GoTo(ItemPaths.of(desk.row().id()) + "?gedaan=" + (moved ? "moved" : "signed"));
            } catch (BadRequest e) {
                if (e.status() != 400) {
                    throw e;
                }
                // what is wrong with the reason is said where it was typed, and it is still there
                ItemViews.Typed typed = new ItemViews.Typed(
                        action.code(), reason, desk.page().messages().text("error." + e.code()));
                return Forms.text(context, "op").equals("nakijken")
                        ? review.view(desk.row(), desk.account(), desk.page(), "", typed)
                        : view(desk, "", typed);
            }
        });
    }

    private void versions(RoutingContext context) {
        String from = context.queryParams().get("van");
        String to = context.queryParams().get("naar");
        about(context, Permission.SEE_ITEMS, desk -> {
            log(desk, "item.view");
            ItemId id = desk.row().id();
            List<ItemVersion> all =
                    items.findAll(IntStream.rangeClosed(1, desk.card().version())
                            .mapToObj(each -> new ItemRef(id, each))
                            .toList());
            Map<Integer, ItemVersion> byNumber = new HashMap<>();
            all.forEach(each -> byNumber.put(each.ref().version(), each));
            int newest = desk.card().version();
            int left = chosen(from, byNumber, Math.max(1, newest - 1));
            int right = chosen(to, byNumber, newest);
            Map<String, Object> model = model(desk, "versions");
            model.put("versions", VersionViews.listed(all, use, desk.page()));
            model.put("left", left);
            model.put("right", right);
            ItemVersion before = byNumber.get(left);
            ItemVersion after = byNumber.get(right);
            model.put(
                    "differences",
                    before == null || after == null || left == right
                            ? List.of()
                            : VersionViews.differences(before, after, desk.page()));
            return new Pages.View.Html("items/versions.jte", model);
        });
    }

    private static int chosen(
            @org.jspecify.annotations.Nullable String text, Map<Integer, ItemVersion> known, int otherwise) {
        int number = text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : otherwise;
        return known.containsKey(number) ? number : otherwise;
    }

    private void uses(RoutingContext context) {
        about(context, Permission.SEE_ITEMS, desk -> {
            log(desk, "item.view");
            List<ItemUse.Use> uses = use.of(desk.row().id());
            ItemUse.Figures figures = use.figures(uses, desk.now());
            Map<String, Object> model = model(desk, "use");
            model.put(
                    "uses",
                    uses.stream().map(each -> ItemUse.view(each, desk.page())).toList());
            model.put(
                    "figures",
                    figures.counted().stream()
                            .map(each -> ItemUse.view(each, desk.page()))
                            .toList());
            model.put(
                    "missing",
                    figures.uncounted().stream()
                            .map(each -> ItemUse.view(each, desk.page()))
                            .toList());
            model.put("exposure", use.exposure(uses).words(desk.page()));
            return new Pages.View.Html("items/use.jte", model);
        });
    }

    private void describe(RoutingContext context) {
        about(context, Permission.EDIT_ITEMS, desk -> {
            log(desk, "item.view");
            return form(desk, Map.of(), Map.of());
        });
    }

    private Pages.View form(Desk desk, Map<MetaField, String> typed, Map<MetaField, String> problems) {
        Page page = desk.page();
        Map<MetaField, String> values =
                new EnumMap<>(Metadata.values(desk.card(), desk.row().data()));
        values.putAll(typed);
        List<ItemViews.Field> fields = new ArrayList<>();
        for (MetaField each : MetaField.values()) {
            boolean shown = !each.classifies() || desk.row().data() != null;
            if (shown) {
                String problem = problems.getOrDefault(each, "");
                fields.add(new ItemViews.Field(
                        each.code(),
                        page.t("items.field." + each.code()),
                        page.t("items.hint." + each.code()),
                        values.getOrDefault(each, ""),
                        problem.isEmpty()
                                ? ""
                                : page.t(
                                        "items.problem." + problem,
                                        Metadata.refused(problem, values.getOrDefault(each, ""))),
                        known(each)));
            }
        }
        Map<String, Object> model = model(desk, "metadata");
        model.put("fields", fields);
        Map<String, ItemViews.MediaFile> files = desk.card()
                .newest()
                .flatMap(items::find)
                .map(each ->
                        MediaFiles.of(each.content(), ItemPaths.of(desk.row().id()) + "/bestand/"))
                .orElse(Map.of());
        model.put("files", List.copyOf(files.values()));
        List<ItemViews.Consent> consents = new ArrayList<>();
        for (Consent each : desk.card().consents()) {
            consents.add(new ItemViews.Consent(
                    consents.size(),
                    files.getOrDefault(each.media(), new ItemViews.MediaFile(each.media(), "", "")),
                    each.document(),
                    page.day(each.given()),
                    ItemScreens.day(each.withdrawn(), page)));
        }
        model.put("consents", consents);
        model.put("block", desk.card().block());
        model.put("revision", desk.card().revision());
        model.put(
                "today",
                nl.kennispeil.delivery.calendar.Amsterdam.day(desk.now()).toString());
        return new Pages.View.Html("items/metadata.jte", model);
    }

    private List<String> known(MetaField field) {
        boolean listed = field == MetaField.THEME
                || field == MetaField.OWNER
                || field == MetaField.LICENCE
                || field.fromThoseInUse();
        if (field == MetaField.LANGUAGE) {
            return Arrays.stream(Language.values()).map(Language::code).toList();
        }
        if (field == MetaField.TESTS) {
            return TestKinds.all().stream().map(TestKind::code).toList();
        }
        return listed
                ? screens.overview()
                        .values(row -> Metadata.values(row.card(), row.data()).getOrDefault(field, ""))
                : List.of();
    }

    private void change(RoutingContext context) {
        about(context, Permission.EDIT_ITEMS, desk -> {
            if (!Forms.text(context, "revisie")
                    .equals(Integer.toString(desk.card().revision()))) {
                throw new BadRequest(409, "item-changed");
            }
            Map<MetaField, String> typed = new EnumMap<>(MetaField.class);
            for (MetaField each : MetaField.values()) {
                String value = context.request().getFormAttribute(each.code());
                if (value != null) {
                    typed.put(each, value);
                }
            }
            List<Describing.Line> lines = describing.look(
                    List.of(new Describing.Wanted(1, desk.row().id().value(), typed)), desk.account());
            Describing.Line line = lines.get(0);
            Metadata.Plan plan = line.plan();
            if (plan == null) {
                throw new BadRequest(403, "not-yours");
            }
            if (!plan.good()) {
                return form(desk, typed, plan.problems());
            }
            if (line.changes()
                    && describing
                            .take(lines, "items.bulk", desk.account(), desk.now())
                            .isEmpty()) {
                throw new BadRequest(409, "item-changed");
            }
            return done(desk, alone(plan) ? "described-alone" : "described");
        });
    }

    /** True when the item joined a group of enemies that no other item is in. */
    private boolean alone(Metadata.Plan plan) {
        Set<String> joined = new TreeSet<>(plan.card().enemies());
        joined.removeAll(plan.before().enemies());
        for (Overview.Row each :
                joined.isEmpty() ? List.<Overview.Row>of() : screens.overview().all()) {
            if (!each.id().equals(plan.before().id())) {
                joined.removeAll(each.card().enemies());
            }
        }
        return !joined.isEmpty();
    }

    private void block(RoutingContext context) {
        about(context, Permission.EDIT_ITEMS, desk -> {
            String why = Forms.text(context, "waarom").strip();
            boolean lift = Forms.text(context, "opheffen").equals("ja");
            if (!lift && (why.isEmpty() || why.length() > LONGEST_BLOCK)) {
                throw new BadRequest(400, "item-reason");
            }
            if (Screening.findIn(why).isPresent()) {
                throw new BadRequest(400, "item-personal");
            }
            describing.block(desk.row().id(), lift ? "" : why, desk.account(), desk.now());
            return done(desk, lift ? "unblocked" : "blocked");
        });
    }

    private void consent(RoutingContext context) {
        about(context, Permission.EDIT_ITEMS, desk -> {
            String media = Forms.text(context, "media").strip();
            String document = Forms.text(context, "document").strip();
            if (media.isEmpty() || document.isEmpty() || media.length() > 120 || document.length() > 120) {
                throw new BadRequest(400, "item-consent");
            }
            if (Screening.findIn(document).isPresent()) {
                throw new BadRequest(400, "item-personal");
            }
            Consent given = new Consent(media, document, Forms.date(context, "gegeven"), null);
            describing.consent(desk.row().id(), given, desk.account(), desk.now());
            return done(desk, "consent");
        });
    }

    private void withdraw(RoutingContext context) {
        about(context, Permission.EDIT_ITEMS, desk -> {
            String place = context.pathParam("place");
            describing.withdrawConsent(
                    desk.row().id(),
                    place.matches("[0-9]{1,3}") ? Integer.parseInt(place) : -1,
                    Forms.date(context, "dag"),
                    desk.account(),
                    desk.now());
            return done(desk, "withdrawn");
        });
    }

    private static Pages.View done(Desk desk, String notice) {
        return new Pages.View.GoTo(ItemPaths.of(desk.row().id()) + "?gedaan=" + notice);
    }
}
