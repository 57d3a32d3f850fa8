package nl.kennispeil.bank.form;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The twin of the stored test forms for tests. */
public final class InMemoryTestForms implements TestForms {

    private final Map<FormRef, TestForm> forms =
            new TreeMap<>(Comparator.comparing(FormRef::id).thenComparingInt(FormRef::version));

    @Override
    public synchronized Optional<TestForm> find(FormRef ref) {
        return Optional.ofNullable(forms.get(ref));
    }

    @Override
    public synchronized void add(TestForm form) {
        TestForm stored = forms.putIfAbsent(form.ref(), form);
        if (stored != null && !stored.equals(form)) {
            throw new IllegalArgumentException(
                    "form " + form.ref() + " exists with other content: a changed form needs a new version");
        }
    }

    @Override
    public synchronized List<FormRef> refs() {
        return List.copyOf(forms.keySet());
    }
}
