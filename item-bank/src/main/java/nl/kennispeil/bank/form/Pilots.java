package nl.kennispeil.bank.form;

import java.util.ArrayList;
import java.util.List;

/** Where pilots stand among the items that count. */
public final class Pilots {

    private Pilots() {}

    /**
     * Spreads pilots evenly over a form; never first, and never inside a case. The others keep their order.
     *
     * @return the same places in another order
     */
    public static List<Place> spread(List<Place> places) {
        List<Place> pilots = places.stream()
                .filter(each -> !each.scored() && each.together().isEmpty())
                .toList();
        List<Place> spread = new ArrayList<>(
                places.stream().filter(each -> !pilots.contains(each)).toList());
        int gap = spread.size() / (pilots.size() + 1);
        for (int i = pilots.size() - 1; i >= 0; i--) {
            int at = Math.min(spread.size(), Math.max(1, gap * (i + 1)));
            while (at > 0
                    && at < spread.size()
                    && !spread.get(at).together().isEmpty()
                    && spread.get(at).together().equals(spread.get(at - 1).together())) {
                at++;
            }
            spread.add(at, pilots.get(i));
        }
        return spread;
    }
}
