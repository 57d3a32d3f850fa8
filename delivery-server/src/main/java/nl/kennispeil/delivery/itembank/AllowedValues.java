package nl.kennispeil.delivery.itembank;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the fields take that take only values of the bank: those that some item has, by the code of the field. */
public final class AllowedValues {

    private AllowedValues() {}

    /**
     * Category, age, aspect and character, and the ICPC codes where the installation has a list; a field that no item has a
     * value of is left out and takes any.
     */
    public static Map<String, Set<String>> of(Overview overview) {
        Map<String, Set<String>> allowed = new TreeMap<>();
        Metadata.of(overview).known().forEach((field, values) -> allowed.put(field.code(), values));
        if (overview.icpc().size() > 0) {
            allowed.put(MetaField.ICPC.code(), overview.icpc().codes());
        }
        return allowed;
    }
}
