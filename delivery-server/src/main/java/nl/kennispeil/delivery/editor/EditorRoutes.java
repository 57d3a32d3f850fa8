package nl.kennispeil.delivery.editor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.DraftType;
import nl.kennispeil.bank.draft.Rich;
import nl.kennispeil.bank.exchange.html.HtmlFragment;
import nl.kennispeil.bank.exchange.html.Pictures;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itembank.PassageHtml;
import nl.kennispeil.delivery.itembank.Production;
import nl.kennispeil.delivery.itemcase.StoredCases;
import nl.kennispeil.delivery.itemview.CandidateView;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.shelf.Shelves;

/** The screen on which an item is written: begin, save, paste, look at it as a candidate, go back, make it a version. */
public final class EditorRoutes implements Routes {

    /** Where items are written; behind it the item. */
    public static final String HOME = ItemPaths.HOME + "/schrijven";

    private static final String ONE = HOME + "/:item";
    private static final int LARGEST_SAVE = 2 * 1024 * 1024;
    private static final int LARGEST_PASTE = 4 * 1024 * 1024;
    private static final int HISTORY = 100;

    private final Guarded guarded;
    private final Writing writing;
    private final Drafts drafts;
    private final Writers writers;
    private final Bylines bylines;
    private final Function<String, Optional<String>> names;
    private final UnaryOperator<String> mediaAddress;
    private final Path uploads;
    private final CaseRoutes cases;

