package nl.kennispeil.delivery.shelf;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A document: an id and named fields. Values are String, Boolean, Integer, Long, Double, BigDecimal, Instant
 * (milliseconds), byte[], List and Map of these. Reading a field that is missing or of another type says which document
 * and field. Immutable.
 */
public final class Fields {

    /** The field that holds the id. */
    public static final String ID = "_id";

    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** A document from its raw values, which must hold an {@code _id}. */
    static Fields ofRaw(Map<String, Object> values) {
        return new Fields(values);
    }

    /** A nested map read with the same checks. */
    public static Fields nested(Map<String, Object> values) {
        return new Fields(values);
    }

    /** Starts a document. */
    public static Builder of(String id) {
        return new Builder(id);
    }

    public String id() {
        return text(ID);
    }

    /** All values by field name, the id among them. */
    public Map<String, Object> values() {
        return values;
    }

    public String text(String field) {
        return required(field, String.class);
    }

    public Optional<String> optionalText(String field) {
        return optional(field, String.class);
    }

    public int number(String field) {
        return required(field, Number.class).intValue();
    }

    public boolean flag(String field) {
        return optional(field, Boolean.class).orElse(false);
    }

    public Instant instant(String field) {
        return required(field, Instant.class);
    }

    public @Nullable Instant instantOrNull(String field) {
        return optional(field, Instant.class).orElse(null);
    }

    public byte[] bytes(String field) {
        return required(field, byte[].class);
    }

    /** The nested documents of a list field; empty when the field is absent. */
    @SuppressWarnings("unchecked")
    public List<Fields> documents(String field) {
        return optional(field, List.class).orElse(List.of()).stream()
                .map(each -> new Fields((Map<String, Object>) each))
                .toList();
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String field) {
        return (List<String>) optional(field, List.class).orElse(List.of());
    }

    /** A nested map; empty when the field is absent. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> map(String field) {
        return (Map<String, Object>) optional(field, Map.class).orElse(Map.of());
    }

    private <T> T required(String field, Class<T> type) {
        return optional(field, type)
                .orElseThrow(() -> new IllegalStateException("document " + values.get(ID) + " has no field '" + field
                        + "' (it has " + values.keySet() + ")"));
    }

    private <T> Optional<T> optional(String field, Class<T> type) {
        Object value = values.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalStateException("document " + values.get(ID) + ": field '" + field + "' is a "
                    + value.getClass().getSimpleName() + ", expected a " + type.getSimpleName());
        }
        return Optional.of(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only: values may be personal and must not reach a log. */
    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }

    /** Collects fields; an absent (null) value is left out. */
    public static final class Builder {

        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder(String id) {
            values.put(ID, id);
        }

        public Builder with(String field, @Nullable Object value) {
            if (value != null) {
                values.put(field, value);
            }
            return this;
        }

        public Fields build() {
            return new Fields(values);
        }

        /** The values as a nested map, without the id. */
        public Map<String, Object> nested() {
            Map<String, Object> nested = new LinkedHashMap<>(values);
            nested.remove(ID);
            return nested;
        }
    }
}
