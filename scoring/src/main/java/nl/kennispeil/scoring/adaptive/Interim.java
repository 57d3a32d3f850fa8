package nl.kennispeil.scoring.adaptive;

import nl.kennispeil.scoring.ability.Ability;

/** The ability of one candidate after every answer. */
final class Interim {

    private final Posterior posterior;
    private Ability ability;

    Interim(Posterior posterior, Ability first) {
        this.posterior = posterior;
        ability = first;
    }

    Ability ability() {
        return ability;
    }

    void update() {
        ability = new Ability(posterior.mean(), posterior.sd(), nl.kennispeil.scoring.ability.Outcome.ESTIMATED);
    }
}
