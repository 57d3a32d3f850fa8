package nl.kennispeil.delivery.adaptive;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.scoring.adaptive.EligibilityTable;

/**
 * The tables of eligibility of each sitting: which items may be given to how many. A version is written once and never
 * changes, since courses that began with it are replayed with it. It holds nobody.
 */
public final class EligibilityTables {

    /** So long a node may begin courses with a table that another has followed up. */
    private static final Duration FRESH = Duration.ofSeconds(20);

    private final Shelf shelf;
    private final Cache<SittingId, Long> newest =
            Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(FRESH).build();
    private final Cache<String, EligibilityTable> known =
            Caffeine.newBuilder().maximumSize(500).build();

    public EligibilityTables(Shelves shelves) {
        this.shelf = shelves.shelf("eligibility_tables", Holds.NOBODY);
    }

    /**
     * Adds a table, unless its version is there; courses that begin from now on have the newest.
     *
     * @return the table that stands under this version
     */
    public EligibilityTable add(SittingId sitting, EligibilityTable table) {
        String id = id(sitting, table.version());
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("weight", Double.toString(table.weight()))
                .with("prices", text(table.prices()))
                .with("edges", text(table.edges()))
                .with(
                        "bands",
                        Arrays.stream(table.probabilities())
                                .map(EligibilityTables::text)
                                .toList())
                .build());
        // last: what is pointed at is there
        shelf.change(Change.ofOrCreate(sitting.value()).setOnInsert("schema", 1).max("newest", (int) table.version()));
        newest.invalidate(sitting);
        return find(sitting, table.version())
                .orElseThrow(() -> new IllegalStateException("table " + id + " was not written"));
    }

    /** The version that courses begin with; 0 when nothing was added, which is everything always. */
    public long newest(SittingId sitting) {
        return newest.get(
                sitting,
                any -> shelf.find(sitting.value())
                        .map(each -> (long) each.number("newest"))
                        .orElse(0L));
    }

    /** A table that was added. */
    public Optional<EligibilityTable> find(SittingId sitting, long version) {
        String id = id(sitting, version);
        EligibilityTable before = known.getIfPresent(id);
        if (before != null) {
            return Optional.of(before);
        }
        Optional<EligibilityTable> read = shelf.find(id).map(each -> read(version, each));
        read.ifPresent(each -> known.put(id, each));
        return read;
    }

    private static EligibilityTable read(long version, Fields fields) {
        List<double[]> bands = new ArrayList<>();
        fields.texts("bands").forEach(each -> bands.add(numbers(each)));
        return EligibilityTable.of(
                version,
                Double.parseDouble(fields.text("weight")),
                numbers(fields.text("prices")),
                numbers(fields.text("edges")),
                bands.toArray(double[][]::new));
    }

    private static String id(SittingId sitting, long version) {
        return sitting + ":" + version;
    }

    /** Numbers to the last bit. */
    private static String text(double[] numbers) {
        return DoubleStream.of(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private static double[] numbers(String text) {
        return text.isBlank()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
    }
}
