package nl.kennispeil.delivery.people;

import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.intake.Intake;
import nl.kennispeil.delivery.intake.Outcome;
import nl.kennispeil.delivery.intake.Plan;
import nl.kennispeil.delivery.intake.Problem;
import nl.kennispeil.delivery.intake.UnreadableFile;
import nl.kennispeil.delivery.intake.Upload;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** The steps of an import: send, say what the columns mean, look, confirm. */
public final class ImportRoutes implements Routes {

    private static final String HOME = PeopleRoutes.HOME + "/import";
    private static final String ONE = HOME + "/bestand/:id";
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int SHOWN = 200;

    private final Guarded guarded;
    private final Intake intake;
    private final Cookies cookies;
    private final Path uploads;

    /** @param uploads a directory for files while a request lasts */
    public ImportRoutes(Pages pages, Intake intake, Cookies cookies, Path uploads, Clock clock) {
        this.guarded = new Guarded(pages, Permission.IMPORT_PERSONS, UnaryOperator.identity(), clock);
        this.intake = intake;
        this.cookies = cookies;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME)
                .handler(context -> guarded.answer(context, (page, account, now) -> start(page, account, "", 0, now)));
        router.get(HOME + "/voorbeeld.csv").handler(this::template);
        router.post(HOME).handler(cookies::onlyWithSession);
        router.post(HOME)
                .handler(BodyHandler.create(uploads.toString())
                        .setBodyLimit(LARGEST + 64 * 1024)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(this::send);
        router.get(ONE).handler(context -> about(context, this::columns));
        router.post(ONE + "/kolommen").handler(PeopleRoutes.form()).handler(this::map);
        router.get(ONE + "/bekijken").handler(this::look);
        router.post(ONE + "/bevestigen").handler(PeopleRoutes.form()).handler(this::confirm);
        router.post(ONE + "/weg").handler(PeopleRoutes.form()).handler(this::cancel);
    }

    private interface AboutWork {
        Pages.View view(Page page, Account account, Upload upload, Instant now);
    }

    private void about(RoutingContext context, AboutWork work) {
        guarded.answer(
                context,
                (page, account, now) -> work.view(
                        page,
                        account,
                        intake.find(context.pathParam("id"), account, now)
                                .orElseThrow(() -> new BadRequest(404, "not-found")),
                        now));
    }

    private Pages.View start(Page page, Account account, String problem, int number, Instant now) {
        return new Pages.View.Html(
                "people/import.jte",
                Map.of(
                        "open",
                        intake.open(account, now).stream()
                                .map(each -> new Views.Open(
                                        each.id(),
                                        page.date(each.at()),
                                        each.by(),
                                        each.waiting(),
                                        each.by().equals(account.login())))
                                .toList(),
                        "problem",
                        problem,
                        "number",
                        number));
    }

