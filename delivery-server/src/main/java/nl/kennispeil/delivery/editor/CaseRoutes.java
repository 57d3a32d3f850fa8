package nl.kennispeil.delivery.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.html.Pictures;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemAccess;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itembank.PassageHtml;
import nl.kennispeil.delivery.itemcase.ItemCase;
import nl.kennispeil.delivery.itemview.CandidateView;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.jspecify.annotations.Nullable;

/** The screens of cases: the list, one case with its items, and the editor of what it tells. */
final class CaseRoutes implements Routes {

    static final String HOME = ItemPaths.HOME + "/casus";

    private static final String ONE = HOME + "/:case";
    private static final String WRITE = ONE + "/schrijven";
    private static final int LARGEST_SAVE = 2 * 1024 * 1024;
    private static final int LARGEST_PASTE = 4 * 1024 * 1024;
    private static final int HISTORY = 100;
    private static final List<String> NOTICES = List.of("added", "removed", "moved", "taken-over", "left");

    /** What it works on. */
    record Sources(
            CaseWriting writing, Drafts drafts, Writers writers, Items items, ItemCards cards, Bylines bylines) {}

    private final Guarded guarded;
    private final Sources sources;
    private final Function<String, Optional<String>> names;
    private final UnaryOperator<String> mediaAddress;
    private final Path uploads;

    CaseRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Sources sources,
            Function<String, Optional<String>> names,
            UnaryOperator<String> mediaAddress,
            Path uploads,
            Clock clock) {
        this.guarded = new Guarded(pages, Permission.EDIT_ITEMS, confidentiality::gate, clock);
        this.sources = sources;
        this.names = names;
        this.mediaAddress = mediaAddress;
        this.uploads = uploads;
    }

    /** The page of a case. */
    static String of(String id) {
        return HOME + "/" + id;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.post(HOME).handler(Forms.plain()).handler(this::begin);
        router.get(ONE).handler(this::card);
        router.post(ONE + "/vragen").handler(Forms.plain()).handler(this::add);
        router.post(ONE + "/nieuw").handler(Forms.plain()).handler(this::beginItem);
        router.post(ONE + "/vragen/:item").handler(Forms.plain()).handler(this::change);
        router.post(ONE + "/overnemen").handler(Forms.plain()).handler(this::takeOver);
        router.get(WRITE).handler(this::editor);
        router.get(WRITE + "/stand.json").handler(this::state);
        router.post(WRITE + "/bewaren")
                .handler(Forms.upload(uploads, LARGEST_SAVE))
                .handler(this::save);
        router.post(WRITE + "/plakken")
                .handler(Forms.upload(uploads, LARGEST_PASTE))
                .handler(this::paste);
        router.get(WRITE + "/voorbeeld").handler(this::preview);
        router.get(WRITE + "/voorbeeld.json").handler(this::previewed);
        router.post(WRITE + "/vastleggen").handler(Forms.plain()).handler(this::fix);
        router.get(WRITE + "/geschiedenis").handler(this::history);
        router.post(WRITE + "/terugzetten").handler(Forms.plain()).handler(this::restore);
    }

    private interface CaseWork {
        Pages.View view(Page page, Account account, ItemCase card, Instant now) throws Exception;
    }

    private void about(RoutingContext context, CaseWork work) {
        guarded.answer(
                context,
                (page, account, now) ->
                        work.view(page, account, sources.writing().card(context.pathParam("case"), account), now));
    }

    private void list(RoutingContext context) {
        guarded.answer(
                context,
                (page, account, now) -> new Pages.View.Html(
                        "editor/cases.jte",
                        Map.of(
                                "rows",
                                sources.writing().all(account).stream()
                                        .map(each -> new CaseViews.Row(
                                                each.id(),
                                                of(each.id()),
                                                each.title(),
                                                each.version(),
                                                each.items().size()))
                                        .toList())));
    }

    private void begin(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            String language = Forms.text(context, "taal").equals("en") ? "en" : "nl";
            return new Pages.View.GoTo(
                    of(sources.writing().begin(language, account, now).id()) + "/schrijven");
        });
    }

    private void card(RoutingContext context) {
        String done = Forms.done(context, NOTICES);
        about(context, (page, account, card, now) -> {
            List<CaseViews.Member> members = members(card, account);
            Map<String, Object> model = new HashMap<>();
            model.put("id", card.id());
            model.put("href", of(card.id()));
            model.put("title", card.title());
            model.put("version", card.version());
            Saved saved = sources.writing().open(card, account, now);
            model.put("unfixed", card.version() == 0 || !saved.kind().equals("version"));
            model.put("told", PassageHtml.of(body(saved), mediaAddress.apply("")));
            model.put("members", members);
            model.put(
                    "behind",
                    members.stream()
                            .filter(each -> each.mine() && Math.max(each.tells(), each.drafted()) < card.version())
                            .count());
            model.put("types", EditorRoutes.types());
            model.put("notice", done);
            return new Pages.View.Html("editor/case.jte", model);
        });
    }

    private List<CaseViews.Member> members(ItemCase card, Account account) {
        Map<ItemId, ItemCard> cards = new HashMap<>();
        sources.cards().findAll(card.items()).forEach(each -> cards.put(each.id(), each));
        Map<ItemId, ItemVersion> versions = new HashMap<>();
        sources.items()
                .findAll(cards.values().stream()
                        .flatMap(each -> each.newest().stream())
                        .toList())
                .forEach(each -> versions.put(each.ref().id(), each));
        List<CaseViews.Member> members = new ArrayList<>();
        for (ItemId each : card.items()) {
            ItemCard item = cards.get(each);
            ItemVersion version = versions.get(each);
            boolean mine = item != null && ItemAccess.edits(account, item);
            members.add(new CaseViews.Member(
                    each.value(),
                    ItemPaths.of(each),
                    EditorRoutes.of(each),
                    mine ? title(each, version) : "",
                    item == null ? "draft" : item.state().name().toLowerCase(Locale.ROOT),
                    told(version, card.id()),
                    sources.writing()
                            .drafted(each)
                            .filter(one -> one.id().equals(card.id()))
                            .map(CaseRef::version)
                            .orElse(0),
                    mine));
        }
        return members;
    }

    private static String title(ItemId item, @Nullable ItemVersion version) {
        return version == null ? item.value() : version.content().title();
    }

    private static int told(@Nullable ItemVersion version, String id) {
        return version == null
                ? 0
                : CaseRef.of(version.content())
                        .filter(each -> each.id().equals(id))
                        .map(CaseRef::version)
                        .orElse(0);
    }

    private static Pages.View done(ItemCase card, String notice) {
        return new Pages.View.GoTo(of(card.id()) + "?gedaan=" + notice);
    }

    private void add(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            sources.writing().add(card, Forms.text(context, "vraag").strip(), account, now);
            return done(card, "added");
        });
    }

    private void beginItem(RoutingContext context) {
        about(
                context,
                (page, account, card, now) -> new Pages.View.GoTo(EditorRoutes.of(
                        sources.writing().begin(card, EditorRoutes.type(Forms.text(context, "soort")), account, now))));
    }

    private void change(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String item = context.pathParam("item");
            if (!item.matches("[A-Za-z0-9._-]{1,64}")) {
                throw new BadRequest(404, "not-found");
            }
            ItemId id = new ItemId(item);
            switch (Forms.text(context, "doe")) {
                case "omhoog" -> sources.writing().move(card, id, -1, account, now);
                case "omlaag" -> sources.writing().move(card, id, 1, account, now);
                case "uit" -> {
                    sources.writing().remove(card, id, account, now);
                    return done(card, "removed");
                }
                default -> throw new BadRequest(400, "malformed");
            }
            return done(card, "moved");
        });
    }

    private void takeOver(RoutingContext context) {
        about(
                context,
                (page, account, card, now) ->
                        done(card, sources.writing().takeOver(card, account, now) == 0 ? "taken-over" : "left"));
    }

    private void editor(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(
                context,
                (page, account, card, now) -> new Pages.View.Html(
                        "editor/case-editor.jte",
                        Map.of(
                                "id",
                                card.id(),
                                "href",
                                of(card.id()),
                                "version",
                                card.version(),
                                "words",
                                EditorRoutes.words(page))));
    }

    private Pages.View reply(Page page, Account account, ItemCase card, Saved saved, Instant now) {
        List<String> others =
                sources
                        .writers()
                        .others(CaseWriting.key(card), sources.bylines().of(account.login()), now)
                        .stream()
                        .map(sources.bylines()::login)
                        .map(each -> names.apply(each).orElse(page.t("editor.somebody")))
                        .toList();
        return new Pages.View.Json(DraftJson.stateOfCase(saved, others, page));
    }

    private void state(RoutingContext context) {
        about(
                context,
                (page, account, card, now) ->
                        reply(page, account, card, sources.writing().open(card, account, now), now));
    }

    private void save(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            JsonNode sent = Replies.JSON.readTree(Forms.file(context));
            String save = sent == null ? "" : sent.path("save").asText("");
            if (sent == null || !sent.isObject() || save.length() > 64) {
                throw new BadRequest(400, "malformed");
            }
            sources.writing().open(card, account, now);
            Saved saved = sources.drafts()
                    .save(
                            CaseWriting.key(card),
                            sent.path("seen").asInt(0),
                            DraftJson.fields(sent.path("before")),
                            DraftJson.fields(sent.path("now")),
                            save,
                            sources.bylines().of(account.login()),
                            now);
            return reply(page, account, card, saved, now);
        });
    }

    private void paste(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String html = new String(Forms.file(context), StandardCharsets.UTF_8);
            HtmlFragment fragment = HtmlFragment.of(html, Pictures.none());
            ObjectNode node = Replies.object();
            node.set("tree", Replies.JSON.valueToTree(Rich.write(fragment.nodes())));
            return new Pages.View.Json(node.put("inline", fragment.isInline())
                    .put("lost", fragment.repairs().size()));
        });
    }

    private static Element body(Saved saved) {
        return Element.of(
                "qti-stimulus-body", Map.of(), Rich.nodes(saved.draft().get("body")));
    }

    private void preview(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(context, (page, account, card, now) -> CandidateView.frame(card.id()));
    }

    private void previewed(RoutingContext context) {
        about(
                context,
                (page, account, card, now) -> new Pages.View.Json(
                        CandidateView.stimulus(body(sources.writing().open(card, account, now)), mediaAddress)));
    }

    private void fix(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String revision = Forms.text(context, "stand");
            if (!revision.matches("[1-9][0-9]{0,8}")) {
                throw new BadRequest(400, "malformed");
            }
            Optional<CaseRef> made = sources.writing().fix(card, Integer.parseInt(revision), account, now);
            return new Pages.View.Json(Replies.object()
                    .put("version", made.map(CaseRef::version).orElse(card.version()))
                    .put("same", made.isEmpty()));
        });
    }

    private void history(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            sources.writing().open(card, account, now);
            List<EditorRoutes.HistoryRow> rows = sources.drafts().history(CaseWriting.key(card), HISTORY).stream()
                    .map(each -> new EditorRoutes.HistoryRow(
                            each.revision(),
                            page.date(each.at()),
                            names.apply(sources.bylines().login(each.by())).orElse(page.t("editor.somebody")),
                            each.kind(),
                            each.version(),
                            each.draft().get("title")))
                    .toList();
            return new Pages.View.Html(
                    "editor/history.jte",
                    Map.of("item", card.id(), "href", of(card.id()) + "/schrijven", "rows", rows));
        });
    }

    private void restore(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String revision = Forms.text(context, "stand");
            ItemId key = CaseWriting.key(card);
            if (!revision.matches("[1-9][0-9]{0,8}")
                    || sources.drafts().find(key, Integer.parseInt(revision)).isEmpty()) {
                throw new BadRequest(404, "not-found");
            }
            sources.drafts()
                    .restore(key, Integer.parseInt(revision), sources.bylines().of(account.login()), now);
            return new Pages.View.GoTo(of(card.id()) + "/schrijven");
        });
    }
}