    /**
     * @param names the name of an account, by its login
     * @param mediaAddress where a browser of staff fetches a file of the media library
     * @param allowed the values a field takes, by its name, of those that do not take any
     * @param uploads a directory for what is sent while a request lasts
     */
    public EditorRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Shelves shelves,
            Items items,
            ItemCards cards,
            Bylines bylines,
            Function<String, Optional<String>> names,
            UnaryOperator<String> mediaAddress,
            AuditTrail audit,
            String owner,
            Supplier<Map<String, Set<String>>> allowed,
            Path uploads,
            Clock clock) {
        this.guarded = new Guarded(pages, Permission.EDIT_ITEMS, confidentiality::gate, clock);
        this.drafts = new Drafts(shelves);
        this.writing = new Writing(
                items,
                cards,
                drafts,
                bylines,
                new ItemHistory(shelves, bylines),
                new Production(shelves),
                audit,
                owner,
                allowed);
        this.writers = new Writers(shelves);
        this.bylines = bylines;
        this.names = names;
        this.mediaAddress = mediaAddress;
        this.uploads = uploads;
        Drafts drafted = Drafts.ofCases(shelves);
        this.cases = new CaseRoutes(
                pages,
                confidentiality,
                new CaseRoutes.Sources(
                        new CaseWriting(
                                new StoredCases(shelves, bylines), drafted, writing, drafts, bylines, audit, owner),
                        drafted,
                        Writers.ofCases(shelves),
                        items,
                        cards,
                        bylines),
                names,
                mediaAddress,
                uploads,
                clock);
    }

    /** The screen on which an item is written. */
    public static String of(ItemId item) {
        return HOME + "/" + item;
    }

    @Override
    public void mount(Router router) {
        cases.mount(router);
        router.get(HOME).handler(context -> guarded.answer(context, (page, account, now) -> choose()));
        router.post(HOME).handler(Forms.plain()).handler(this::begin);
        router.get(ONE).handler(this::editor);
        router.get(ONE + "/stand.json").handler(this::state);
        router.post(ONE + "/bewaren")
                .handler(Forms.upload(uploads, LARGEST_SAVE))
                .handler(this::save);
        router.post(ONE + "/plakken")
                .handler(Forms.upload(uploads, LARGEST_PASTE))
                .handler(this::paste);
        router.get(ONE + "/voorbeeld").handler(this::preview);
        router.get(ONE + "/voorbeeld.json").handler(this::previewed);
        router.post(ONE + "/vastleggen").handler(Forms.plain()).handler(this::fix);
        router.get(ONE + "/geschiedenis").handler(this::history);
        router.post(ONE + "/terugzetten").handler(Forms.plain()).handler(this::restore);
    }

    private interface ItemWork {
        Pages.View view(Page page, Account account, ItemCard card, Instant now) throws Exception;
    }

    private void about(RoutingContext context, ItemWork work) {
        guarded.answer(
                context,
                (page, account, now) ->
                        work.view(page, account, writing.card(context.pathParam("item"), account), now));
    }

    private static Pages.View choose() {
        return new Pages.View.Html("editor/choose.jte", Map.of("types", types()));
    }

    private void begin(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            String language = Forms.text(context, "taal").equals("en") ? "en" : "nl";
            String wanted = Forms.text(context, "soort");
            DraftType type = type(wanted);
            return new Pages.View.GoTo(of(writing.begin(type, language, account, now)));
        });
    }

    /** A type that an editor begins an item as. */
    static DraftType type(String wanted) {
        return Arrays.stream(DraftType.values())
                .filter(each -> each.name().equals(wanted) && each != DraftType.TEXT_ONLY)
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "malformed"));
    }

    /** The types that an item can be begun as. */
    static List<String> types() {
        return Arrays.stream(DraftType.values())
                .filter(each -> each != DraftType.TEXT_ONLY)
                .map(DraftType::name)
                .toList();
    }

    /** What the item tells with others: above it, to read only. */
    private List<Told> told(ItemContent content) {
        return content.stimuli().stream()
                .map(each -> {
                    Optional<CaseRef> ref = CaseRef.parse(each.identifier());
                    return new Told(
                            each.identifier(),
                            ref.map(one -> CaseRoutes.of(one.id())).orElse(""),
                            PassageHtml.of(each.body(), mediaAddress.apply("")));
                })
                .toList();
    }

    /** @param href of the case; empty for a stimulus that came from elsewhere */
    public record Told(String name, String href, String html) {}

    private void editor(RoutingContext context) {
        framesItself(context);
        about(context, (page, account, card, now) -> {
            Saved saved = writing.open(card, account, now);
            return new Pages.View.Html(
                    "editor/editor.jte",
                    Map.of(
                            "item",
                            card.id().value(),
                            "type",
                            saved.draft().type().name(),
                            "state",
                            card.state().name().toLowerCase(java.util.Locale.ROOT),
                            "version",
                            card.version(),
                            "words",
                            words(page),
                            "choices",
                            Replies.JSON.valueToTree(writing.choices()).toString(),
                            "told",
                            told(Writing.content(card, saved.draft()))));
        });
    }

    /** The words of the screen's script, as one attribute of the page. */
    static String words(Page page) {
        ObjectNode words = Replies.object();
        page.messages()
                .startingWith("page.editor.")
                .forEach((key, text) -> words.put(key.substring("page.editor.".length()), text));
        return words.toString();
    }

    private void state(RoutingContext context) {
        about(context, (page, account, card, now) -> reply(page, account, card, writing.open(card, account, now), now));
    }

    private Pages.View reply(Page page, Account account, ItemCard card, Saved saved, Instant now) {
        List<String> others = writers.others(card.id(), bylines.of(account.login()), now).stream()
                .map(bylines::login)
                .map(each -> names.apply(each).orElse(page.t("editor.somebody")))
                .toList();
        return new Pages.View.Json(DraftJson.state(card, saved, writing.lacking(saved.draft()), others, page));
    }

    private void save(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            JsonNode sent = Replies.JSON.readTree(Forms.file(context));
            if (sent == null || !sent.isObject()) {
                throw new BadRequest(400, "malformed");
            }
            writing.open(card, account, now);
            String save = sent.path("save").asText("");
            if (save.length() > 64) {
                throw new BadRequest(400, "malformed");
            }
            Saved saved = drafts.save(
                    card.id(),
                    sent.path("seen").asInt(0),
                    DraftJson.fields(sent.path("before")),
                    DraftJson.fields(sent.path("now")),
                    save,
                    bylines.of(account.login()),
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

    private void preview(RoutingContext context) {
        framesItself(context);
        about(
                context,
                (page, account, card, now) -> CandidateView.frame(card.id().value()));
    }

    private void previewed(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            ItemContent content = DraftTree.content(
                    writing.open(card, account, now).draft(), card.id().value());
            return new Pages.View.Json(
                    CandidateView.json(content, card.id() + ":" + Math.max(1, card.version()), mediaAddress));
        });
    }

    private void fix(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String revision = Forms.text(context, "stand");
            if (!revision.matches("[1-9][0-9]{0,8}")) {
                throw new BadRequest(400, "malformed");
            }
            Optional<ItemRef> made = writing.fix(card, Integer.parseInt(revision), account, now);
            return new Pages.View.Json(Replies.object()
                    .put("version", made.map(ItemRef::version).orElse(card.version()))
                    .put("same", made.isEmpty()));
        });
    }

    private void history(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            writing.open(card, account, now);
            List<HistoryRow> rows = drafts.history(card.id(), HISTORY).stream()
                    .map(each -> new HistoryRow(
                            each.revision(),
                            page.date(each.at()),
                            names.apply(bylines.login(each.by())).orElse(page.t("editor.somebody")),
                            each.kind(),
                            each.version(),
                            each.draft().get("title")))
                    .toList();
            return new Pages.View.Html(
                    "editor/history.jte", Map.of("item", card.id().value(), "href", of(card.id()), "rows", rows));
        });
    }

    /** One save as the history shows it. */
    public record HistoryRow(int revision, String at, String by, String kind, int version, String title) {}

    private void restore(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String revision = Forms.text(context, "stand");
            if (!revision.matches("[1-9][0-9]{0,8}")
                    || drafts.find(card.id(), Integer.parseInt(revision)).isEmpty()) {
                throw new BadRequest(404, "not-found");
            }
            drafts.restore(card.id(), Integer.parseInt(revision), bylines.of(account.login()), now);
            return new Pages.View.GoTo(of(card.id()));
        });
    }

    /** The editor shows the player beside it, in a frame of its own; nobody else may frame either. */
    private static void framesItself(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
    }
}
