package nl.kennispeil.bank.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.search.Likeness.Kind;

/**
 * Finds items that are copies of each other, also after small edits: other numbers, options in another order, a word
 * changed, a sentence added. Candidates come from MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, chapter 3); the verdict is the exact likeness. Two items with a likeness of 0.55 or
 * more share a band with probability 0.997.
 *
 * <p>Alike are items of which the stems share {@value #STEM} of their three-word rows and the options {@value #OPTIONS}
 * of their words; or whose smaller stem stands for {@value #CONTAINED} in the larger, with options as alike; or whose
 * stems share {@value #SAME_STEM} and options {@value #SOME_OPTIONS}. One case with two different questions stays below.
 *
 * <p>May be used by several threads.
 */
public final class NearDuplicates {

    static final double STEM = 0.6;
    static final double OPTIONS = 0.5;
    static final double CONTAINED = 0.85;
    static final double SAME_STEM = 0.85;
    static final double SOME_OPTIONS = 0.25;

    private static final double NUMBERS_ONLY = 0.999;
    private static final int CONTAINED_ROWS = 12;
    private static final int BANDS = 32;
    private static final int ROWS = 3;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Long, List<Entry>> buckets = new HashMap<>();

    private record Entry(String id, Fingerprint print, long[] bands) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }

    /** Adds an item, or puts it in the place of the one with this identifier. */
    public void put(String id, ItemContent item) {
        Entry entry = entry(id, item);
        synchronized (this) {
            remove(id);
            entries.put(id, entry);
            for (long band : entry.bands()) {
                buckets.computeIfAbsent(band, each -> new ArrayList<>(1)).add(entry);
            }
        }
    }

    /** Forgets an item; nothing happens when it is not there. */
    public synchronized void remove(String id) {
        Entry old = entries.remove(id);
        if (old != null) {
            for (long band : old.bands()) {
                buckets.computeIfPresent(band, (key, list) -> {
                    list.remove(old);
                    return list.isEmpty() ? null : list;
                });
            }
        }
    }

    public synchronized int size() {
        return entries.size();
    }

    /** The items like this one, most alike first; the item of the same identifier is left out. */
    public List<Likeness> like(String id, ItemContent item) {
        Entry entry = entry(id, item);
        synchronized (this) {
            List<Likeness> found = new ArrayList<>();
            for (Entry candidate : candidates(entry)) {
                if (!candidate.id().equals(id)) {
                    verdict(entry, candidate).ifPresent(found::add);
                }
            }
            found.sort(Comparator.comparing(Likeness::kind)
                    .thenComparing(Comparator.comparingDouble((Likeness each) -> each.stem() + each.options())
                            .reversed())
                    .thenComparing(Likeness::other));
            return found;
        }
    }

    /** All pairs that are alike, each once, in the order in which the items came. */
    public synchronized List<Likeness> pairs() {
        List<Likeness> found = new ArrayList<>();
        Set<Entry> done = new HashSet<>();
        for (Entry entry : entries.values()) {
            done.add(entry);
            for (Entry candidate : candidates(entry)) {
                if (!done.contains(candidate)) {
                    verdict(entry, candidate).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /** Pairs taken together: sets of two or more items of which each is like another, in order of their first. */
    public static List<Set<String>> families(Collection<Likeness> pairs) {
        Map<String, String> parent = new HashMap<>();
        for (Likeness pair : pairs) {
            String one = top(parent, pair.one());
            String other = top(parent, pair.other());
            if (!one.equals(other)) {
                parent.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
            }
        }
        Map<String, Set<String>> families = new TreeMap<>();
        for (Likeness pair : pairs) {
            Set<String> family = families.computeIfAbsent(top(parent, pair.one()), each -> new TreeSet<>());
            family.add(pair.one());
            family.add(pair.other());
        }
        return List.copyOf(families.values());
    }

    private static String top(Map<String, String> parent, String id) {
        String at = id;
        for (String up = parent.get(at); up != null; up = parent.get(at)) {
            at = up;
        }
        return at;
    }

    private Set<Entry> candidates(Entry entry) {
        Set<Entry> found = new LinkedHashSet<>();
        for (long band : entry.bands()) {
            found.addAll(buckets.getOrDefault(band, List.of()));
        }
        return found;
    }

    private static Optional<Likeness> verdict(Entry one, Entry other) {
        Fingerprint a = one.print();
        Fingerprint b = other.print();
        double stem = a.stemLikeness(b);
        double options = a.optionLikeness(b);
        boolean alike = (stem >= STEM && options >= OPTIONS)
                || (stem >= SAME_STEM && options >= SOME_OPTIONS)
                || (Math.min(a.stem().length, b.stem().length) >= CONTAINED_ROWS
                        && a.containment(b) >= CONTAINED
                        && options >= OPTIONS);
        if (!alike) {
            return Optional.empty();
        }
        Kind kind = Kind.NEAR;
        if (a.literal() == b.literal()) {
            kind = Kind.SAME;
        } else if (stem >= NUMBERS_ONLY && options >= NUMBERS_ONLY) {
            kind = Kind.NUMBERS;
        }
        return Optional.of(new Likeness(one.id(), other.id(), kind, stem, options));
    }

    private static Entry entry(String id, ItemContent item) {
        Fingerprint print = Fingerprint.of(item);
        long[] signature = new long[BANDS * ROWS];
        for (int i = 0; i < signature.length; i++) {
            long least = Long.MAX_VALUE;
            long seed = mix(i + 1L);
            for (int feature : print.stem()) {
                least = Math.min(least, mix(feature ^ seed));
            }
            for (int feature : print.options()) {
                // An option is another thing than the same word in a stem.
                least = Math.min(least, mix(~feature ^ seed));
            }
            signature[i] = least;
        }
        long[] bands = new long[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = mix(hash * 31 + signature[band * ROWS + row]);
            }
            bands[band] = hash;
        }
        return new Entry(id, print, bands);
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
