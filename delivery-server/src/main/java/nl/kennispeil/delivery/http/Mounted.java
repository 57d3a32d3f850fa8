package nl.kennispeil.delivery.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A way in: what a browser can ask for.
 *
 * @param method such as {@code GET}; {@code *} for any
 * @param path with its places, such as {@code /uitslag/:id}
 */
public record Mounted(String method, String path) implements Comparable<Mounted> {

    /** Every way in of a router, each once; what every request passes is none. */
    static List<Mounted> of(Router router) {
        return router.getRoutes().stream()
                .filter(each -> each.getPath() != null)
                .flatMap(Mounted::of)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<Mounted> of(Route route) {
        String path = route.getPath();
        Set<HttpMethod> methods = Optional.ofNullable(route.methods()).orElse(Set.of());
        return methods.isEmpty()
                ? Stream.of(new Mounted("*", path))
                : methods.stream().map(each -> new Mounted(each.name(), path));
    }

    @Override
    public int compareTo(Mounted other) {
        int paths = path.compareTo(other.path);
        return paths == 0 ? method.compareTo(other.method) : paths;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
