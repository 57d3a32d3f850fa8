package nl.kennispeil.delivery.person;

import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.shelf.Shelves;

class InMemoryNewcomersTest extends NewcomersContract {

    @Override
    Shelves shelves() {
        return new InMemoryShelves();
    }
}
