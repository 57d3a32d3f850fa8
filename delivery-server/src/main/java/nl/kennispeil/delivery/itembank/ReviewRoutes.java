package nl.kennispeil.delivery.itembank;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Anchor;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.bank.workflow.Passage;
import nl.kennispeil.bank.workflow.Refusal;
import nl.kennispeil.bank.workflow.Signature;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.jspecify.annotations.Nullable;

/** The desk of a reviewer: what waits, the oldest first; and one item with what is said about it beside it. */
final class ReviewRoutes implements Routes {

    static final String QUEUE = ItemPaths.HOME + "/nakijken";
    private static final String ITEM = ItemPaths.ITEM + "/nakijken";
    private static final String THREAD = ItemPaths.ITEM + "/opmerking";
    private static final List<String> NOTICES = List.of("comment", "reply", "resolved", "reopened", "thread-done");

    private final ItemScreens screens;
    private final Items items;
    private final ItemHistory history;

    ReviewRoutes(ItemScreens screens, Items items, ItemHistory history) {
        this.screens = screens;
        this.items = items;
        this.history = history;
    }

    @Override
    public void mount(Router router) {
        router.get(QUEUE).handler(this::queue);
        router.get(ITEM).handler(this::item);
        router.post(THREAD).handler(Forms.plain()).handler(this::comment);
        router.post(THREAD + "/:thread").handler(Forms.plain()).handler(this::answer);
    }

    private void guarded(RoutingContext context, Pages.Work work) {
        screens.pages()
                .guarded(
                        context, Permission.SEE_ITEMS, screens.confidentiality().gate(work));
    }

    private void queue(RoutingContext context) {
        screens.pages()
                .guarded(
                        context,
                        Permission.REVIEW_ITEMS,
                        screens.confidentiality().gate((page, session) -> {
                            List<ItemViews.Waiting> all = waiting(session.account(), page);
                            screens.audit()
                                    .write(Entry.of(
                                                    session.account(),
                                                    "items.list",
                                                    "items",
                                                    screens.clock().instant())
                                            .detail("items", all.size()));
                            return new Pages.View.Html(
                                    "items/queue.jte",
                                    Map.of(
                                            "todo",
                                            all.stream()
                                                    .filter(each -> each.mine() == 0)
                                                    .toList(),
                                            "done",
                                            all.stream()
                                                    .filter(each -> each.mine() == 1)
                                                    .toList(),
                                            "own",
                                            all.stream()
                                                    .filter(each -> each.mine() == 2)
                                                    .toList()));
                        }));
    }

    /** What is in review; {@code mine} is 0 for what waits for this reviewer, 1 for what was signed, 2 for own work. */
    private List<ItemViews.Waiting> waiting(Account account, Page page) {
        List<Overview.Row> rows = screens.overview().all().stream()
                .filter(each -> each.card().state() == ItemState.IN_REVIEW)
                .toList();
        List<ItemId> ids = rows.stream().map(Overview.Row::id).toList();
        Map<ItemId, ItemReviews.Review> reviews = screens.reviews().of(ids);
        Map<ItemId, List<ItemEvent>> events = history.of(ids);
        record Dated(Instant since, ItemViews.Waiting view) {}
        List<Dated> dated = new ArrayList<>();
        for (Overview.Row row : rows) {
            ItemReviews.Review review = reviews.getOrDefault(row.id(), ItemReviews.Review.NONE);
            List<ItemEvent> own = events.getOrDefault(row.id(), List.of());
            Instant since = own.stream()
                    .filter(each -> each.action().equals(Action.SUBMIT.code()))
                    .map(ItemEvent::at)
                    .reduce((first, last) -> last)
                    .orElse(Instant.EPOCH);
            List<Signature> signed = review.signatures().stream()
                    .filter(each -> each.action() == Action.APPROVE
                            && each.version() == row.card().version())
                    .toList();
            boolean bySelf = signed.stream().anyMatch(each -> each.by().equals(account.login()));
            int mine = row.card().writtenBy(account.login()) ? 2 : bySelf ? 1 : 0;
            dated.add(new Dated(
                    since,
                    new ItemViews.Waiting(
                            row.id().value(),
                            ItemPaths.of(row.id()) + "/nakijken",
                            row.title(),
                            screens.authors(row.card(), page),
                            since.equals(Instant.EPOCH) ? "" : page.date(since),
                            row.card().version(),
                            review.open(),
                            mine,
                            signed.size(),
                            seen(row.card(), review, own, account)
                                    .map(each -> each < row.card().version() ? Integer.toString(each) : "")
                                    .orElse(""))));
        }
        return dated.stream()
                .sorted(Comparator.comparing(Dated::since))
                .map(Dated::view)
                .toList();
    }

