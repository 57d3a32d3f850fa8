package nl.kennispeil.delivery.itemview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.AnswerWords;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaFiles;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.ByteRange;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemAccess;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.page.Pages;

/**
 * A version of an item as a candidate sees it, for whoever may see the item and promised to keep it secret; and the
 * files it names, for the same people. With {@code ?sleutel=ja} the right answer is filled in.
 */
public final class CandidateViewRoutes implements Routes {

    private static final String VIEW = ItemPaths.ITEM + "/beeld";
    private static final Set<String> FILES = Set.of("src", "data", "href");

    /** What it works on. */
    public record Sources(Items items, ItemCards cards, MediaFiles media, AuditTrail audit) {}

    private final Pages pages;
    private final Confidentiality confidentiality;
    private final Sources sources;
    private final Clock clock;

    public CandidateViewRoutes(Pages pages, Confidentiality confidentiality, Sources sources, Clock clock) {
        this.pages = pages;
        this.confidentiality = confidentiality;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(VIEW).handler(this::frame);
        router.get(VIEW + ".json").handler(this::item);
        router.get(ItemPaths.ITEM + "/bestand/:name").handler(this::file);
    }

    private interface Work {
        Pages.View view(Account account, ItemVersion version) throws Exception;
    }

    private void about(RoutingContext context, Work work) {
        String wanted = context.queryParams().get("versie");
        pages.guarded(
                context,
                Permission.SEE_ITEMS,
                confidentiality.gate((page, session) -> work.view(
                        session.account(),
                        find(context.pathParam("item"), wanted == null ? "" : wanted, session.account()))));
    }

    private ItemVersion find(String item, String version, Account account) {
        ItemCard card = Optional.of(item)
                .filter(each -> each.matches("[A-Za-z0-9._-]{1,64}"))
                .flatMap(each -> sources.cards().find(new ItemId(each)))
                .filter(each -> ItemAccess.sees(account, each))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        return (version.matches("[1-9][0-9]{0,5}")
                        ? Optional.of(new ItemRef(card.id(), Integer.parseInt(version)))
                        : card.newest())
                .flatMap(sources.items()::find)
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void frame(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(context, (account, version) -> CandidateView.frame(version.ref().toString()));
    }

    private void item(RoutingContext context) {
        boolean filled = "ja".equals(context.queryParams().get("sleutel"));
        about(context, (account, version) -> {
            ItemRef ref = version.ref();
            sources.audit()
                    .write(Entry.of(account, "item.view", "item/" + ref.id(), clock.instant())
                            .detail("version", ref.version()));
            String files = ItemPaths.of(ref.id()) + "/bestand/";
            String query = "?versie=" + ref.version();
            ObjectNode item = CandidateView.json(
                    version.content(),
                    ref.toString(),
                    file -> files + URLEncoder.encode(file, StandardCharsets.UTF_8) + query);
            return new Pages.View.Json(
                    filled ? item.put("key", AnswerWords.key(version).wire()) : item);
        });
    }

    private void file(RoutingContext context) {
        String name = context.pathParam("name");
        about(context, (account, version) -> file(version.content(), name, sources.media()));
    }

    /**
     * A file that an item shows; the library as a whole is for those who write.
     *
     * @throws BadRequest 404 when the item names no such file
     */
    public static Pages.View file(ItemContent content, String name, MediaFiles media) {
        Media found = Optional.of(name)
                .filter(each -> names(content, each))
                .flatMap(media::byFile)
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        return new Pages.View.Sent(
                sent -> ByteRange.sendForeign(sent, found.type(), found.servedName(), Buffer.buffer(found.bytes())));
    }

    private static boolean names(ItemContent content, String file) {
        return content.root()
                .walk()
                .anyMatch(each ->
                        FILES.stream().anyMatch(one -> each.attribute(one, "").equals(file)));
    }
}
