package nl.kennispeil.delivery.testform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.blueprint.FormAssembler;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** Filling up a form: at once when that is quick, else on a page that shows how far it is and stops it. */
final class FillRoutes extends FormDoorRoutes implements Routes {

    private static final Set<Permission> ASSEMBLE = Set.of(Permission.ASSEMBLE_FORMS);

    /** So long a browser waits before it is sent to a page that shows progress. */
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);

    private static final String BUSY = FORM + "/vullen/bezig/:job";

    private final FormDesk desk;
    private final Blueprints blueprints;
    private final OptimalAssembly assembly;
    private final FillJobs jobs = new FillJobs();

    FillRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Clock clock,
            FormDesk desk,
            Blueprints blueprints,
            OptimalAssembly assembly) {
        super(pages, confidentiality, clock);
        this.desk = desk;
        this.blueprints = blueprints;
        this.assembly = assembly;
    }

    @Override
    public void mount(Router router) {
        router.post(FORM + "/vullen").handler(Forms.plain()).handler(this::fill);
        router.get(BUSY).handler(this::busy);
        router.get(BUSY + "/stand.json").handler(this::share);
        router.post(BUSY + "/stoppen").handler(Forms.plain()).handler(this::stop);
    }

    private void fill(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            Instant now = clock.instant();
            FormDesk.Asked asked = desk.ask(ref, now);
            Blueprints.Stored blueprint = blueprints
                    .find(asked.design().blueprint())
                    .orElseThrow(() -> new BadRequest(409, "form-blueprint"));
            String reason = asked.design().derivation() == null ? "" : page.t("forms.fillReason");
            FillJobs.Job job =
                    jobs.start(ref, now, work -> run(work, asked, blueprint, reason, session.account(), now));
            return job.ended(AT_ONCE) ? ended(ref, job) : new Pages.View.GoTo(path(ref) + "/vullen/bezig/" + job.id());
        });
    }

    private FillJobs.Done run(
            FillJobs.Job job,
            FormDesk.Asked asked,
            Blueprints.Stored blueprint,
            String reason,
            Account account,
            Instant now) {
        OptimalAssembly.Chosen chosen = assembly.choose(
                blueprint.blueprint(),
                asked.stock(),
                asked.chosen(),
                now.toEpochMilli(),
                new OptimalAssembly.Limits(0, OptimalAssembly.USUAL_SECONDS, job::cancelled, job::at));
        OptimalAssembly.Result result = chosen.result();
        // who stops it and has a form gets that form; who stops it before there is one gets none
        boolean none = job.cancelled() && (result == null || !result.found());
        FormAssembler.Outcome outcome = none ? new FormAssembler.Assembled(asked.chosen()) : chosen.outcome();
        return new FillJobs.Done(desk.take(asked, outcome, reason, account, now), blueprint.blueprint(), chosen, none);
    }

    private static Pages.View ended(FormRef ref, FillJobs.Job job) {
        FillJobs.Done done = job.done().orElse(null);
        if (done == null) {
            throw job.error().equals("internal") ? new BadRequest(500, "internal") : new BadRequest(409, job.error());
        }
        Map<String, String> query = new LinkedHashMap<>();
        int added = done.filled().added();
        if (added > 0 || (done.filled().reasons().isEmpty() && !job.cancelled())) {
            query.put("gedaan", "filled");
            query.put("plaats", Integer.toString(added));
        } else if (job.cancelled()) {
            query.put("gedaan", "fill-stopped");
        }
        query.put("keuze", job.id());
        return to(path(ref), query);
    }

    /** What came of a job, for the page of its form. */
    Screens.FilledUp said(Page page, FormRef form, String id) {
        return jobs.find(form, id)
                .flatMap(FillJobs.Job::done)
                .map(new ChoiceWords(page)::said)
                .orElse(Screens.FilledUp.NOTHING);
    }

    private void busy(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            Optional<FillJobs.Job> job = jobs.find(ref, String.valueOf(context.pathParam("job")));
            if (job.isEmpty()) {
                return new Pages.View.GoTo(path(ref));
            }
            if (job.get().ended()) {
                return ended(ref, job.get());
            }
            Map<String, Object> model = new HashMap<>();
            model.put("design", desk.find(ref));
            model.put("job", job.get().id());
            model.put("percent", (int) Math.round(100 * job.get().share()));
            model.put("stopping", job.get().cancelled());
            return new Pages.View.Html("testform/filling.jte", model);
        });
    }

    private void share(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            Optional<FillJobs.Job> job = jobs.find(ref(context), String.valueOf(context.pathParam("job")));
            return new Pages.View.Json(JsonNodeFactory.instance
                    .objectNode()
                    .put("ended", job.map(FillJobs.Job::ended).orElse(true))
                    .put("percent", (int)
                            Math.round(100 * job.map(FillJobs.Job::share).orElse(1.0))));
        });
    }

    private void stop(RoutingContext context) {
        guarded(context, ASSEMBLE, (page, session) -> {
            FormRef ref = ref(context);
            Optional<FillJobs.Job> job = jobs.find(ref, String.valueOf(context.pathParam("job")));
            job.ifPresent(FillJobs.Job::cancel);
            return job.isPresent() && !job.get().ended(AT_ONCE)
                    ? new Pages.View.GoTo(
                            path(ref) + "/vullen/bezig/" + job.get().id())
                    : job.isPresent() ? ended(ref, job.get()) : new Pages.View.GoTo(path(ref));
        });
    }
}
