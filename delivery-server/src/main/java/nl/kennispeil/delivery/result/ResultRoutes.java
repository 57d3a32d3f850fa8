package nl.kennispeil.delivery.result;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.attempt.Attempts;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Candidates;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's results. Shown to the candidate: by account, or on the device that handed the test in; to the
 * coordinator of the own institute; and to a trainer whom the candidate lets. Every look of another is noted. Never
 * before the form's rule allows it.
 */
public final class ResultRoutes implements Routes {

    private static final long DEVICE_SECONDS = 86_400;

    private final Exam exam;
    private final Attempts attempts;
    private final Sittings sittings;
    private final Results results;
    private final AttemptTokens tokens;
    private final AuditTrail audit;
    private final ServerSecret secret;
    private final Pages pages;
    private final Clock clock;
    private final Predicate<CandidateId> hidden;
    private final Beside.Source beside;
    private final Sharing sharing;
    private final Candidates candidates;

    /**
     * @param hidden whose results no member of staff may see
     * @param beside what is shown beside a result to who is logged in
     * @param sharing whom candidates let see their results
     */
    public ResultRoutes(
            Exam exam,
            Attempts attempts,
            Sittings sittings,
            Results results,
            AttemptTokens tokens,
            AuditTrail audit,
            ServerSecret secret,
            Pages pages,
            Clock clock,
            Predicate<CandidateId> hidden,
            Beside.Source beside,
            Sharing sharing,
            Candidates candidates) {
        this.exam = exam;
        this.attempts = attempts;
        this.sittings = sittings;
        this.results = results;
        this.tokens = tokens;
        this.audit = audit;
        this.secret = secret;
        this.pages = pages;
        this.clock = clock;
        this.hidden = hidden;
        this.beside = beside;
        this.sharing = sharing;
        this.candidates = candidates;
    }

    @Override
    public void mount(Router router) {
        router.get("/mijn").handler(this::own);
        router.get("/uitslag/:id").handler(this::result);
    }

    /** Lets the device that handed in open the result page, and no other page. */
    public static void admit(RoutingContext context, String attempt, String token, boolean secure) {
        context.response()
                .addCookie(Cookie.cookie("result", token)
                        .setPath("/uitslag/" + attempt)
                        .setHttpOnly(true)
                        .setSecure(secure)
                        .setSameSite(CookieSameSite.LAX)
                        .setMaxAge(DEVICE_SECONDS));
    }

    /** One line of a candidate's list. */
    public record OwnLine(String title, String date, String state, String path) {}

    private void own(RoutingContext context) {
        pages.guarded(context, Permission.SEE_OWN_RESULT, (page, session) -> {
            String candidate = session.account().candidate();
            CandidateId own = candidate == null ? null : new CandidateId(candidate);
            return new Pages.View.Html(
                    "result/own.jte",
                    Map.of(
                            "lines",
                            own == null ? List.of() : lines(page, own),
                            "given",
                            own == null ? List.of() : sharing.given(own)));
        });
    }

    private List<OwnLine> lines(Page page, CandidateId candidate) {
        List<OwnLine> lines = new ArrayList<>();
        for (Sitting sitting : sittings.all()) {
            AttemptId id = AttemptId.of(secret, sitting.id().value(), candidate.value());
            Attempt attempt = attempts.find(id).orElse(null);
            if (attempt == null) {
                continue;
            }
            boolean visible = visible(exam.context(id));
            String state =
                    visible ? "visible" : attempt.submitted() ? "waiting" : attempt.started() ? "busy" : "invited";
            lines.add(new OwnLine(
                    sitting.title().in(page.messages().language()),
                    page.date(sitting.opens()),
                    page.messages().text("result.state." + state),
                    visible ? "/uitslag/" + id : ""));
        }
        return lines;
    }

    private void result(RoutingContext context) {
        AttemptId id = attemptId(context);
        if (byDevice(context, id)) {
            pages.anybody(context, page -> view(page, id, null));
            return;
        }
        pages.loggedIn(context, (page, session) -> {
            Account account = session.account();
            Attempt attempt = attempts.find(id).orElseThrow(() -> new BadRequest(404, "not-found"));
            if (!maySee(account, attempt)) {
                throw new BadRequest(403, "not-yours");
            }
            if (!own(account, attempt)) {
                note(account, attempt);
            }
            return view(page, id, account);
        });
    }

    private void note(Account account, Attempt attempt) {
        audit.write(Entry.of(account, "result.view", "sitting/" + attempt.sitting(), clock.instant())
                .about(attempt.id().value())
                .owner(attempt.institute()));
    }

    /** @param account who is looking; null for the device that handed in */
    private Pages.View view(Page page, AttemptId id, @Nullable Account account) {
        Attempt attempt = attempts.find(id).orElseThrow(() -> new BadRequest(404, "not-found"));
        Exam.Context context = exam.context(id);
        Result result = visible(context) ? results.find(id).orElse(null) : null;
        if (result == null) {
            throw new BadRequest(404, "not-released");
        }
        List<Beside> besides = account == null
                ? List.of()
                : beside.of(attempt, result, account).stream().toList();
        CandidateId owner = attempt.candidate();
        boolean other = account != null && !own(account, attempt);
        boolean shares = account != null && !other && account.may(Permission.GRANT_RESULT) && owner != null;
        Measured measured = result.measured();
        return new Pages.View.Html(
                measured == null ? "result/result.jte" : "result/measured.jte",
                Map.of(
                        "view",
                        measured == null
                                ? ResultView.of(context, result, page.messages())
                                : MeasuredView.of(context, measured, page.messages()),
                        "besides",
                        besides,
                        "whose",
                        other && owner != null
                                ? candidates.find(owner).map(Candidate::name).orElse(owner.value())
                                : "",
                        "attempt",
                        shares ? id.value() : "",
                        "given",
                        shares && owner != null ? sharing.given(owner) : List.of()));
    }

    /** The result of an attempt that its candidate may see now. */
    public Optional<Result> released(AttemptId id) {
        return attempts.find(id).filter(each -> visible(exam.context(id))).flatMap(each -> results.find(id));
    }

    private boolean maySee(Account account, Attempt attempt) {
        CandidateId candidate = attempt.candidate();
        boolean institute = account.may(Permission.SEE_RESULT_OF_AIOS)
                && account.boundTo().isPresent()
                && account.covers(attempt.institute())
                && (candidate == null || !hidden.test(candidate));
        return own(account, attempt) || institute || sharing.letsIn(account, attempt);
    }

    private static boolean own(Account account, Attempt attempt) {
        CandidateId candidate = attempt.candidate();
        return account.may(Permission.SEE_OWN_RESULT)
                && candidate != null
                && candidate.value().equals(account.candidate());
    }

    private static boolean visible(Exam.Context context) {
        boolean released = context.sitting().progress() == Sitting.Progress.RELEASED;
        boolean atOnce = context.rules().release() == Release.AT_ONCE;
        return context.attempt().submitted() && (released || atOnce);
    }

    private boolean byDevice(RoutingContext context, AttemptId id) {
        Cookie cookie = context.request().getCookie("result");
        return Optional.ofNullable(cookie)
                .flatMap(each -> tokens.verify(each.getValue()))
                .map(claim -> claim.attempt().equals(id))
                .orElse(false);
    }

    private static AttemptId attemptId(RoutingContext context) {
        try {
            return new AttemptId(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }
}
