package nl.kennispeil.delivery.audit;

import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;

class InMemoryAuditTrailTest extends AuditTrailContract {

    @Override
    Shelves shelves() {
        return new InMemoryShelves();
    }
}
