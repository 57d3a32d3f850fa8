package nl.kennispeil.delivery.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Whether the server lives and takes writes; and, for benchmarks only, a reply that does nothing. */
public final class HealthRoutes implements Routes {

    private final BooleanSupplier writable;
    private final boolean benchmark;

    /** @param benchmark true to offer {@code POST /api/benchmark/echo} */
    public HealthRoutes(BooleanSupplier writable, boolean benchmark) {
        this.writable = writable;
        this.benchmark = benchmark;
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live")
                .handler(context -> Replies.json(context, Replies.object().put("live", true)));
        router.get("/health/ready").handler(context -> {
            boolean ready = writable.getAsBoolean();
            Replies.json(context, ready ? 200 : 503, Replies.object().put("ready", ready));
        });
        if (benchmark) {
            router.post("/api/benchmark/echo")
                    .handler(BodyHandler.create(false).setBodyLimit(64 * 1024))
                    .handler(HealthRoutes::echo);
        }
    }

    private static void echo(RoutingContext context) {
        Buffer body = context.body().buffer();
        try {
            JsonNode read = Replies.JSON.readTree(body == null ? new byte[0] : body.getBytes());
            Replies.json(context, Replies.object().put("ack", read.path("epoch").asInt()));
        } catch (IOException e) {
            throw new BadRequest(400, "malformed");
        }
    }
}
