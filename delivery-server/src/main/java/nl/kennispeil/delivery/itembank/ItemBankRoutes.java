package nl.kennispeil.delivery.itembank;

import java.time.Clock;
import java.util.List;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** All screens of the item bank. */
public final class ItemBankRoutes {

    private ItemBankRoutes() {}

    public static List<Routes> of(Pages pages, Confidentiality confidentiality, AuditTrail audit, Clock clock) {
        return List.of(new ConfidentialityRoutes(pages, confidentiality, audit, clock));
    }
}
