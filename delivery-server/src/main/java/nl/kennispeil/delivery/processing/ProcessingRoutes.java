package nl.kennispeil.delivery.processing;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;

/** The record of processing per controller: to read, and as JSON and CSV to hand over. */
public final class ProcessingRoutes implements Routes {

    private static final String HOME = "/beheer/privacy/verwerkingen";

    private final Pages pages;
    private final ProcessingRecords records;
    private final Clock clock;

    public ProcessingRoutes(Pages pages, ProcessingRecords records, Clock clock) {
        this.pages = pages;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(this::list);
        router.get(HOME + "/:institute")
                .handler(context -> about(
                        context,
                        (page, each) -> new Pages.View.Html(
                                "rights/record.jte",
                                Map.of("record", each, "institute", context.pathParam("institute")))));
        router.get(HOME + "/:institute/register.json")
                .handler(context -> about(
                        context,
                        (page, each) -> new Pages.View.Download(
                                "application/json",
                                "verwerkingen.json",
                                Replies.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json(each)))));
        router.get(HOME + "/:institute/register.csv")
                .handler(context -> about(
                        context,
                        (page, each) -> new Pages.View.Download(
                                "text/csv; charset=utf-8", "verwerkingen.csv", csv(page, each))));
    }

    @FunctionalInterface
    private interface RecordWork {
        Pages.View view(Page page, ProcessingRecord of) throws Exception;
    }

    private void list(RoutingContext context) {
        pages.guarded(
                context,
                Permission.HANDLE_RIGHTS,
                (page, session) ->
                        new Pages.View.Html("rights/register.jte", Map.of("controllers", records.controllers())));
    }

    private void about(RoutingContext context, RecordWork work) {
        pages.guarded(
                context,
                Permission.HANDLE_RIGHTS,
                (page, session) -> work.view(
                        page,
                        records.of(context.pathParam("institute"), Amsterdam.day(clock.instant()))
                                .orElseThrow(() -> new BadRequest(404, "not-found"))));
    }

    private static Map<String, Object> json(ProcessingRecord of) {
        return Map.of(
                "controller",
                of.controller(),
                "day",
                of.day().toString(),
                "categories",
                of.categories(),
                "terms",
                of.terms(),
                "clocks",
                of.clocks(),
                "recipients",
                of.recipients(),
                "measures",
                of.measures(),
                "subProcessors",
                of.subProcessors());
    }

    private static byte[] csv(Page page, ProcessingRecord of) {
        StringBuilder text = new StringBuilder("controller,kind,name,value\r\n");
        of.categories()
                .forEach(each -> line(
                        text,
                        of,
                        "category",
                        page.t("step." + each.name().replace(' ', '-')),
                        String.join(" ", each.stores())));
        of.terms()
                .forEach(each -> line(text, of, "term", page.t("processing.training." + each.training()), each.term()));
        of.clocks().forEach(each -> line(text, of, "clock", page.t("processing.clock." + each.what()), each.term()));
        of.recipients()
                .forEach(each ->
                        line(text, of, "recipient", page.t("processing.recipient." + each.code(), each.name()), ""));
        of.measures().forEach(each -> line(text, of, "measure", page.t("processing.measure." + each), ""));
        of.subProcessors()
                .forEach(each ->
                        line(text, of, "sub-processor", each.name(), each.purpose() + " (" + each.place() + ")"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, ProcessingRecord of, String kind, String name, String value) {
        for (String each : List.of(of.controller(), kind, name)) {
            text.append(quoted(each)).append(',');
        }
        text.append(quoted(value)).append("\r\n");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
