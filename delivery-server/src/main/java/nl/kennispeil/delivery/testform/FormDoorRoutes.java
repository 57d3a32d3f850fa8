package nl.kennispeil.delivery.testform;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.page.Pages;

/** What the screens of forms share: who comes in, and how a page and its filters are written in an address. */
class FormDoorRoutes {

    static final String HOME = "/beheer/vragen/toetsen";
    static final String FORM = HOME + "/vorm/:form";
    static final String BLUEPRINTS = "/beheer/vragen/blauwdrukken";

    /** Filters of the bank that travel with every change. */
    static final List<String> FILTERS = List.of("q", "category", "age", "aspect", "character", "alles");

    static final Set<Permission> LOOK = Set.of(Permission.ASSEMBLE_FORMS, Permission.APPROVE_FORM);

    final Pages pages;
    final Confidentiality confidentiality;
    final Clock clock;

    FormDoorRoutes(Pages pages, Confidentiality confidentiality, Clock clock) {
        this.pages = pages;
        this.confidentiality = confidentiality;
        this.clock = clock;
    }

    /** For those with any of the permissions; who sees items has promised to keep them secret. */
    void guarded(RoutingContext context, Set<Permission> anyOf, Pages.Work work) {
        pages.guarded(
                context,
                anyOf,
                (page, session) -> session.account().may(Permission.SEE_ITEMS)
                        ? confidentiality.gate(work).view(page, session)
                        : work.view(page, session));
    }

    /**
     * To be asked inside the guard: before it, who may not look would learn which names are possible.
     *
     * @throws BadRequest 404 when the path names no form
     */
    static FormRef ref(RoutingContext context) {
        try {
            return FormRef.parse(context.pathParam("form"));
        } catch (IllegalArgumentException e) {
            throw new BadRequest(404, "not-found");
        }
    }

    /** The filters that are set, from the address or from a form. */
    static Map<String, String> filters(RoutingContext context) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String each : FILTERS) {
            String value = context.queryParams().get(each);
            String text = value == null ? Forms.text(context, "f-" + each) : value;
            if (!text.isBlank()) {
                set.put(each, text.length() > 80 ? text.substring(0, 80) : text);
            }
        }
        return set;
    }

    static Pages.View to(String path, Map<String, String> query) {
        StringBuilder url = new StringBuilder(path);
        char next = '?';
        for (Map.Entry<String, String> each : query.entrySet()) {
            url.append(next).append(encoded(each.getKey())).append('=').append(encoded(each.getValue()));
            next = '&';
        }
        return new Pages.View.GoTo(url.toString());
    }

    static String path(FormRef ref) {
        return HOME + "/vorm/" + ref;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
