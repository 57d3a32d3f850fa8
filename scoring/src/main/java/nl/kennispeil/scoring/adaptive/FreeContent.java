package nl.kennispeil.scoring.adaptive;

/** The state of a test without demands. */
class FreeContent implements ContentState {

    @Override
    public int choose(double[] value, boolean[] ineligible, Pick pick) {
        return new Best(pick).of(value, ineligible);
    }

    @Override
    public void give(int item) {}

    @Override
    public void forbid(int item) {}

    @Override
    public boolean mayStop(int given) {
        return true;
    }
}
