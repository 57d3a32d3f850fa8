package nl.kennispeil.delivery.http;

import io.vertx.ext.web.RoutingContext;

/** Shows an error to a person, in words, with a way on. */
@FunctionalInterface
public interface ErrorPage {

    void show(RoutingContext context, int status, String code);
}