    private void template(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            try (InputStream in = ImportRoutes.class.getResourceAsStream("/import-sample.csv")) {
                if (in == null) {
                    throw new IllegalStateException("import-sample.csv is not on the class path");
                }
                return new Pages.View.Download("text/csv; charset=utf-8", "voorbeeld-personen.csv", in.readAllBytes());
            }
        });
    }

    private void send(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            List<FileUpload> files = context.fileUploads();
            if (files.isEmpty()) {
                throw new BadRequest(400, "no-file");
            }
            try {
                byte[] file = Files.readAllBytes(Path.of(files.get(0).uploadedFileName()));
                return new Pages.View.GoTo(path(intake.send(file, account, now)));
            } catch (UnreadableFile e) {
                return start(page, account, e.code(), e.number(), now);
            }
        });
    }

    private Pages.View columns(Page page, Account account, Upload upload, Instant now) {
        if (upload.kind() == Upload.Kind.ONE_ROSTER) {
            return new Pages.View.GoTo(path(upload.id()) + "/bekijken");
        }
        Intake.Columns columns = intake.columns(upload);
        List<Views.Chosen> chosen = Stream.of(Column.values())
                .map(each -> new Views.Chosen(
                        each.code(),
                        Column.required().contains(each),
                        columns.mapping().place(each).orElse(-1),
                        ""))
                .toList();
        return new Pages.View.Html(
                "people/columns.jte",
                Map.of(
                        "id",
                        upload.id(),
                        "header",
                        columns.header(),
                        "sample",
                        columns.sample(),
                        "chosen",
                        chosen,
                        "missing",
                        columns.mapping().missing().stream().map(Column::code).toList()));
    }

    private void map(RoutingContext context) {
        about(context, (page, account, upload, now) -> {
            if (!upload.by().equals(account.login())) {
                throw new BadRequest(403, "not-yours");
            }
            Map<Column, Integer> chosen = new EnumMap<>(Column.class);
            for (Column each : Column.values()) {
                String place = PeopleRoutes.field(context, each.code());
                if (place.matches("[0-9]{1,3}")) {
                    chosen.put(each, Integer.parseInt(place));
                }
            }
            Upload mapped = intake.map(upload, chosen, account);
            boolean complete = intake.columns(mapped).mapping().missing().isEmpty();
            return complete
                    ? new Pages.View.GoTo(path(upload.id()) + "/bekijken")
                    : columns(page, account, mapped, now);
        });
    }

    private void look(RoutingContext context) {
        String wanted = PeopleRoutes.query(context, "stand");
        about(context, (page, account, upload, now) -> preview(page, account, upload, wanted, false, now));
    }

    private Pages.View preview(Page page, Account account, Upload upload, String wanted, boolean stale, Instant now) {
        if (!intake.columns(upload).mapping().missing().isEmpty()) {
            return new Pages.View.GoTo(path(upload.id()));
        }
        Plan plan = intake.look(upload, now);
        Outcome.Kind kind = Stream.of(Outcome.Kind.values())
                .filter(each -> each.code().equals(wanted))
                .findFirst()
                .orElseGet(() -> first(plan));
        Map<String, Object> model = model(page, plan, kind);
        model.put("id", upload.id());
        model.put("kind", kind.code());
        model.put("digest", plan.digest());
        model.put("stops", plan.massEnd().stops());
        model.put("ending", plan.massEnd().ending());
        model.put("active", plan.massEnd().active());
        model.put("by", upload.by());
        model.put("second", !upload.by().equals(account.login()));
        model.put("waiting", upload.waiting());
        model.put("stale", stale);
        return new Pages.View.Html("people/preview.jte", model);
    }

    /** What asks for attention first. */
    private static Outcome.Kind first(Plan plan) {
        return Stream.of(Outcome.Kind.REFUSED, Outcome.Kind.CHANGED, Outcome.Kind.NEW)
                .filter(each -> plan.count(each) > 0)
                .findFirst()
                .orElse(Outcome.Kind.UNCHANGED);
    }

    private static Map<String, Object> model(Page page, Plan plan, Outcome.Kind kind) {
        Map<String, Long> counts = new HashMap<>();
        for (Outcome.Kind each : Outcome.Kind.values()) {
            counts.put(each.code(), plan.count(each));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("counts", counts);
        model.put(
                "rows",
                plan.only(kind).stream()
                        .limit(SHOWN)
                        .map(each -> told(page, each))
                        .toList());
        return model;
    }

    private static Views.Told told(Page page, Outcome outcome) {
        Problem problem = outcome.problem();
        return new Views.Told(
                outcome.line(),
                outcome.externalId(),
                outcome.name(),
                outcome.kind().code(),
                outcome.changes(),
                problem == null
                        ? ""
                        : problem.where()
                                .map(each -> page.t("field." + each.code()))
                                .orElse(""),
                problem == null ? "" : page.t("intake.problem." + problem.code(), problem.detail()));
    }

    private void confirm(RoutingContext context) {
        about(context, (page, account, upload, now) -> {
            Intake.Confirmed confirmed = intake.confirm(upload, PeopleRoutes.field(context, "digest"), account, now);
            if (confirmed.result() == Intake.Result.STALE) {
                return preview(page, account, upload, "", true, now);
            }
            Map<String, Object> model = model(page, confirmed.plan(), Outcome.Kind.REFUSED);
            model.put("taken", confirmed.result() == Intake.Result.TAKEN);
            return new Pages.View.Html("people/report.jte", model);
        });
    }

    private void cancel(RoutingContext context) {
        about(context, (page, account, upload, now) -> {
            intake.cancel(upload, account, now);
            return new Pages.View.GoTo(HOME);
        });
    }

    private static String path(String id) {
        return HOME + "/bestand/" + id;
    }
}
