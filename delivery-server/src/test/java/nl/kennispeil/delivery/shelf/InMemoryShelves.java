package nl.kennispeil.delivery.shelf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The in-memory twin of {@link MongoShelves}: the same promises, kept by a map. */
public final class InMemoryShelves implements Shelves {

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

    @Override
    public Shelf shelf(String name, Holds holds) {
        return shelves.computeIfAbsent(name, any -> new InMemoryShelf());
    }

    /** The shelves that have one of these texts in an id, a field name or a value. */
    public Set<String> holding(String... texts) {
        Set<String> holding = new TreeSet<>();
        shelves.forEach((name, shelf) -> shelf.all().forEach(each -> {
            String all = each.values().toString();
            for (String text : texts) {
                if (all.contains(text)) {
                    holding.add(name);
                }
            }
        }));
        return holding;
    }

    private static final class InMemoryShelf implements Shelf {

        private final Map<String, Map<String, Object>> documents = new LinkedHashMap<>();

        @Override
        public synchronized Optional<Fields> find(String id) {
            return Optional.ofNullable(documents.get(id)).map(InMemoryShelf::copy);
        }

        @Override
        public synchronized List<Fields> findAll(Collection<String> ids) {
            return ids.stream().distinct().flatMap(id -> find(id).stream()).toList();
        }

        @Override
        public synchronized List<Fields> all() {
            return documents.values().stream().map(InMemoryShelf::copy).toList();
        }

        @Override
        public synchronized boolean insert(Fields document) {
            return documents.putIfAbsent(document.id(), deep(document.values())) == null;
        }

        @Override
        public synchronized void putAll(Collection<Fields> all) {
            all.forEach(each -> documents.put(each.id(), deep(each.values())));
        }

        @Override
        public synchronized Optional<Fields> change(Change change) {
            Map<String, Object> document = documents.get(change.id());
            boolean created = document == null;
            if (document == null) {
                if (!change.creates()) {
                    return Optional.empty();
                }
                document = new LinkedHashMap<>(Map.of(Fields.ID, change.id()));
                documents.put(change.id(), document);
            }
            for (Change.Step step : change.steps()) {
                apply(document, step, created);
            }
            return Optional.of(copy(document));
        }

        @Override
        public synchronized void changeAll(List<Change> changes) {
            changes.forEach(this::change);
        }

        @Override
        public synchronized void delete(Collection<String> ids) {
            ids.forEach(documents::remove);
        }

        @SuppressWarnings("unchecked")
        private static void apply(Map<String, Object> document, Change.Step step, boolean created) {
            String[] path = step.field().split("\\.", -1);
            Map<String, Object> parent = document;
            for (int i = 0; i < path.length - 1; i++) {
                parent = (Map<String, Object>) parent.computeIfAbsent(path[i], any -> new LinkedHashMap<>());
            }
            String field = path[path.length - 1];
            Object given = step.value();
            Object present = parent.get(field);
            switch (step.kind()) {
                case SET -> parent.put(field, value(given));
                case SET_ON_INSERT -> {
                    if (created) {
                        parent.put(field, value(given));
                    }
                }
                case UNSET -> parent.remove(field);
                case INCREMENT -> parent.merge(field, value(given), (a, b) -> (Integer) a + (Integer) b);
                case MIN -> {
                    if (present == null || compare(value(given), present) < 0) {
                        parent.put(field, value(given));
                    }
                }
                case MAX -> {
                    if (present == null || compare(value(given), present) > 0) {
                        parent.put(field, value(given));
                    }
                }
                case PUSH -> {
                    List<Object> list = new ArrayList<>(present == null ? List.of() : (List<Object>) present);
                    list.add(value(given));
                    parent.put(field, list);
                }
            }
        }

        private static Object value(@Nullable Object given) {
            if (given == null) {
                throw new IllegalArgumentException("a change needs a value");
            }
            return deepValue(given);
        }

        @SuppressWarnings("unchecked")
        private static int compare(Object a, Object b) {
            return ((Comparable<Object>) a).compareTo(b);
        }

        private static Fields copy(Map<String, Object> document) {
            return Fields.ofRaw(deep(document));
        }

        private static Map<String, Object> deep(Map<String, Object> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(name, deepValue(each)));
            return copy;
        }

        @SuppressWarnings("unchecked")
        private static Object deepValue(Object value) {
            if (value instanceof Map<?, ?> map) {
                return deep((Map<String, Object>) map);
            }
            if (value instanceof List<?> list) {
                return new ArrayList<>(
                        list.stream().map(each -> deepValue((Object) each)).toList());
            }
            return value;
        }
    }
}
