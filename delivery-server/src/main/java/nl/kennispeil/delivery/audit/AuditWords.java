package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.page.Page;

/** Says a line in the words of a page. A code without words shows as itself: another feature may be newer than its words. */
final class AuditWords {

    private static final int IDS_SHOWN = 3;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,59}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

    private final Page page;
    private final Institutes institutes;

    AuditWords(Page page, Institutes institutes) {
        this.page = page;
        this.institutes = institutes;
    }

    AuditScreens.Row row(Line line) {
        List<String> about = line.about().stream().map(Trace::shown).toList();
        return new AuditScreens.Row(
                line.number(),
                line.at(),
                page.time(line.at()).substring(5),
                line.actor().shown(),
                role(line.role()),
                line.institute().isEmpty() ? "" : institutes.nameOf(line.institute()),
                or("action." + line.action(), line.action()),
                page.t("audit.kind." + line.kind().letter()),
                line.outcome() == Outcome.ALLOWED
                        ? ""
                        : page.t("audit.outcome." + line.outcome().code()),
                line.subjectPath(),
                about.subList(0, Math.min(IDS_SHOWN, about.size())),
                Math.max(0, about.size() - IDS_SHOWN),
                detail(line),
                line.from(),
                line.session());
    }

    String role(String code) {
        return or("role." + code, code);
    }

    /** Settings of the action in words, and the other person of two. */
    String detail(Line line) {
        String words = line.detail().entrySet().stream()
                .map(this::detail)
                .collect(Collectors.joining(page.t("audit.between")));
        if (line.with().ledger().isEmpty()) {
            return words;
        }
        String with = page.t("audit.with", line.with().shown());
        return words.isEmpty() ? with : words + page.t("audit.between") + with;
    }

    private String detail(Map.Entry<String, String> each) {
        String value = each.getValue();
        String key = "detail." + each.getKey();
        if (CODE.matcher(value).matches()) {
            String words = or(key + "." + value, "");
            if (!words.isEmpty()) {
                return words;
            }
        }
        String shown = MOMENT.matcher(value).matches() ? page.date(Instant.parse(value)) : value;
        String words = page.messages().text("page." + key, shown);
        return words.startsWith("⟦") ? each.getKey() + ": " + shown : words;
    }

    /** A sentence for the person concerned: who by role, and what; no login, no code. */
    String sentence(Line line) {
        String who = or("seen.role." + line.role(), page.t("seen.role.other"));
        String of = line.institute().isEmpty() ? who : page.t("seen.of", who, institutes.nameOf(line.institute()));
        if (line.outcome() == Outcome.REFUSED) {
            return page.t("seen.refused", of);
        }
        String known = page.messages().text("page.seen." + line.action(), of);
        return known.startsWith("⟦") ? page.t("seen.kind." + line.kind().letter(), of) : known;
    }

    private String or(String key, String otherwise) {
        String words = page.messages().text("page." + key);
        return words.startsWith("⟦") ? otherwise : words;
    }
}
