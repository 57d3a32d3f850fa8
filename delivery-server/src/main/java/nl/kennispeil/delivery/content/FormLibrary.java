package nl.kennispeil.delivery.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.form.TestForms;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Items;

/** Test forms with their items at hand. Form and item versions never change, so they are kept once read. */
public final class FormLibrary {

    /** A form and the items on it, in order. */
    public record Delivered(TestForm form, List<ItemVersion> items, Map<ItemRef, ItemVersion> byRef) {

        static Delivered of(TestForm form, List<ItemVersion> items) {
            Map<ItemRef, ItemVersion> byRef = new HashMap<>();
            items.forEach(each -> byRef.put(each.ref(), each));
            return new Delivered(form, List.copyOf(items), Map.copyOf(byRef));
        }
    }

    private final TestForms forms;
    private final Items items;
    private final Cache<FormRef, Delivered> cache =
            Caffeine.newBuilder().maximumSize(100).build();

    public FormLibrary(TestForms forms, Items items) {
        this.forms = forms;
        this.items = items;
    }

    /** @throws IllegalStateException when the form or one of its items is not in the bank */
    public Delivered form(FormRef ref) {
        return cache.get(ref, this::load);
    }

    /** All forms of the bank. */
    public List<TestForm> all() {
        return forms.refs().stream().flatMap(ref -> forms.find(ref).stream()).toList();
    }

    private Delivered load(FormRef ref) {
        TestForm form = forms.find(ref).orElseThrow(() -> new IllegalStateException("form " + ref + " is not stored"));
        List<ItemRef> refs = form.items().stream().map(FormItem::item).toList();
        List<ItemVersion> found = items.findAll(refs);
        if (found.size() < refs.size()) {
            throw new IllegalStateException(
                    "form " + ref + " has " + refs.size() + " items, the bank holds " + found.size() + " of them");
        }
        return Delivered.of(form, found);
    }
}
