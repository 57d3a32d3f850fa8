package nl.kennispeil.delivery.page;

import com.fasterxml.jackson.databind.JsonNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.Origin;
import nl.kennispeil.delivery.http.Assets;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Blocking;
import nl.kennispeil.delivery.http.ClientAddress;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.ResponseStream;
import nl.kennispeil.delivery.session.Session;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.session.Stage;
import nl.kennispeil.delivery.session.Visit;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renders pages, and lets in only those who may see or do what a page is for. */
public final class Pages {

    private static final Logger LOG = LoggerFactory.getLogger(Pages.class);

    /** Makes the model of a page: template name and its parameters. Runs where calls may block. */
    @FunctionalInterface
    public interface Work {
        View view(Page page, Session session) throws Exception;
    }

    /** What to send: a template with parameters, a place to go, a file, or data. */
    public sealed interface View {
        record Html(String template, Map<String, Object> parameters) implements View {}

        record GoTo(String path) implements View {}

        record Download(String type, String fileName, byte[] content) implements View {}

        /** A file that is made while it is sent, and stays nowhere. */
        record Stream(String type, String fileName, Writing content) implements View {}

        /** What a route sends by itself, such as a range of a file. */
        record Sent(Consumer<RoutingContext> reply) implements View {}

        /** For scripts of a page that keep it fresh. */
        record Json(JsonNode body) implements View {}
    }

    /** Writes a file; runs where calls may block. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws Exception;
    }

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "nl.kennispeil.delivery.page.generated");
    private final Map<Language, Messages> messages = new EnumMap<>(Language.class);
    private final Assets assets;
    private final Cookies cookies;
    private final Sessions sessions;
    private final Blocking blocking;
    private final Clock clock;
    private final Refusals refusals;

    /**
     * Somebody who is logged in and was not let in.
     *
     * @param session a name for the session that tells nothing else
     * @param route the path with its places, such as {@code /uitslag/:id}
     * @param ids what stood in those places
     * @param code of the error that was shown
     */
    public record Refusal(
            Account account, String session, String method, String route, List<String> ids, String code, Instant at) {}

    /** Told of everybody who was not let in. Runs where calls may block. */
    @FunctionalInterface
    public interface Refusals {
        void refused(Refusal refusal);
    }

    public Pages(Assets assets, Cookies cookies, Sessions sessions, Blocking blocking, Clock clock) {
        this(assets, cookies, sessions, blocking, clock, refusal -> {});
    }

    public Pages(Assets assets, Cookies cookies, Sessions sessions, Blocking blocking, Clock clock, Refusals refusals) {
        this.assets = assets;
        this.cookies = cookies;
        this.sessions = sessions;
        this.blocking = blocking;
        this.clock = clock;
        this.refusals = refusals;
        for (Language each : Language.values()) {
            messages.put(each, Messages.in(each));
        }
    }

    /** A page for everybody. */
    public void open(RoutingContext context, String template, Map<String, Object> parameters) {
        open(context, 200, template, parameters);
    }

    /** The same with another status, such as a form shown again after an error. */
    public void open(RoutingContext context, int status, String template, Map<String, Object> parameters) {
        Page page = page(context, null);
        send(context, status, page, new View.Html(template, parameters));
    }

    /** Makes the model of a page that needs no session. */
    @FunctionalInterface
    public interface OpenWork {
        View view(Page page) throws Exception;
    }

    /** A page for everybody that takes work which may block. */
    public void anybody(RoutingContext context, OpenWork work) {
        Page page = page(context, null);
        blocking.store(context, () -> work.view(page), view -> send(context, 200, page, view));
    }

    /** A page for those with a permission; others are asked to log in or told that it is not theirs. */
    public void guarded(RoutingContext context, Permission permission, Work work) {
        guarded(context, Set.of(permission), work);
    }

    /** The same for those with any of these permissions. */
    public void guarded(RoutingContext context, Set<Permission> anyOf, Work work) {
        loggedIn(context, (page, session) -> {
            if (anyOf.stream().noneMatch(session.account()::may)) {
                throw new BadRequest(403, "not-yours");
            }
            return work.view(page, session);
        });
    }

    /** A page for whoever is logged in. */
    public void loggedIn(RoutingContext context, Work work) {
        door(context, Set.of(Stage.OPEN), false, (page, visit) -> {
            Session session = visit.session().orElseThrow(() -> new BadRequest(403, "not-yours"));
            return work.view(page, session);
        });
    }

    /** Makes the model of a page for somebody who is on the way in, or inside. */
    @FunctionalInterface
    public interface DoorWork {
        View view(Page page, Visit visit) throws Exception;
    }

