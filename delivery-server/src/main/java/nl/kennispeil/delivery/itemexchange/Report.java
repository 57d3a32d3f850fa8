package nl.kennispeil.delivery.itemexchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.itembank.Bylines;
import nl.kennispeil.delivery.itembank.ItemPaths;
import nl.kennispeil.delivery.itembank.Names;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/** An import as a page shows it. */
final class Report {

    private static final int KILO = 1024;

    /** Items of a part on one page. */
    static final int A_PAGE = 200;

    private final Imports imports;
    private final Names names;
    private final Bylines bylines;

    Report(Imports imports, Names names, Bylines bylines) {
        this.imports = imports;
        this.names = names;
        this.bylines = bylines;
    }

    ExchangeViews.Line line(Imported one, Page page) {
        return new ExchangeViews.Line(
                ExchangePaths.of(one.id()),
                page.date(one.at()),
                by(one, page),
                one.files().stream().map(Imported.KeptFile::name).collect(Collectors.joining(", ")),
                one.state().name().toLowerCase(Locale.ROOT),
                one.rows(),
                one.count("taken"),
                one.count("refused"),
                goes(one, page),
                one.running());
    }

    private String by(Imported one, Page page) {
        return names.of(bylines.login(one.by()), page);
    }

    private static String goes(Imported one, Page page) {
        Instant goes = one.goes();
        return goes == null ? "" : page.day(goes.atZone(Page.ZONE).toLocalDate());
    }

    ExchangeViews.Head head(Imported one, Page page, boolean mayDrop) {
        List<ExchangeViews.File> files = new ArrayList<>();
        for (Imported.KeptFile each : one.files()) {
            files.add(new ExchangeViews.File(
                    each.name(),
                    size(each.bytes(), page),
                    each.sha256(),
                    one.kept() ? ExchangePaths.of(one.id()) + "/bron/" + files.size() : ""));
        }
        return new ExchangeViews.Head(
                ExchangePaths.of(one.id()),
                page.date(one.at()),
                by(one, page),
                files,
                one.kept(),
                one.kept() && one.state() == Imported.State.READ,
                goes(one, page),
                one.count(Row.READY),
                one.count(Row.REPAIR),
                one.count("known"),
                one.count(Row.REFUSED),
                one.count("taken"),
                mayDrop);
    }

    private static String size(int bytes, Page page) {
        return bytes < KILO * KILO
                ? page.t("exchange.kilobytes", Math.max(1, bytes / KILO))
                : page.t("exchange.megabytes", Math.max(1, bytes / KILO / KILO));
    }

    ExchangeViews.Progress progress(Imported one, Page page) {
        String what = one.state() == Imported.State.TAKING ? "taking" : one.percent() < 45 ? "reading" : "comparing";
        return new ExchangeViews.Progress(one.percent(), page.t("exchange." + what, one.percent()));
    }

    /**
     * The items by what can be done with them; a part without items is left out.
     *
     * @param open the part that is not at its first page; empty for none
     * @param number its page, from 1
     */
    List<ExchangeViews.Part> parts(Imported one, String open, int number, Page page) {
        Map<Integer, Taken> taken = new HashMap<>();
        imports.taken(one).forEach(each -> taken.put(each.number(), each));
        ReportWords words = new ReportWords(page.messages());
        List<ExchangeViews.Part> parts = new ArrayList<>();
        byPart(one, taken).forEach((code, rows) -> {
            int last = (rows.size() - 1) / A_PAGE + 1;
            int shown = code.equals(open) ? Math.min(Math.max(1, number), last) : 1;
            int from = (shown - 1) * A_PAGE;
            parts.add(new ExchangeViews.Part(
                    code,
                    rows.subList(from, Math.min(rows.size(), from + A_PAGE)).stream()
                            .map(each -> item(one, each, taken.get(each.number()), words, page))
                            .toList(),
                    rows.size(),
                    from + 1,
                    shown == 1 ? "" : address(one, code, shown - 1),
                    shown == last ? "" : address(one, code, shown + 1)));
        });
        return parts;
    }

