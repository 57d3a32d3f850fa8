package nl.kennispeil.delivery.itembank;

import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;

class InMemoryItemCardsTest extends ItemCardsContract {

    @Override
    Shelves shelves() {
        return new InMemoryShelves();
    }
}
