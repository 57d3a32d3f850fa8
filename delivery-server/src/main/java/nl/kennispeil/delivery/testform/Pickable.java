package nl.kennispeil.delivery.testform;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Obstacle;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.Place;

/**
 * What may be put into a form to count: all that the checks of that form would not refuse. Pilots do not count, so they
 * are left to people; their enemies stay out.
 */
final class Pickable {

    private Pickable() {}

    /** @param refused of some items the ids of those that the form would be refused for */
    static Stock of(FormDesign design, Stock stock, Function<Collection<Candidate>, Set<String>> refused) {
        Set<String> counted = new HashSet<>();
        Set<String> pilots = new HashSet<>();
        for (Place each : design.places()) {
            (each.scored() ? counted : pilots).add(each.item().id().value());
        }
        // a translation is an item of its own, and stays in its language
        String language = design.languages().get(0);
        Set<String> sets = new HashSet<>();
        stock.items().stream().filter(each -> pilots.contains(each.id())).forEach(each -> sets.addAll(each.enemies()));
        List<Candidate> open = stock.items().stream()
                .filter(each -> !counted.contains(each.id())
                        && !pilots.contains(each.id())
                        && each.obstacles().stream().noneMatch(Pickable::lasting)
                        && each.labels().getOrDefault("language", Set.of()).contains(language)
                        && !each.labels().getOrDefault("state", Set.of()).contains(ItemState.PILOT.name())
                        && each.enemies().stream().noneMatch(sets::contains))
                .toList();
        Set<String> out = refused.apply(open);
        Set<String> in = new HashSet<>(counted);
        open.stream().map(Candidate::id).filter(each -> !out.contains(each)).forEach(in::add);
        return new Stock(
                stock.items().stream().filter(each -> in.contains(each.id())).toList(), stock.earlier());
    }

    /** A check of actuality is asked by some blueprints and forms only. */
    private static boolean lasting(Obstacle obstacle) {
        return obstacle != Obstacle.NOT_ACTUAL;
    }
}