    /** The version somebody said something about last. */
    private static Optional<Integer> seen(
            ItemCard card, ItemReviews.Review review, List<ItemEvent> events, Account account) {
        Stream<Integer> signed = review.signatures().stream()
                .filter(each -> each.by().equals(account.login()))
                .map(Signature::version);
        Stream<Integer> said = review.threads().stream()
                .filter(each -> each.remarks().get(0).by().equals(account.login()))
                .map(CommentThread::version);
        Stream<Integer> done = events.stream()
                .filter(each ->
                        each.by().equals(account.login()) && each.action().equals(Action.SEND_BACK.code()))
                .map(ItemEvent::version);
        return Stream.of(signed, said, done)
                .flatMap(each -> each)
                .filter(each -> each <= card.version())
                .max(Comparator.naturalOrder());
    }

    private Overview.Row row(RoutingContext context, Account account) {
        return Describing.id(context.pathParam("item"))
                .flatMap(screens.overview()::find)
                .filter(each -> ItemAccess.sees(account, each.card()))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void item(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        String done = Forms.done(context, NOTICES);
        guarded(context, (page, session) -> {
            Account account = session.account();
            return view(row(context, account), account, page, done, ItemViews.Typed.NONE);
        });
    }

    /** The desk with one item. Whoever answers with it must allow own frames. */
    Pages.View view(Overview.Row row, Account account, Page page, String done, ItemViews.Typed typed) {
        ItemCard card = row.card();
        screens.audit()
                .write(Entry.of(
                                account,
                                "item.view",
                                "item/" + row.id(),
                                screens.clock().instant())
                        .detail("version", card.version()));
        ItemReviews.Review review = screens.reviews().of(row.id());
        ItemVersion version = card.newest().flatMap(items::find).orElse(null);
        Optional<Integer> seen =
                seen(card, review, history.of(row.id()), account).filter(each -> each < card.version());
        Map<String, Object> model = new HashMap<>();
        model.put("head", screens.head(row, account, page));
        model.put("tab", "review");
        model.put("passages", version == null ? List.of() : passages(card, version.content(), review, account, page));
        model.put(
                "whole",
                review.threads().stream()
                        .filter(each -> version == null || loose(each, version.content()))
                        .map(each -> thread(each, card, version == null ? null : version.content(), account, page))
                        .toList());
        if (version != null) {
            model.put("shown", Seen.of(card, version, page));
        }
        model.put("seen", seen.map(String::valueOf).orElse(""));
        model.put(
                "differences",
                version == null
                        ? List.of()
                        : seen.flatMap(each -> items.find(new ItemRef(row.id(), each)))
                                .map(before -> VersionViews.differences(before, version, page))
                                .orElse(List.of()));
        model.put("speaks", version != null);
        model.put("decides", decides(card, account));
        model.put("why", why(card, account).stream().map(Refusal::code).toList());
        model.put(
                "signed",
                review.signatures().stream()
                        .filter(each -> each.action() == Action.APPROVE && each.version() == card.version())
                        .map(each -> screens.names().of(each.by(), page) + ", " + page.date(each.at()))
                        .toList());
        model.put("notice", done);
        model.put("typed", typed);
        return new Pages.View.Html("items/review.jte", model);
    }

    private static boolean decides(ItemCard card, Account account) {
        return card.state() == ItemState.IN_REVIEW
                && account.may(Permission.REVIEW_ITEMS)
                && !card.writtenBy(account.login());
    }

    private List<Refusal> why(ItemCard card, Account account) {
        return screens.reviewing().offers(card, account, screens.clock().instant()).stream()
                .filter(each -> each.step().action() == Action.APPROVE)
                .findFirst()
                .map(Reviewing.Offer::why)
                .orElse(List.of());
    }

    /** About the item as a whole, or about a passage that is no more. */
    private static boolean loose(CommentThread thread, ItemContent content) {
        return thread.anchor().isWhole()
                || thread.anchor().find(content).place() == Anchor.Place.CHANGED
                || Passage.of(content).stream()
                        .noneMatch(each ->
                                each.path().equals(thread.anchor().find(content).path()));
    }

    private List<ItemViews.Passage> passages(
            ItemCard card, ItemContent content, ItemReviews.Review review, Account account, Page page) {
        Map<String, SingleChoice.Choice> choices = new HashMap<>();
        content.singleChoice()
                .ifPresent(choice -> choice.options()
                        .forEach(each -> choices.put(each.element().attribute("identifier", ""), each)));
        List<ItemViews.Passage> passages = new ArrayList<>();
        String files = ItemPaths.of(card.id()) + "/bestand/";
        for (Passage each : Passage.of(content)) {
            SingleChoice.Choice choice = each.element().is("qti-simple-choice")
                    ? choices.get(each.element().attribute("identifier", ""))
                    : null;
            boolean right = choice != null
                    && content.singleChoice()
                            .map(SingleChoice::key)
                            .filter(key -> key.contains(choice.letter()))
                            .isPresent();
            passages.add(new ItemViews.Passage(
                    each.path(),
                    PassageHtml.of(each.element(), files),
                    choice == null ? "" : choice.letter(),
                    right,
                    review.threads().stream()
                            .filter(thread -> !loose(thread, content))
                            .filter(thread ->
                                    thread.anchor().find(content).path().equals(each.path()))
                            .map(thread -> thread(thread, card, content, account, page))
                            .toList()));
        }
        return passages;
    }

    private ItemViews.Talk thread(
            CommentThread thread, ItemCard card, @Nullable ItemContent content, Account account, Page page) {
        String by = thread.resolvedBy();
        String done = thread.toConfirm() ? thread.doneBy() : null;
        Reviewing.Powers powers = Reviewing.powers(thread, card, account);
        return new ItemViews.Talk(
                thread.id(),
                thread.anchor().quote(),
                content == null
                        ? "changed"
                        : thread.anchor().find(content).place().name().toLowerCase(java.util.Locale.ROOT),
                thread.open(),
                thread.found() ? "" : screens.names().of(thread.beganBy(), page),
                done == null
                        ? ""
                        : screens.names().of(done, page) + ", " + page.date(Objects.requireNonNull(thread.doneAt())),
                by == null
                        ? ""
                        : screens.names().of(by, page) + ", " + page.date(Objects.requireNonNull(thread.resolvedAt())),
                thread.version(),
                thread.remarks().stream()
                        .map(each -> new ItemViews.Remark(
                                screens.names().of(each.by(), page), page.date(each.at()), each.text()))
                        .toList(),
                powers.resolves(),
                powers.standsIn(),
                powers.says());
    }

    private void comment(RoutingContext context) {
        guarded(context, (page, session) -> {
            Overview.Row row = row(context, session.account());
            screens.reviewing()
                    .comment(
                            row.id(),
                            Forms.text(context, "passage"),
                            Forms.text(context, "tekst").strip(),
                            session.account(),
                            screens.clock().instant());
            return back(row.id(), "comment");
        });
    }

    private void answer(RoutingContext context) {
        guarded(context, (page, session) -> {
            Overview.Row row = row(context, session.account());
            String thread = context.pathParam("thread");
            String what = Forms.text(context, "doe");
            Instant now = screens.clock().instant();
            String text = Forms.text(context, "tekst").strip();
            Reviewing reviewing = screens.reviewing();
            return back(
                    row.id(),
                    switch (what) {
                        case "oplossen", "namens" -> {
                            reviewing.resolve(row.id(), thread, text, session.account(), now);
                            yield "resolved";
                        }
                        case "verwerkt" -> {
                            reviewing.done(row.id(), thread, session.account(), now);
                            yield "thread-done";
                        }
                        case "heropenen" -> {
                            reviewing.reopen(row.id(), thread, session.account(), now);
                            yield "reopened";
                        }
                        default -> {
                            reviewing.reply(row.id(), thread, text, session.account(), now);
                            yield "reply";
                        }
                    });
        });
    }

    private static Pages.View back(ItemId id, String notice) {
        return new Pages.View.GoTo(ItemPaths.of(id) + "/nakijken?gedaan=" + notice);
    }
}
