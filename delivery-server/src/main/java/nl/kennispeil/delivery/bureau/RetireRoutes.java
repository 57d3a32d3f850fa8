package nl.kennispeil.delivery.bureau;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.Map;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Cookies;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.sitting.RetiredItem;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** Takes an item out of an adaptive sitting that goes on: from then on nobody is given it. */
final class RetireRoutes extends SittingRoutes {

    private static final String PATH = HOME + "/:id/vraag-eruit";

    private final FormLibrary forms;
    private final Ledger ledger;

    RetireRoutes(Pages pages, Sittings sittings, Cookies cookies, Clock clock, FormLibrary forms, Ledger ledger) {
        super(pages, sittings, cookies, clock);
        this.forms = forms;
        this.ledger = ledger;
    }

    @Override
    public void mount(Router router) {
        router.get(PATH).handler(this::ask);
        router.post(PATH).handler(form()).handler(this::retire);
    }

    private void ask(RoutingContext context) {
        about(
                context,
                Permission.PLAN_SITTING,
                desk -> screen(desk, "retire", Map.of("adaptive", adaptive(desk.sitting()))));
    }

    private void retire(RoutingContext context) {
        about(context, Permission.PLAN_SITTING, desk -> {
            Supervision.requireOpen(desk.sitting());
            if (!adaptive(desk.sitting())) {
                throw new BadRequest(409, "not-adaptive");
            }
            ItemRef item = item(desk.text("item").strip(), form(desk.sitting()));
            String reason = desk.text("reason").strip();
            if (reason.isEmpty() || reason.length() > RetiredItem.LONGEST_REASON) {
                throw new BadRequest(400, "retire-reason");
            }
            if (!desk.sitting().retiredItems().contains(item)) {
                sittings.retire(desk.sitting().id(), new RetiredItem(item, desk.now(), reason));
                ledger.write(Ledger.line(desk.account(), desk.sitting().id(), "sitting.retire-item", desk.now())
                        .detail("item", item.toString())
                        .detail("characters", reason.length()));
            }
            return goTo(desk.sitting(), "/vraag-eruit");
        });
    }

    /** The item of the pool with this id, with its version or without. */
    private static ItemRef item(String typed, TestForm form) {
        return form.refs().stream()
                .filter(each ->
                        each.toString().equals(typed) || each.id().value().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> new BadRequest(400, "retire-item"));
    }

    private boolean adaptive(Sitting sitting) {
        return form(sitting).rules().adaptive() != null;
    }

    private TestForm form(Sitting sitting) {
        return forms.form(sitting.form()).form();
    }
}
