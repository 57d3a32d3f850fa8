package nl.kennispeil.delivery.medialibrary;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.Items;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.ByteRange;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.ItemHistory;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** The screens of the media library, and its files for staff who may work with items. */
public final class MediaRoutes implements Routes {

    /** The library. */
    public static final String HOME = "/beheer/media";

    private static final String ONE = HOME + "/wat/:name";
    private static final int MOST_CAPTIONS = 12;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");
    private static final int LONGEST = 500;

    private final Guarded guarded;
    private final StoredMedia media;
    private final MediaUse use;
    private final MediaReach reach;
    private final Bylines bylines;
    private final AuditTrail audit;
    private final Cookies cookies;
    private final String owner;
    private final Path uploads;

    /**
     * @param drafted the names of files in what a login is writing
     * @param owner the organisation that new files belong to
     * @param uploads a directory for files while a request lasts
     */
    public MediaRoutes(
            Pages pages,
            Confidentiality confidentiality,
            StoredMedia media,
            Items items,
            ItemCards cards,
            ItemHistory history,
            Bylines bylines,
            Function<String, Set<String>> drafted,
            AuditTrail audit,
            Cookies cookies,
            String owner,
            Path uploads,
            Clock clock) {
        this.guarded = new Guarded(pages, Permission.EDIT_ITEMS, confidentiality::gate, clock);
        this.media = media;
        this.use = new MediaUse(items, cards, history, media::shippedName);
        this.reach = new MediaReach(media, use, cards, bylines, drafted);
        this.bylines = bylines;
        this.audit = audit;
        this.cookies = cookies;
        this.owner = owner;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> guarded.answer(context, (page, account, now) -> list(account, "")));
        router.get(HOME + "/kiezen.json")
                .handler(context -> guarded.answer(context, (page, account, now) -> choices(account)));
        router.post(HOME).handler(cookies::onlyWithSession);
        router.post(HOME).handler(Forms.upload(uploads, StoredMedia.LARGEST)).handler(this::add);
        router.get(HOME + "/bestand/:name").handler(this::file);
        router.get(ONE).handler(context -> about(context, this::card));
        router.post(ONE).handler(Forms.plain()).handler(this::describe);
        router.post(ONE + "/toestemming").handler(Forms.plain()).handler(this::consent);
        router.post(ONE + "/intrekken").handler(Forms.plain()).handler(this::withdraw);
        router.post(ONE + "/weg").handler(Forms.plain()).handler(this::remove);
    }

    private interface CardWork {
        Pages.View view(Page page, Account account, MediaCard card, Instant now) throws Exception;
    }

    private void about(RoutingContext context, CardWork work) {
        guarded.answer(
                context,
                (page, account, now) -> work.view(
                        page,
                        account,
                        Optional.of(context.pathParam("name"))
                                .filter(each -> reach.reaches(account, each))
                                .flatMap(media::find)
                                .orElseThrow(() -> new BadRequest(404, "not-found")),
                        now));
    }

    /** One file in the list. */
    public record Row(String name, String title, String type, String alt, boolean image, int used, boolean withdrawn) {}

    private Pages.View list(Account account, String problem) {
        Map<String, Set<ItemId>> used = reach.use(account);
        List<Row> rows = reach.all(account).stream()
                .map(each -> new Row(
                        each.name(),
                        each.title(),
                        each.type(),
                        each.alt(),
                        each.image(),
                        used.getOrDefault(each.name(), Set.of()).size(),
                        each.withdrawn()))
                .toList();
        return new Pages.View.Html("medialibrary/list.jte", Map.of("rows", rows, "problem", problem));
    }

    private Pages.View choices(Account account) {
        ObjectNode node = Replies.object();
        ArrayNode files = node.putArray("files");
        for (MediaCard each : reach.all(account)) {
            if (each.withdrawn()) {
                continue;
            }
            ObjectNode file = files.addObject()
                    .put("name", each.name())
                    .put("type", each.type())
                    .put("title", each.title())
                    .put("alt", each.alt())
                    .put("width", each.width())
                    .put("height", each.height());
            ArrayNode captions = file.putArray("captions");
            each.captions()
                    .forEach((language, name) ->
                            captions.addObject().put("language", language).put("name", name));
        }
        return new Pages.View.Json(node);
    }

    private void add(RoutingContext context) {
        String accept = String.valueOf(context.request().getHeader("accept"));
        guarded.answer(context, (page, account, now) -> {
            try {
                return added(context, account, now, accept.contains("text/html"));
            } catch (BadRequest refused) {
                if (accept.contains("text/html")) {
                    return list(account, refused.code());
                }
                throw refused;
            }
        });
    }

    private Pages.View added(RoutingContext context, Account account, Instant now, boolean html) throws Exception {
        byte[] file = Forms.file(context);
        if (file.length == 0) {
            throw new BadRequest(400, "no-file");
        }
        if (nl.kennispeil.bank.media.MediaType.sniff(file).isEmpty()) {
            throw new BadRequest(415, "media-type");
        }
        String title = context.fileUploads().stream()
                .findFirst()
                .map(FileUpload::fileName)
                .map(MediaRoutes::title)
                .orElse("");
        String name = media.add(file, title, text(context, "alt"), owner, bylines.of(account.login()), now)
                .orElseThrow(() -> new BadRequest(422, "media-damaged"));
        audit.write(Entry.of(account, "media.add", "media/" + name, now));
        return html
                ? new Pages.View.GoTo(HOME + "/wat/" + name)
                : new Pages.View.Json(Replies.object().put("name", name));
    }

    /** The name of the file on the disk of who uploads, as a beginning of a title. */
    private static String title(String file) {
        String base = file.replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
        String words = base.replaceAll("[\\p{Cntrl}_]+", " ").strip();
        return words.substring(0, Math.min(words.length(), 120));
    }

    private static String text(RoutingContext context, String field) {
        String text = Forms.text(context, field).strip();
        if (text.length() > LONGEST) {
            throw new BadRequest(400, "malformed");
        }
        return text;
    }

    /** For staff: whole or a range, kept for ever, never run, and a document only as a download. */
    private void file(RoutingContext context) {
        String name = context.pathParam("name");
        guarded.answer(context, (page, account, now) -> {
            Media found = Optional.of(name)
                    .filter(each -> reach.reaches(account, each))
                    .flatMap(media::served)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            return new Pages.View.Sent(
                    sent -> ByteRange.sendForeign(sent, found.type(), name, Buffer.buffer(found.bytes())));
        });
    }

    private Pages.View card(Page page, Account account, MediaCard card, Instant now) {
        List<String> items = reach.use(account).getOrDefault(card.name(), Set.of()).stream()
                .map(ItemId::value)
                .toList();
        String proposer = card.removal().isEmpty() ? "" : bylines.login(card.removal());
        return new Pages.View.Html(
                "medialibrary/card.jte",
                Map.of(
                        "card",
                        new Shown(
                                card.name(),
                                card.title(),
                                card.type(),
                                card.alt(),
                                card.owner(),
                                card.licence(),
                                card.image(),
                                Math.max(1, card.bytes() / 1024),
                                rows(card.captions()),
                                card.type().startsWith("video/") || card.type().startsWith("audio/"),
                                proposer,
                                proposer.equals(account.login())),
                        "consents",
                        card.consents().stream()
                                .map(each -> new ShownConsent(
                                        each.document(),
                                        page.day(each.given()),
                                        each.withdrawn() == null ? "" : page.day(each.withdrawn())))
                                .toList(),
                        "items",
                        items,
                        "texts",
                        reach.all(account).stream()
                                .filter(each -> each.type().equals("text/vtt"))
                                .map(each -> new Choice(each.name(), each.title()))
                                .toList()));
    }

    /** A file as its page shows it. */
    public record Shown(
            String name,
            String title,
            String type,
            String alt,
            String owner,
            String licence,
            boolean image,
            int kilobytes,
            List<Caption> captions,
            boolean playable,
            String removalBy,
            boolean removalOwn) {}

    /** A caption file of a language; one without a file is a place for another. */
    public record Caption(String language, String file) {}

    /** A file of captions that can be chosen. */
    public record Choice(String name, String title) {}

    /** What there is, and places for more: Dutch and English are offered by name. */
    private static List<Caption> rows(Map<String, String> captions) {
        List<Caption> rows = new ArrayList<>();
        captions.forEach((language, file) -> rows.add(new Caption(language, file)));
        for (String each : List.of("nl", "en")) {
            if (!captions.containsKey(each)) {
                rows.add(new Caption(each, ""));
            }
        }
        rows.add(new Caption("", ""));
        return rows;
    }

    /** A consent as a page shows it. */
    public record ShownConsent(String document, String given, String withdrawn) {}

    private void describe(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            boolean playable = card.type().startsWith("video/") || card.type().startsWith("audio/");
            Map<String, String> captions = playable ? captions(context, account) : card.captions();
            media.describe(
                    card.name(),
                    text(context, "title"),
                    text(context, "alt"),
                    text(context, "owner"),
                    text(context, "licence"),
                    captions);
            return done(account, "media.change", card, now);
        });
    }

    /**
     * Caption files by language, as the form has them side by side; a row without a file is none.
     *
     * @throws BadRequest 400 when a language is none or stands there twice, or a file holds no captions
     */
    private Map<String, String> captions(RoutingContext context, Account account) {
        List<String> languages = context.request().formAttributes().getAll("captionsLanguage");
        List<String> files = context.request().formAttributes().getAll("captions");
        Map<String, String> captions = new TreeMap<>();
        for (int i = 0; i < Math.min(languages.size(), files.size()); i++) {
            String language = languages.get(i).strip();
            String file = files.get(i).strip();
            if (file.isEmpty()) {
                continue;
            }
            boolean known = LANGUAGE.matcher(language).matches()
                    && Optional.of(file)
                            .filter(each -> reach.reaches(account, each))
                            .flatMap(media::find)
                            .filter(each -> each.type().equals("text/vtt"))
                            .isPresent();
            if (!known || captions.put(language, file) != null || captions.size() > MOST_CAPTIONS) {
                throw new BadRequest(400, "media-captions");
            }
        }
        return captions;
    }

    private Pages.View done(Account account, String action, MediaCard card, Instant now) {
        audit.write(Entry.of(account, action, "media/" + card.name(), now));
        return new Pages.View.GoTo(HOME + "/wat/" + card.name());
    }

    private void consent(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String document = text(context, "document");
            LocalDate given = Forms.date(context, "given");
            if (document.isEmpty() || given.isAfter(today(now))) {
                throw new BadRequest(400, "no-date");
            }
            media.consent(card.name(), document, given);
            tell(card, "consent", document, account, now);
            return done(account, "media.consent", card, now);
        });
    }

    private void withdraw(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            String document = text(context, "document");
            if (card.consents().stream().noneMatch(each -> each.document().equals(document))) {
                throw new BadRequest(404, "not-found");
            }
            media.withdraw(card.name(), document, today(now));
            tell(card, "consent-withdrawn", document, account, now);
            return done(account, "media.withdraw", card, now);
        });
    }

    private void tell(MediaCard card, String action, String document, Account account, Instant now) {
        media.find(card.name()).ifPresent(each -> use.tell(each, action, document, account, now));
    }

    private static LocalDate today(Instant now) {
        return now.atZone(Amsterdam.ZONE).toLocalDate();
    }

    private void remove(RoutingContext context) {
        about(context, (page, account, card, now) -> {
            if (use.byFile().containsKey(card.name())) {
                throw new BadRequest(409, "media-used");
            }
            if (card.removal().isEmpty()) {
                media.proposeRemoval(card.name(), bylines.of(account.login()));
                return done(account, "media.propose", card, now);
            }
            if (bylines.login(card.removal()).equals(account.login())) {
                throw new BadRequest(403, "media-second");
            }
            media.remove(card.name());
            audit.write(Entry.of(account, "media.delete", "media/" + card.name(), now));
            return new Pages.View.GoTo(HOME);
        });
    }
}
