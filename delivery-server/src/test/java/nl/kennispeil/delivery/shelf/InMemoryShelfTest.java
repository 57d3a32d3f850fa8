package nl.kennispeil.delivery.shelf;

/** The twin that other tests rely on keeps the promises too. */
class InMemoryShelfTest extends ShelfContract {

    @Override
    Shelf shelf() {
        return new InMemoryShelves().shelf("things", Holds.NOBODY);
    }
}
