package nl.kennispeil.bank.form;

class InMemoryTestFormsTest extends TestFormsContract {

    @Override
    protected TestForms emptyForms() {
        return new InMemoryTestForms();
    }
}