    /**
     * A page for whoever has come this far; others go to where something is still asked of them.
     *
     * @param hashing true when the work hashes a password
     */
    public void door(RoutingContext context, Set<Stage> stages, boolean hashing, DoorWork work) {
        Optional<String> id = cookies.session(context);
        boolean changing = !context.request().method().name().equals("GET");
        String accepted = context.request().getHeader("accept");
        // what a page asks by itself to stay fresh does not show that anybody is there
        boolean active = changing || accepted == null || accepted.contains("text/html");
        Callable<Rendered> call = () -> {
            Visit visit = id.flatMap(each -> sessions.visit(each, clock.instant(), active))
                    .orElse(null);
            if (visit == null) {
                return new Rendered(page(context, null), new View.GoTo("/inloggen"));
            }
            Page page = page(context, visit.session().orElse(null));
            if (!stages.contains(visit.stage())) {
                return new Rendered(page, new View.GoTo(visit.wayOn(back(context))));
            }
            if (changing && !visit.formToken().equals(context.request().getFormAttribute("formToken"))) {
                throw new BadRequest(403, "stale-form");
            }
            Session session = page.session();
            return new Rendered(
                    page,
                    session == null
                            ? from(context, () -> work.view(page, visit)).call()
                            : let(context, visit.id(), page, session, (shown, any) -> work.view(shown, visit)));
        };
        if (hashing) {
            blocking.password(context, call, rendered -> send(context, 200, rendered.page(), rendered.view()));
        } else {
            blocking.store(context, call, rendered -> send(context, 200, rendered.page(), rendered.view()));
        }
    }

    /** The page somebody is on: this one, or the one whose form was sent. */
    private static String back(RoutingContext context) {
        if (context.request().method().name().equals("GET")) {
            return context.request().uri();
        }
        String referrer = context.request().getHeader("referer");
        try {
            URI from = URI.create(referrer == null ? "" : referrer);
            String query = from.getRawQuery();
            return from.getRawPath() + (query == null ? "" : "?" + query);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private record Rendered(Page page, View view) {}

    /** Does the work with its origin known to the log, and notes when it turns out not to be theirs. */
    private View let(RoutingContext context, String id, Page page, Session session, Work work) throws Exception {
        Account account = session.account();
        String address = ClientAddress.of(context);
        Origin origin = Origin.of(id, address, account.boundTo().orElse(""));
        return origin.during(() -> {
            try {
                return work.view(page, session);
            } catch (BadRequest e) {
                if (e.status() == 403 || e.status() == 404) {
                    refusals.refused(new Refusal(
                            account,
                            origin.session(),
                            context.request().method().name(),
                            Optional.ofNullable(context.currentRoute().getPath())
                                    .orElse(""),
                            List.copyOf(context.pathParams().values()),
                            e.code(),
                            clock.instant()));
                }
                throw e;
            }
        });
    }

    /** Work before anybody is inside, such as logging in: lines of the log have from where it was asked. */
    public static <T> Callable<T> from(RoutingContext context, Callable<T> work) {
        String address = ClientAddress.of(context);
        return () -> Origin.of("", address, "").during(work);
    }

    public Page page(RoutingContext context, @Nullable Session session) {
        Language language = cookies.language(context);
        Messages words = messages.get(language);
        if (words == null) {
            throw new IllegalStateException("no words in " + language);
        }
        return new Page(words, assets.base(), context.normalizedPath(), session);
    }

    private void send(RoutingContext context, int status, Page page, View view) {
        if (view instanceof View.GoTo go) {
            context.response()
                    .setStatusCode(303)
                    .putHeader("location", go.path())
                    .end();
            return;
        }
        if (view instanceof View.Download download) {
            context.response()
                    .putHeader("content-type", download.type())
                    .putHeader("content-disposition", "attachment; filename=\"" + download.fileName() + "\"")
                    .putHeader("cache-control", "no-store")
                    .end(Buffer.buffer(download.content()));
            return;
        }
        if (view instanceof View.Stream stream) {
            stream(context, stream);
            return;
        }
        if (view instanceof View.Sent sent) {
            sent.reply().accept(context);
            return;
        }
        if (view instanceof View.Json json) {
            Replies.json(context, json.body());
            return;
        }
        View.Html html = (View.Html) view;
        Map<String, Object> parameters = new HashMap<>(html.parameters());
        parameters.put("page", page);
        StringOutput output = new StringOutput(16_384);
        templates.render(html.template(), parameters, output);
        context.response()
                .setStatusCode(status)
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("cache-control", "no-store")
                .end(output.toString());
    }

    private void stream(RoutingContext context, View.Stream stream) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader("content-type", stream.type())
                .putHeader("content-disposition", "attachment; filename=\"" + stream.fileName() + "\"")
                .putHeader("cache-control", "no-store");
        blocking.download(
                context,
                () -> {
                    try (ResponseStream out = new ResponseStream(response)) {
                        stream.content().to(out);
                        out.flush();
                        return true;
                    } catch (Exception e) {
                        // the head is out: all that is left is to break off, so that nobody takes half a file for whole
                        LOG.warn("a download broke off: {}", e.getClass().getName());
                        return false;
                    }
                },
                whole -> {
                    if (whole) {
                        response.end();
                    } else {
                        context.request().connection().close();
                    }
                });
    }

    /** An error as a page, for people who came by a link or a form. */
    public void error(RoutingContext context, int status, String code) {
        open(context, status, "error.jte", Map.of("code", code, "status", status));
    }
}
