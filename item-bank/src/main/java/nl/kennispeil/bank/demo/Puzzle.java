package nl.kennispeil.bank.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import nl.kennispeil.bank.item.TableExhibit;

/**
 * Kinds of synthetic questions. Each can be answered from what is printed, needs no knowledge of the field, and has
 * exactly one right option by construction. Names of tests and substances are invented.
 */
enum Puzzle {
    OUTSIDE {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            List<String> names = Names.tests(options, random);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < options; i++) {
                int low = 20 + random.nextInt(60);
                int high = low + 20 + random.nextInt(40);
                int value = low + 2 + random.nextInt(high - low - 3);
                if (i == key) {
                    int off = 3 + random.nextInt(12);
                    value = random.nextBoolean() ? high + off : low - off;
                }
                rows.add(List.of(names.get(i), String.valueOf(value), low + "–" + high));
            }
            return new Draft(
                    List.of(scene.opening(), "De uitslagen staan in de tabel; bepalingen en grenzen zijn verzonnen."),
                    "Welke van deze waarden ligt buiten het genoemde referentiegebied?",
                    List.of(new TableExhibit("Uitslagen", List.of("Bepaling", "Waarde", "Referentie"), rows)),
                    names,
                    key,
                    "Alleen de waarde bij " + names.get(key) + " valt buiten de grenzen in de tabel.");
        }
    },
    RISE {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            List<String> names = Names.tests(options, random);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < options; i++) {
                int first = 30 + random.nextInt(60);
                int rise = i == key ? 18 + random.nextInt(8) : random.nextInt(14) - 4;
                rows.add(List.of(names.get(i), String.valueOf(first), String.valueOf(first + rise)));
            }
            return new Draft(
                    List.of(scene.opening(), "De tabel geeft twee metingen, zes weken na elkaar; alles is verzonnen."),
                    "Welke waarde is tussen de twee metingen het meest gestegen?",
                    List.of(new TableExhibit("Metingen", List.of("Bepaling", "Eerste", "Tweede"), rows)),
                    names,
                    key,
                    "Het verschil tussen tweede en eerste meting is het grootst bij " + names.get(key) + ".");
        }
    },
    PRIORITY {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            List<String> beds = Names.persons(options);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < options; i++) {
                int most = i == key ? 9 : 6;
                int first = most / 2 + random.nextInt(2);
                int second = most - first - random.nextInt(i == key ? 1 : 2);
                rows.add(List.of(beds.get(i), String.valueOf(first), String.valueOf(second)));
            }
            return new Draft(
                    List.of(
                            scene.opening(),
                            "Er wachten meer mensen. Volgens een verzonnen regel gaat wie de hoogste som van score 1"
                                    + " en score 2 heeft het eerst."),
                    "Wie wordt volgens deze regel het eerst geholpen?",
                    List.of(new TableExhibit("Wachtkamer", List.of("Wie", "Score 1", "Score 2"), rows)),
                    beds,
                    key,
                    "De som van beide scores is het hoogst bij " + beds.get(key) + ".");
        }
    },
    DOSE {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            int perMl = 2 + random.nextInt(9);
            int ml = 4 + random.nextInt(12);
            return new Draft(
                    List.of(
                            scene.opening(),
                            "Van het verzonnen middel " + Names.substance(random) + " is een drank met " + perMl
                                    + " mg per ml. U wilt " + perMl * ml + " mg geven."),
                    "Hoeveel ml van deze drank is dat?",
                    List.of(),
                    ascending(options, key, i -> ml + i + " ml"),
                    key,
                    perMl * ml + " mg gedeeld door " + perMl + " mg per ml is " + ml + " ml.");
        }
    },
    INTERVAL {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            // A Monday to a Friday.
            LocalDate start =
                    LocalDate.of(2026, 1, 5).plusWeeks(random.nextInt(42)).plusDays(random.nextInt(5));
            int weeks = 3 + random.nextInt(8);
            DateTimeFormatter dutch = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl"));
            return new Draft(
                    List.of(
                            scene.opening(),
                            "Op " + dutch.format(start) + " spreekt u een nieuwe afspraak af, precies " + weeks
                                    + " weken later."),
                    "Op welke datum valt de nieuwe afspraak?",
                    List.of(),
                    ascending(options, key, i -> dutch.format(start.plusWeeks(weeks + (long) i))),
                    key,
                    weeks + " weken zijn " + 7 * weeks + " dagen.");
        }
    },
    SHARE {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            int percent = 5 * (5 + random.nextInt(10));
            int persons = 20 * (2 + random.nextInt(9));
            return new Draft(
                    List.of(
                            scene.opening(),
                            "In een verzonnen folder staat dat van " + persons + " personen er "
                                    + persons * percent / 100 + " binnen een week herstelden."),
                    "Welk deel van deze personen herstelde binnen een week?",
                    List.of(),
                    ascending(options, key, i -> percent + 5 * i + "%"),
                    key,
                    persons * percent / 100 + " van " + persons + " is " + percent + "%.");
        }
    },
    FOURFOLD {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            int percent = 5 * (6 + random.nextInt(9));
            int ill = 20 * (2 + random.nextInt(5));
            int positive = ill * percent / 100;
            int healthy = 100 + 20 * random.nextInt(6);
            int wrong = healthy / 10;
            return new Draft(
                    List.of(scene.opening(), "Sensitiviteit is het deel van de zieken met een positieve test."),
                    "Hoe groot is de sensitiviteit van deze test?",
                    List.of(new TableExhibit(
                            "Testuitslag tegen ziekte",
                            List.of("Test", "Ziek", "Niet ziek"),
                            List.of(
                                    List.of("positief", String.valueOf(positive), String.valueOf(wrong)),
                                    List.of(
                                            "negatief",
                                            String.valueOf(ill - positive),
                                            String.valueOf(healthy - wrong))))),
                    ascending(options, key, i -> percent + 5 * i + "%"),
                    key,
                    positive + " van de " + ill + " zieken hebben een positieve test: " + percent + "%.");
        }
    },
    WITHIN {
        @Override
        Draft draft(Scene scene, int options, int key, SplittableRandom random) {
            int low = 20 + random.nextInt(60);
            int high = low + 20 + random.nextInt(40);
            boolean inside = random.nextBoolean();
            int value = inside ? low + 3 + random.nextInt(high - low - 5) : high + 2 + random.nextInt(15);
            List<String> texts = new ArrayList<>(List.of("binnen het gebied", "buiten het gebied"));
            if ((key == 0) != inside) {
                texts = List.of(texts.get(1), texts.get(0));
            }
            String name = Names.tests(1, random).get(0);
            return new Draft(
                    List.of(
                            scene.opening(),
                            "De verzonnen bepaling " + name + " is " + value + "; het referentiegebied is " + low
                                    + " tot " + high + "."),
                    "Hoe ligt deze waarde ten opzichte van het referentiegebied?",
                    List.of(),
                    texts,
                    key,
                    value + " ligt " + (inside ? "tussen" : "niet tussen") + " " + low + " en " + high + ".");
        }
    };

    private static final Map<String, List<Puzzle>> BY_ASPECT = Map.of(
            "lichamelijk onderzoek", List.of(OUTSIDE, RISE),
            "diagnostiek", List.of(OUTSIDE, RISE),
            "behandeling", List.of(DOSE, INTERVAL),
            "verwijzing", List.of(PRIORITY),
            "preventie en voorlichting", List.of(SHARE, INTERVAL),
            "theorie en methodologie", List.of(FOURFOLD));

    abstract Draft draft(Scene scene, int options, int key, SplittableRandom random);

    /** A kind that suits the aspect; with two options the question is whether a value is in or out. */
    static Puzzle forAspect(String aspect, int options, SplittableRandom random) {
        List<Puzzle> kinds = BY_ASPECT.getOrDefault(aspect, List.of(OUTSIDE));
        boolean theory = kinds.contains(FOURFOLD);
        return options == 2 && !theory ? WITHIN : kinds.get(random.nextInt(kinds.size()));
    }

    /** Options in rising order around the right one, which is step 0 and stands at {@code key}. */
    private static List<String> ascending(int options, int key, IntFunction<String> step) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < options; i++) {
            texts.add(step.apply(i - key));
        }
        return texts;
    }
}
