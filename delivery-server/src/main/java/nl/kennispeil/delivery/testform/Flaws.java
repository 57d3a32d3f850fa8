package nl.kennispeil.delivery.testform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.content.CandidateBody;
import nl.kennispeil.delivery.content.Fitness;

/** Why an item cannot be marked by this server, or be shown to a candidate as it was meant. */
final class Flaws {

    /** Stands for an item without anything to show. */
    static final String NO_BODY = "qti-item-body";

    private static final int KEPT = 20_000;

    /** What holds for a version for ever, and the files it needs. */
    private record Known(List<Finding> findings, Set<String> media) {}

    private final Function<Collection<String>, Set<String>> gone;
    private final Cache<ItemRef, Known> known =
            Caffeine.newBuilder().maximumSize(KEPT).build();

    /** @param gone of some files those that are not in the library */
    Flaws(Function<Collection<String>, Set<String>> gone) {
        this.gone = gone;
    }

    /** True when the server can mark it and show all of it, as far as the item itself goes. */
    boolean none(ItemVersion item) {
        return known(item).findings().isEmpty();
    }

    /** What is wrong with each of these, looked up at once. */
    Function<ItemVersion, List<Finding>> of(Collection<ItemVersion> items) {
        Set<String> files = new TreeSet<>();
        items.forEach(each -> files.addAll(known(each).media()));
        Set<String> missing = files.isEmpty() ? Set.of() : gone.apply(files);
        Map<ItemRef, List<Finding>> found = new HashMap<>();
        for (ItemVersion each : items) {
            Known of = known(each);
            List<Finding> all = new ArrayList<>(of.findings());
            of.media().stream()
                    .filter(missing::contains)
                    .forEach(file -> all.add(new Finding(Finding.Problem.MEDIA_GONE, each.ref(), shortened(file))));
            found.put(each.ref(), all);
        }
        return item -> found.getOrDefault(item.ref(), List.of());
    }

    private Known known(ItemVersion item) {
        return known.get(item.ref(), any -> new Known(lasting(item), CandidateBody.media(item.content())));
    }

    private static List<Finding> lasting(ItemVersion item) {
        List<Finding> findings = new ArrayList<>();
        Fitness.unscorable(item)
                .ifPresent(each -> findings.add(new Finding(Finding.Problem.NOT_SCORABLE, item.ref(), each.name())));
        if (item.content().body().isEmpty()) {
            findings.add(new Finding(Finding.Problem.NOT_SHOWN, item.ref(), NO_BODY));
        } else {
            Set<String> lost = CandidateBody.missing(item.content());
            if (!lost.isEmpty()) {
                findings.add(new Finding(Finding.Problem.NOT_SHOWN, item.ref(), String.join(", ", lost)));
            }
        }
        return findings;
    }

    /** A name in the library is 64 digits long: the first few find it. */
    private static String shortened(String file) {
        return file.length() > 64 ? file.substring(0, 12) + "…" + file.substring(64) : file;
    }
}
