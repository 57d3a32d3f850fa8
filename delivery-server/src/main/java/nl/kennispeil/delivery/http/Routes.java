package nl.kennispeil.delivery.http;

import io.vertx.ext.web.Router;

/** A feature's part of the web server. */
@FunctionalInterface
public interface Routes {

    void mount(Router router);
}
