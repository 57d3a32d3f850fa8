package nl.kennispeil.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without a screen: it keeps cookies, sends forms with what their page hid in them, and follows nothing. */
public final class Visitor {

    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private String formToken = "";

    public Visitor(String base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** As a script of a page asks to keep it fresh. */
    public HttpResponse<String> poll(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("accept", "application/json")
                .GET());
    }

    /** Sends name, value, name, value …, with the form token of the page seen last. */
    public HttpResponse<String> post(String path, String... fields) {
        StringBuilder form = new StringBuilder("formToken=").append(encode(formToken));
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
        }
        return send(request(path)
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    public HttpResponse<String> logIn(String login, String password) {
        return post("/inloggen", "login", login, "password", password);
    }

    /** Value of the cookie of the session; empty when there is none. */
    public String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(each -> each.getName().equals("session"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public void cookie(String value) {
        cookies.getCookieStore().removeAll();
        HttpCookie cookie = new HttpCookie("session", value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(uri("/"), cookie);
    }

    public static String location(HttpResponse<?> response) {
        assertThat(response.statusCode()).isBetween(302, 303);
        return response.headers().firstValue("location").orElseThrow();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Matcher matcher = FORM_TOKEN.matcher(response.body());
            if (matcher.find()) {
                formToken = matcher.group(1);
            }
            return response;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("accept", "text/html");
    }

    private URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
