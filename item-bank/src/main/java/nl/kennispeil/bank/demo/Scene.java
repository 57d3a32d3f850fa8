package nl.kennispeil.bank.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Who comes, and what for: the opening sentence of a synthetic item. */
record Scene(String opening) {

    /** Every synthetic stem starts with this, so that nobody takes it for a real item. */
    static final String MARK = "[Synthetisch] ";

    private static final Map<String, String> SUBJECTS = Map.ofEntries(
            Map.entry("A", "een algemene klacht"),
            Map.entry("B", "een vraag over het bloed"),
            Map.entry("D", "een buikklacht"),
            Map.entry("F", "een oogklacht"),
            Map.entry("H", "een oorklacht"),
            Map.entry("K", "een vraag over hart en vaten"),
            Map.entry("L", "een klacht van het bewegingsapparaat"),
            Map.entry("N", "een neurologische klacht"),
            Map.entry("P/Z", "een psychische of sociale vraag"),
            Map.entry("R", "een luchtwegklacht"),
            Map.entry("S", "een huidklacht"),
            Map.entry("T", "een vraag over de stofwisseling"),
            Map.entry("U", "een plasklacht"),
            Map.entry("W", "een vraag rond zwangerschap"),
            Map.entry("X", "een gynaecologische vraag"),
            Map.entry("Y", "een andrologische vraag"));

    private static final Map<String, int[]> YEARS = Map.of(
            "0-4", new int[] {1, 4},
            "5-17", new int[] {5, 17},
            "18-44", new int[] {18, 44},
            "45-69", new int[] {45, 69},
            "70+", new int[] {70, 92});

    static Scene of(String category, String age, String character, SplittableRandom random) {
        int[] years = YEARS.get(age);
        if (years == null) {
            return new Scene(MARK + theory(random));
        }
        boolean woman = isWoman(category, random);
        int year = years[0] + random.nextInt(years[1] - years[0] + 1);
        String who = (year < 18 ? (woman ? "Een meisje" : "Een jongen") : (woman ? "Een vrouw" : "Een man"));
        String subject = SUBJECTS.getOrDefault(category, "een klacht");
        return new Scene(MARK + who + " van " + year + " jaar " + visit(character) + " " + subject + ".");
    }

    private static boolean isWoman(String category, SplittableRandom random) {
        return List.of("W", "X").contains(category) || (!category.equals("Y") && random.nextBoolean());
    }

    private static String visit(String character) {
        return switch (character) {
            case "spoed" -> "komt met spoed op het spreekuur wegens";
            case "chronisch" -> "komt voor de halfjaarlijkse controle in verband met";
            default -> "bezoekt het spreekuur wegens";
        };
    }

    private static String theory(SplittableRandom random) {
        return List.of(
                        "In een huisartsenpraktijk wordt een verzonnen test onderzocht.",
                        "Een nascholingsgroep bespreekt de cijfers van een verzonnen onderzoek.",
                        "U leest een verslag met verzonnen onderzoeksgegevens.")
                .get(random.nextInt(3));
    }
}
