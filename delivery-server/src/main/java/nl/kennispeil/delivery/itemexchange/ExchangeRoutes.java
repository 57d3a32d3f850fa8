package nl.kennispeil.delivery.itemexchange;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.table.TableFormat;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestKind;
import nl.kennispeil.bank.form.TestKinds;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.ByteRange;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.http.SecurityHeaders;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.itemview.CandidateView;
import nl.kennispeil.delivery.page.Guarded;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.jspecify.annotations.Nullable;

/** Files come in: handed in, read behind the page, looked through as a report, taken item by item. */
final class ExchangeRoutes implements Routes {

    /** Bytes of all files of one import together. */
    static final int LARGEST = 100 * 1024 * 1024;

    static final int MOST_FILES = 20;

    /** Imports of one person that wait. */
    static final int MOST_WAITING = 10;

    private static final int FORM = 160 * 1024;
    private static final int LONGEST_NAME = 120;
    private static final String ROW = ExchangePaths.IMPORT + "/vraag/:row";

    private final Guarded guarded;
    private final Guarded assembling;
    private final TestForming forming;
    private final TestReport testReport;
    private final Imports imports;
    private final Reading reading;
    private final Taking taking;
    private final Taking.Bank bank;
    private final Report report;
    private final Cookies cookies;
    private final Executor behind;
    private final Path uploads;

    ExchangeRoutes(
            Pages pages,
            Confidentiality confidentiality,
            Imports imports,
            Reading reading,
            Taking taking,
            Taking.Bank bank,
            Names names,
            TestForming forming,
            Cookies cookies,
            Executor behind,
            Path uploads,
            Clock clock) {
        this.guarded = new Guarded(pages, Permission.EDIT_ITEMS, confidentiality::gate, clock);
        this.assembling = new Guarded(pages, Permission.ASSEMBLE_FORMS, confidentiality::gate, clock);
        this.forming = forming;
        this.testReport = new TestReport(imports, forming);
        this.imports = imports;
        this.reading = reading;
        this.taking = taking;
        this.bank = bank;
        this.report = new Report(imports, names, bank.bylines());
        this.cookies = cookies;
        this.behind = behind;
        this.uploads = uploads;
    }

