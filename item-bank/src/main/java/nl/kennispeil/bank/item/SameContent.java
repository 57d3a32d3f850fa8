package nl.kennispeil.bank.item;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rule every store of items keeps: one reference, one content. */
final class SameContent {

    static final Comparator<ItemRef> BY_REF =
            Comparator.comparing((ItemRef ref) -> ref.id().value()).thenComparingInt(ItemRef::version);

    private SameContent() {}

    /** The items by reference, in order; refuses two contents under one reference. */
    static Map<ItemRef, ItemVersion> byRef(Collection<ItemVersion> items) {
        Map<ItemRef, ItemVersion> byRef = new LinkedHashMap<>();
        for (ItemVersion item : items) {
            ItemVersion earlier = byRef.putIfAbsent(item.ref(), item);
            if (earlier != null) {
                require(earlier, item);
            }
        }
        return byRef;
    }

    static void require(ItemVersion stored, @Nullable ItemVersion offered) {
        if (!stored.equals(offered)) {
            throw new IllegalArgumentException(
                    "item " + stored.ref() + " exists with other content: a changed item needs a new version");
        }
    }
}
