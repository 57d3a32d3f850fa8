package nl.kennispeil.bank.item;

class InMemoryItemsTest extends ItemsContract {

    @Override
    protected Items emptyItems() {
        return new InMemoryItems();
    }
}