    @Override
    public void mount(Router router) {
        router.get(ExchangePaths.HOME).handler(this::list);
        router.post(ExchangePaths.HOME).handler(cookies::onlyWithSession);
        router.post(ExchangePaths.HOME)
                .handler(BodyHandler.create(uploads.toString())
                        .setBodyLimit(LARGEST + FORM)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(this::send);
        router.get(ExchangePaths.HOME + "/sjabloon.csv")
                .handler(template(
                        "text/csv; charset=utf-8",
                        "vragen.csv",
                        TableFormat.csvTemplate().getBytes(StandardCharsets.UTF_8)));
        router.get(ExchangePaths.HOME + "/sjabloon.docx")
                .handler(template(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                        "vragen.docx",
                        TableFormat.docxTemplate()));
        router.get(ExchangePaths.IMPORT).handler(this::show);
        router.get(ExchangePaths.IMPORT + "/stand.json").handler(this::progress);
        router.get(ExchangePaths.IMPORT + "/verslag.json").handler(this::report);
        router.get(ExchangePaths.IMPORT + "/bron/:file").handler(this::source);
        router.get(ROW + "/voorbeeld").handler(this::preview);
        router.get(ROW + "/voorbeeld.json").handler(this::previewed);
        router.get(ROW + "/media/:name").handler(this::media);
        router.post(ExchangePaths.IMPORT + "/overnemen")
                .handler(BodyHandler.create(false).setBodyLimit(FORM))
                .handler(this::take);
        router.post(ExchangePaths.IMPORT + "/toets/:test")
                .handler(Forms.plain())
                .handler(this::form);
        router.post(ExchangePaths.IMPORT + "/weg").handler(Forms.plain()).handler(this::drop);
    }

    private Handler<RoutingContext> template(String type, String name, byte[] file) {
        return context -> guarded.answer(context, (page, account, now) -> new Pages.View.Download(type, name, file));
    }

    /** Who asks, about which import. */
    private record Desk(Page page, Account account, Imported one, Instant now) {}

    private interface ImportWork {
        Pages.View view(Desk desk) throws Exception;
    }

    private void about(RoutingContext context, ImportWork work) {
        about(guarded, context, work);
    }

    private void about(Guarded door, RoutingContext context, ImportWork work) {
        door.answer(context, (page, account, now) -> {
            Imported one = imports.find(context.pathParam("import"))
                    .filter(each -> sees(account, each))
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            return work.view(new Desk(page, account, one, now));
        });
    }

    /** An author sees the own imports only: another's hold items of others. Who only assembles forms sees none. */
    private boolean sees(Account account, Imported one) {
        return account.may(Permission.EDIT_ITEMS)
                && (!own(account) || one.by().equals(bank.bylines().of(account.login())));
    }

    private static boolean own(Account account) {
        return account.role().reach(Permission.EDIT_ITEMS) == Reach.OWN;
    }

    private void list(RoutingContext context) {
        String done = Forms.done(context, List.of("dropped"));
        guarded.answer(context, (page, account, now) -> list(page, account, "", done));
    }

    private Pages.View list(Page page, Account account, String problem, String done) {
        List<ExchangeViews.Line> lines = imports.all().stream()
                .filter(each -> sees(account, each))
                .map(each -> report.line(each, page))
                .toList();
        return new Pages.View.Html("exchange/desk.jte", Map.of("lines", lines, "problem", problem, "notice", done));
    }

    private void send(RoutingContext context) {
        guarded.answer(context, (page, account, now) -> {
            try {
                return sent(context, account, now);
            } catch (BadRequest refused) {
                return list(page, account, refused.code(), "");
            }
        });
    }

    private Pages.View sent(RoutingContext context, Account account, Instant now) throws IOException {
        List<Imports.Given> given = new ArrayList<>();
        for (FileUpload each : context.fileUploads()) {
            byte[] bytes = Files.readAllBytes(Path.of(each.uploadedFileName()));
            if (bytes.length > 0) {
                given.add(new Imports.Given(name(each.fileName()), bytes));
            }
        }
        if (given.isEmpty()) {
            throw new BadRequest(400, "no-file");
        }
        if (given.size() > MOST_FILES) {
            throw new BadRequest(400, "exchange-files");
        }
        String byline = bank.bylines().of(account.login());
        List<Imported> mine =
                imports.all().stream().filter(each -> each.by().equals(byline)).toList();
        if (mine.stream().anyMatch(Imported::running)) {
            throw new BadRequest(409, "exchange-running");
        }
        if (mine.stream().filter(each -> each.goes() != null).count() >= MOST_WAITING) {
            throw new BadRequest(409, "exchange-waiting");
        }
        String id = imports.add(given, byline, own(account), now);
        bank.audit()
                .write(Entry.of(account, "exchange.import", "import/" + id, now).detail("files", given.size()));
        behind.execute(() -> reading.read(id));
        return new Pages.View.GoTo(ExchangePaths.of(id));
    }

    /** A name that every disk takes; nothing of a path. */
    private static String name(String sent) {
        String base = sent.replaceAll(".*[/\\\\]", "")
                .replaceAll("[^\\p{L}\\p{N} ._()-]", "_")
                .strip();
        String safe = base.replaceAll("^\\.+", "_");
        return safe.isEmpty() ? "bestand" : safe.substring(Math.max(0, safe.length() - LONGEST_NAME));
    }

    private void show(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(context, desk -> {
            Imported one = desk.one();
            if (one.running()) {
                return new Pages.View.Html(
                        "exchange/progress.jte",
                        Map.of(
                                "head", report.head(one, desk.page(), false),
                                "taking", one.state() == Imported.State.TAKING,
                                "progress", report.progress(one, desk.page())));
            }
            if (one.state() == Imported.State.FAILED) {
                return new Pages.View.Html(
                        "exchange/failed.jte",
                        Map.of("head", report.head(one, desk.page(), mayDrop(desk)), "problem", one.problem()));
            }
            String number = context.queryParams().get("bladzijde");
            String part = context.queryParams().get("deel");
            return shown(
                    desk,
                    TestReport.Typed.NOTHING,
                    part == null ? "" : part,
                    number != null && number.matches("[0-9]{1,4}") ? Integer.parseInt(number) : 1);
        });
    }

    private Pages.View shown(Desk desk, TestReport.Typed typed) {
        return shown(desk, typed, "", 1);
    }

    private Pages.View shown(Desk desk, TestReport.Typed typed, String part, int number) {
        Imported one = desk.one();
        bank.audit()
                .write(Entry.of(desk.account(), "exchange.view", "import/" + one.id(), desk.now())
                        .detail("items", one.rows()));
        boolean mayForm = desk.account().may(Permission.ASSEMBLE_FORMS);
        Map<String, Object> model = new HashMap<>();
        model.put("head", report.head(one, desk.page(), mayDrop(desk)));
        model.put("parts", report.parts(one, part, number, desk.page()));
        model.put("tests", testReport.tests(one, desk.page(), mayForm, typed));
        model.put("others", report.others(one, desk.page()));
        return new Pages.View.Html("exchange/report.jte", model);
    }

    /** Makes a draft form of a test of the import. */
    private void form(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(assembling, context, desk -> {
            Imported one = desk.one();
            String asked = context.pathParam("test");
            ArrivedTest test = imports.tests(one).stream()
                    .filter(each -> Integer.toString(each.number()).equals(asked))
                    .findFirst()
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            Map<String, String> typed = new HashMap<>();
            for (String each : List.of("id", "title", "kind", "als")) {
                typed.put(each, Forms.text(context, each).strip());
            }
            String id = typed.getOrDefault("id", "");
            FormRef next = next(one, test, typed.getOrDefault("als", ""));
            String wanted = next == null ? id + ":1" : next.toString();
            if (imports.forms(one, test.number()).contains(wanted)) {
                // sent twice
                return new Pages.View.GoTo(TestReport.address(wanted));
            }
            if (one.running()) {
                throw new BadRequest(409, "exchange-busy");
            }
            List<TestForming.Spot> spots = forming.spots(one, test);
            Map<String, String> problems = new HashMap<>();
            TestKind kind = TestKinds.find(typed.getOrDefault("kind", "")).orElse(null);
            String title = typed.getOrDefault("title", "");
            String without = TestForming.without(spots);
            if (next != null) {
                if (forming.next(next.id()).filter(next::equals).isEmpty()) {
                    problems.put("als", "exchange.problem.version");
                }
            } else if (!id.matches("[A-Za-z0-9_-]{1,48}")) {
                problems.put("id", "forms.problem.id");
            } else if (!forming.isFree(id)) {
                problems.put("id", "forms.problem.taken");
            }
            if (title.isEmpty() || title.length() > FormDesign.LONGEST_TITLE) {
                problems.put("title", "forms.problem.title");
            }
            if (kind == null) {
                problems.put("kind", "forms.problem.choose");
            }
            if (!without.isEmpty() && !Forms.text(context, "zonder").equals(without)) {
                problems.put("zonder", "exchange.problem.agree");
            }
            if (kind == null || !problems.isEmpty()) {
                return shown(desk, new TestReport.Typed(test.number(), typed, problems));
            }
            FormRef ref = next == null ? new FormRef(id, 1) : next;
            Optional<FormDesign> made = forming.make(one, test, spots, ref, title, kind, desk.account(), desk.now());
            return made.isPresent()
                    ? new Pages.View.GoTo(TestReport.address(made.get().ref().toString()) + "?gedaan=made")
                    : shown(desk, new TestReport.Typed(test.number(), typed, Map.of("id", "forms.problem.taken")));
        });
    }

    /** The version of a known form that it is to become; null for a form of its own. */
    private @Nullable FormRef next(Imported one, ArrivedTest test, String asked) {
        if (!asked.matches("[A-Za-z0-9_-]{1,48}:[1-9][0-9]{0,5}")) {
            return null;
        }
        FormRef next = FormRef.parse(asked);
        boolean ours = imports.forms(one, test.number()).contains(asked)
                || forming.known(one, test).stream().anyMatch(each -> each.id().equals(next.id()));
        if (!ours) {
            throw new BadRequest(404, "not-found");
        }
        return next;
    }

    private boolean mayDrop(Desk desk) {
        return desk.one().goes() != null
                && desk.one().by().equals(bank.bylines().of(desk.account().login()));
    }

    private void progress(RoutingContext context) {
        about(context, desk -> {
            ExchangeViews.Progress progress = report.progress(desk.one(), desk.page());
            return new Pages.View.Json(Replies.object()
                    .put("running", desk.one().running())
                    .put("percent", progress.percent())
                    .put("text", progress.text()));
        });
    }

    private void report(RoutingContext context) {
        about(context, desk -> {
            byte[] bytes = imports.report(desk.one());
            if (bytes.length == 0) {
                throw new BadRequest(404, "not-found");
            }
            fetched(desk, "report");
            return new Pages.View.Download(
                    "application/json", "importverslag-" + desk.one().id() + ".json", bytes);
        });
    }

    private void source(RoutingContext context) {
        about(context, desk -> {
            String number = context.pathParam("file");
            int file = number.matches("[0-9]{1,2}") ? Integer.parseInt(number) : -1;
            if (!desk.one().kept() || file < 0 || file >= desk.one().files().size()) {
                throw new BadRequest(404, "not-found");
            }
            fetched(desk, number);
            String name = desk.one().files().get(file).name().replaceAll("[^A-Za-z0-9._-]", "_");
            return new Pages.View.Download("application/octet-stream", name, imports.file(desk.one(), file));
        });
    }

    private void fetched(Desk desk, String file) {
        bank.audit()
                .write(Entry.of(
                                desk.account(),
                                "exchange.download",
                                "import/" + desk.one().id(),
                                desk.now())
                        .detail("file", file));
    }

    private Row row(RoutingContext context, Desk desk) {
        String number = context.pathParam("row");
        return imports.row(desk.one(), number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : 0)
                .orElseThrow(() -> new BadRequest(404, "not-found"));
    }

    private void preview(RoutingContext context) {
        SecurityHeaders.allowOwnFrames(context);
        about(
                context,
                desk -> CandidateView.frame(Integer.toString(row(context, desk).number())));
    }

    private void previewed(RoutingContext context) {
        about(context, desk -> {
            Row row = row(context, desk);
            String text = imports.content(desk.one(), row.number()).orElseThrow(() -> new BadRequest(404, "not-found"));
            String media = ExchangePaths.of(desk.one().id()) + "/vraag/" + row.number() + "/media/";
            try {
                return new Pages.View.Json(
                        CandidateView.json(ItemFile.read(text).content(), "import:" + row.number(), media::concat));
            } catch (IllegalArgumentException | IllegalStateException nothingToShow) {
                throw new BadRequest(404, "not-found");
            }
        });
    }

    private void media(RoutingContext context) {
        String name = context.pathParam("name");
        about(context, desk -> {
            byte[] bytes = imports.media(desk.one(), row(context, desk), name)
                    .orElseThrow(() -> new BadRequest(404, "not-found"));
            String type = nl.kennispeil.bank.media.MediaType.sniff(bytes)
                    .orElseThrow(() -> new BadRequest(404, "not-found"))
                    .mime();
            return new Pages.View.Sent(sent -> ByteRange.sendForeign(sent, type, name, Buffer.buffer(bytes)));
        });
    }

    private void take(RoutingContext context) {
        about(context, desk -> {
            Imported one = desk.one();
            if (one.running()) {
                return new Pages.View.GoTo(ExchangePaths.of(one.id()));
            }
            Map<Integer, String> wanted = new TreeMap<>();
            for (String each : context.request().formAttributes().getAll("neem")) {
                int number = each.matches("[0-9]{1,5}") ? Integer.parseInt(each) : 0;
                if (number > 0 && number <= one.rows()) {
                    boolean version = Forms.text(context, "als-" + number).equals("versie");
                    wanted.put(number, version ? Taking.VERSION : Taking.NEW);
                }
            }
            for (Row each : report.of(one, Forms.text(context, "alles"))) {
                wanted.putIfAbsent(each.number(), each.versionOf().isEmpty() ? Taking.NEW : Taking.VERSION);
            }
            if (wanted.isEmpty()) {
                throw new BadRequest(400, "exchange-choose");
            }
            imports.wanted(
                    one.id(),
                    wanted,
                    bank.bylines().of(desk.account().login()),
                    desk.page().lang(),
                    desk.now());
            bank.audit()
                    .write(Entry.of(desk.account(), "exchange.take", "import/" + one.id(), desk.now())
                            .detail("items", wanted.size()));
            behind.execute(() -> taking.take(one.id()));
            return new Pages.View.GoTo(ExchangePaths.of(one.id()));
        });
    }

    private void drop(RoutingContext context) {
        about(context, desk -> {
            if (!mayDrop(desk) || desk.one().running()) {
                throw new BadRequest(409, "exchange-stays");
            }
            imports.drop(desk.one());
            bank.audit()
                    .write(Entry.of(
                            desk.account(),
                            "exchange.drop",
                            "import/" + desk.one().id(),
                            desk.now()));
            return new Pages.View.GoTo(ExchangePaths.HOME + "?gedaan=dropped");
        });
    }
}
