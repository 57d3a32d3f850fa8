package nl.kennispeil.bank.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Invented names: plants and colours, so that no one takes them for a real test, substance or person. */
final class Names {

    private static final List<String> TESTS = List.of(
            "aster-index",
            "varen-index",
            "lelie-index",
            "papaver-index",
            "klaver-index",
            "distel-index",
            "malva-index",
            "salie-index",
            "tijm-index",
            "anjer-index",
            "iris-index",
            "vlas-index");

    private static final List<String> SUBSTANCES =
            List.of("blauwdrank", "groenmidine", "oranjeline", "paarsamol", "geeltine", "roodazol", "grijspine");

    private Names() {}

    static List<String> tests(int count, SplittableRandom random) {
        List<String> names = new ArrayList<>(TESTS);
        Quota.shuffle(names, random);
        return List.copyOf(names.subList(0, count));
    }

    static String substance(SplittableRandom random) {
        return SUBSTANCES.get(random.nextInt(SUBSTANCES.size()));
    }

    static List<String> persons(int count) {
        return List.of("de eerste wachtende", "de tweede wachtende", "de derde wachtende", "de vierde wachtende")
                .subList(0, count);
    }
}
