package nl.kennispeil.scoring.adaptive;

/** Picks among the best few items. */
public interface Pick {

    /** Always the best. */
    Pick BEST = new Pick() {
        @Override
        public int most() {
            return 1;
        }

        @Override
        public int of(int count) {
            return 0;
        }
    };

    /** How many of the best there are to pick from, 1 or more. */
    int most();

    /**
     * Which of them: 0 is the best.
     *
     * @param count how many there are, 1 to {@link #most}
     */
    int of(int count);
}
