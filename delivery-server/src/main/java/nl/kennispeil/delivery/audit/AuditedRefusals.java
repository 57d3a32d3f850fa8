package nl.kennispeil.delivery.audit;

import java.util.List;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.page.Pages;

/** Writes a line for everybody who was not let in; per session only so many, so that a robot cannot fill the log. */
public final class AuditedRefusals implements Pages.Refusals {

    private static final int AT_ONCE = 20;
    private static final int PER_MINUTE = 6;

    /** Attempts have such ids; other places in a path are about nobody. */
    private static final Pattern ATTEMPT = Pattern.compile("[0-9A-Z]{20}");

    private final AuditTrail trail;
    private final RateLimit limit = new RateLimit(AT_ONCE, PER_MINUTE);

    public AuditedRefusals(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void refused(Pages.Refusal refusal) {
        List<String> about = refusal.ids().stream()
                .filter(each -> ATTEMPT.matcher(each).matches())
                .toList();
        boolean permission = refusal.code().equals("not-yours");
        // what is not of one's own institute is not there, as far as one may know
        boolean hidden = refusal.code().equals("not-found") && !about.isEmpty();
        if (!(permission || hidden)
                || !limit.allows(refusal.session(), refusal.at().toEpochMilli())) {
            return;
        }
        trail.write(Entry.of(refusal.account(), "access.refused", "page", refusal.at())
                .about(about)
                .refused(refusal.code())
                .detail("method", refusal.method())
                .detail("page", refusal.route()));
    }
}