    private static String address(Imported one, String code, int page) {
        return ExchangePaths.of(one.id()) + "?deel=" + code + "&bladzijde=" + page + "#part-" + code;
    }

    /** The items that can be taken as they are, or after repair. */
    List<Row> of(Imported one, String code) {
        Map<Integer, Taken> taken = new HashMap<>();
        imports.taken(one).forEach(each -> taken.put(each.number(), each));
        return code.equals(Row.READY) || code.equals(Row.REPAIR)
                ? byPart(one, taken).getOrDefault(code, List.of())
                : List.of();
    }

    private Map<String, List<Row>> byPart(Imported one, Map<Integer, Taken> taken) {
        Map<String, List<Row>> parts = new LinkedHashMap<>();
        for (String each : List.of("taken", Row.READY, Row.REPAIR, "known", Row.REFUSED)) {
            parts.put(each, new ArrayList<>());
        }
        for (Row each : imports.rows(one)) {
            Taken its = taken.get(each.number());
            String part = its != null && its.done()
                    ? "taken"
                    : each.refused() ? Row.REFUSED : each.known() ? "known" : each.status();
            parts.getOrDefault(part, new ArrayList<>()).add(each);
        }
        parts.values().removeIf(List::isEmpty);
        return parts;
    }

    private static ExchangeViews.Item item(Imported one, Row row, @Nullable Taken asked, ReportWords words, Page page) {
        Taken taken = asked == null ? new Taken(row.number(), "", false, false, "", "") : asked;
        boolean done = taken.done();
        String title = row.title().isEmpty()
                ? row.identifier().isEmpty() ? page.t("exchange.number", row.number()) : row.identifier()
                : row.title();
        Said reason = row.code().isEmpty()
                ? row.reason().isEmpty() ? Said.plain("") : words.of(row.reason())
                : Said.plain(page.t("exchange.reason." + row.code(), row.reason()));
        List<String> missing = new ArrayList<>();
        row.missing().forEach(each -> missing.add(page.t("exchange.missing." + each)));
        row.remarks()
                .forEach(each -> missing.add(page.t("exchange.notTaken", ReportWords.remark(each, page.messages()))));
        return new ExchangeViews.Item(
                row.number(),
                title,
                row.type().isEmpty() ? "" : page.t("items.type." + row.type().toLowerCase(Locale.ROOT)),
                row.identifier().isEmpty() || title.equals(row.identifier())
                        ? row.file()
                        : row.file() + " · " + row.identifier(),
                row.status(),
                reason,
                row.repairs().stream().map(words::of).toList(),
                missing,
                row.notes().stream().map(words::of).toList(),
                version(row.equal()),
                row.twin(),
                row.like().stream().map(Report::item).toList(),
                item(row.versionOf()),
                done ? item(taken.item()) : ExchangeViews.Known.NONE,
                done && taken.version(),
                done && !taken.told().isEmpty()
                        ? new ExchangeViews.Known(taken.told(), ItemPaths.HOME + "/casus/" + taken.told())
                        : ExchangeViews.Known.NONE,
                done || taken.skipped().isEmpty() ? "" : page.t("exchange.skipped." + taken.skipped()),
                !row.known(),
                ExchangePaths.of(one.id()) + "/vraag/" + row.number() + "/voorbeeld");
    }

    private static ExchangeViews.Known item(String id) {
        return id.isEmpty() ? ExchangeViews.Known.NONE : new ExchangeViews.Known(id, ItemPaths.of(new ItemId(id)));
    }

    private static ExchangeViews.Known version(String ref) {
        return ref.isEmpty()
                ? ExchangeViews.Known.NONE
                : new ExchangeViews.Known(ref, ItemPaths.of(ItemRef.parse(ref).id()));
    }

    List<Said> others(Imported one, Page page) {
        ReportWords words = new ReportWords(page.messages());
        return one.others().stream().map(words::other).toList();
    }
}
