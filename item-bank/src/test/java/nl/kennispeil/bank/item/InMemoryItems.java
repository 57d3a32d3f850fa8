package nl.kennispeil.bank.item;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the stored items for tests. */
public final class InMemoryItems implements Items {

    private final Map<ItemRef, ItemVersion> items = new TreeMap<>(SameContent.BY_REF);

    @Override
    public synchronized Optional<ItemVersion> find(ItemRef ref) {
        return Optional.ofNullable(items.get(ref));
    }

    @Override
    public synchronized List<ItemVersion> findAll(Collection<ItemRef> refs) {
        return refs.stream().map(items::get).filter(Objects::nonNull).toList();
    }

    @Override
    public synchronized void add(Collection<ItemVersion> added) {
        Map<ItemRef, ItemVersion> wanted = SameContent.byRef(added);
        wanted.forEach((ref, item) -> find(ref).ifPresent(stored -> SameContent.require(stored, item)));
        items.putAll(wanted);
    }

    @Override
    public synchronized List<ItemRef> refs() {
        return List.copyOf(items.keySet());
    }
}
