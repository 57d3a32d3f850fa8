package nl.kennispeil.delivery;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.AttemptTokens;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.breach.Breaches;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.consent.Notices;
import nl.kennispeil.delivery.http.Mounted;
import nl.kennispeil.delivery.itembank.Confidentiality;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.EnrolmentDraft;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.result.Grading;
import nl.kennispeil.delivery.retention.Hold;
import nl.kennispeil.delivery.rights.Request;
import nl.kennispeil.delivery.rights.Requests;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.MovingClock;
import nl.kennispeil.delivery.session.SessionRules;
import nl.kennispeil.delivery.session.Sessions;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.text.Bilingual;
import nl.kennispeil.delivery.vault.Vaults;
import org.jspecify.annotations.Nullable;

/** A whole server with two institutes, a few people in each, and somebody of every role to come in as. */
final class WalkedServer implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-18T10:00:00Z");
    static final String NORTH = "noordmerk";
    static final String SOUTH = "zuidmerk";

    /** Where tests are sat now, where results are out, and where two people may release them. */
    static final SittingId OPEN = new SittingId("lhk-open");

    static final SittingId RELEASED = new SittingId("lhk-vrij");
    static final SittingId CLOSED = new SittingId("lhk-dicht");

    /** An item that the author of the walk wrote. */
    static final String ITEM = "DEMO-001";

    /** Somebody who sits tests; the name, mail address and ids are nobody else's. */
    record Somebody(String id, String institute) {

        String person() {
            return "p-" + id;
        }

        String name() {
            return "Naam " + id;
        }

        Training training() {
            return id.endsWith("1") ? Training.AIOS : Training.OPLEIDER;
        }

        String mail() {
            return "mail." + id + "@example.org";
        }
    }

    /** Two of each institute: an aios, and an opleider who sits tests too. */
    static final List<Somebody> PEOPLE = List.of(
            new Somebody("qnoord1", NORTH),
            new Somebody("qnoord2", NORTH),
            new Somebody("qzuid1", SOUTH),
            new Somebody("qzuid2", SOUTH));

    /** Two whom only the privacy officer sees: one who asked for it, one whose day to go is past. */
    static final List<Somebody> APART = List.of(new Somebody("qapart", NORTH), new Somebody("qvoorbij", NORTH));

    private static final List<Somebody> EVERYBODY =
            Stream.concat(PEOPLE.stream(), APART.stream()).toList();

    private final MovingClock clock = new MovingClock(NOW);
    private final ServerSecret secret = ServerSecret.random();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Somebody, String> requests = new HashMap<>();
    private final Map<Somebody, String> holds = new HashMap<>();
    private String breach = "";
    private final Stores stores;
    private final Sessions sessions;
    private final Application application;
    private final String url;

    WalkedServer(Path folder) throws IOException {
        Store store = Store.embedded(folder.resolve("store"), EmbeddedStore.Options.defaults());
        stores = Stores.open(store, secret, Vaults.masterKey(), Duration.ZERO);
        sessions = new Sessions(stores.shelves(), stores.accounts(), secret);
        fill();
        application = Application.on(
                store,
                stores,
                MediaLibrary.ofFolder(Files.createDirectories(folder.resolve("media"))),
                Settings.embedded(
                        0,
                        false,
                        false,
                        folder.resolve("purge-ledger.jsonl"),
                        folder.resolve("research.key"),
                        SessionRules.STRICT),
                clock);
        url = application.start();
    }

    private void fill() throws IOException {
        DemoBank bank = DemoBank.create();
        stores.items().add(bank.items());
        bank.forms().forEach(stores.testForms()::add);
        stores.cards()
                .insertAll(List.of(ItemCard.draft(new ItemId(ITEM), "author", "HN")
                        .edit()
                        .version(1)
                        .done()));
        stores.institutes()
                .putAll(List.of(
                        new Institute(NORTH, "Instituut Noordmerk"), new Institute(SOUTH, "Instituut Zuidmerk")));
        stores.persons().addAll(EVERYBODY.stream().map(WalkedServer::person).toList());
        stores.enrolments()
                .putAll(EVERYBODY.stream().map(WalkedServer::enrolment).toList(), NOW);
        stores.candidates()
                .putAll(EVERYBODY.stream()
                        .map(each ->
                                new Candidate(new CandidateId(each.id()), each.name(), each.institute(), 3, true, 0))
                        .toList());
        Notices notices = Notices.shipped(stores.consents());
        for (Somebody each : EVERYBODY) {
            CandidateId id = new CandidateId(each.id());
            stores.photos().put(id, picture(), NOW);
            notices.versions().forEach(version -> notices.read(id, version, NOW));
            requests.put(
                    each,
                    stores.rights()
                            .requests()
                            .add(
                                    new Requests.Incoming(
                                            id,
                                            Request.Kind.ACCESS,
                                            Request.Channel.ONLINE,
                                            Request.Identity.LOGGED_IN,
                                            each.id(),
                                            LocalDate.of(2026, 11, 2),
                                            null,
                                            "Ik wil weten wat u van mij hebt."),
                                    NOW)
                            .id());
            holds.put(
                    each,
                    stores.rights()
                            .holds()
                            .set(id, Hold.Reason.OBJECTION, "Er loopt een bezwaar.", "privacy-drie", NOW)
                            .id());
        }
        restrict(APART.get(0));
        breach = new Breaches(stores.shelves())
                .add("Brief verkeerd bezorgd", NOW, NOW, "privacy-drie", NOW)
                .id();
        sitting(OPEN, bank.lhk(), NOW.minus(Duration.ofHours(1)), Sitting.Progress.PLANNED);
        sitting(RELEASED, bank.lhk(), NOW.minus(Duration.ofDays(30)), Sitting.Progress.RELEASED);
        sitting(CLOSED, bank.lhk(), NOW.minus(Duration.ofDays(3)), Sitting.Progress.CLOSED);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        return out.toByteArray();
    }

    private static Person person(Somebody each) {
        return new Person(
                new PersonId(each.person()), "crm-" + each.id(), each.name(), each.mail(), null, null, null, null);
    }

    private static Enrolment enrolment(Somebody each) {
        LocalDate begin = LocalDate.of(2024, 3, 1);
        return new Enrolment(
                new CandidateId(each.id()),
                new PersonId(each.person()),
                each.training(),
                begin,
                each.equals(APART.get(1))
                        ? ended(LocalDate.of(2026, 3, 31))
                        : new Ending(LocalDate.of(2027, 2, 28), Ending.Kind.COMPLETED, NOW, null),
                List.of(new Enrolment.Stay(each.institute(), begin)),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static Ending ended(LocalDate day) {
        return new Ending(day, Ending.Kind.COMPLETED, Amsterdam.startOf(day).toInstant(), null);
    }

    private void sitting(SittingId id, TestForm form, Instant opens, Sitting.Progress progress) {
        boolean over = progress != Sitting.Progress.PLANNED;
        stores.sittings()
                .add(new Sitting(
                        id,
                        new Bilingual("Toets " + id, "Test " + id),
                        form.kind(),
                        form.ref(),
                        true,
                        opens,
                        opens.plus(Duration.ofHours(3)),
                        Condition.HOME,
                        progress,
                        null,
                        List.of(),
                        0));
        for (Somebody each : EVERYBODY) {
            AttemptId attempt = AttemptId.of(secret, id.value(), each.id());
            Attempt registered =
                    Attempt.registered(attempt, id, new CandidateId(each.id()), each.institute(), 3, Condition.HOME, 0);
            stores.attempts().putAll(List.of(over ? submitted(registered, opens) : registered));
            stores.rosters().add(id, each.institute(), List.of(attempt.value()));
            if (over) {
                stores.results()
                        .append(List.of(Grading.grade(
                                attempt,
                                1,
                                stores.forms().form(form.ref()),
                                Map.of(),
                                opens.plus(Duration.ofHours(2)))));
            } else {
                stores.codes().publish(List.of(registered));
            }
        }
    }

    private static Attempt submitted(Attempt each, Instant opens) {
        return new Attempt(
                each.id(),
                each.sitting(),
                each.candidate(),
                each.institute(),
                each.phase(),
                each.condition(),
                0,
                1,
                1,
                opens,
                opens.plus(Duration.ofHours(2)),
                false,
                null,
                null,
                List.of(),
                0);
    }

    List<Mounted> mounted() {
        return application.mounted();
    }

    AttemptId attempt(SittingId sitting, Somebody who) {
        return AttemptId.of(secret, sitting.value(), who.id());
    }

    /** What stands for somebody at a place of a path. */
    String at(String kind, Somebody who) {
        return switch (kind) {
            case "sitting" -> OPEN.value();
            case "released" -> RELEASED.value();
            case "attempt" -> attempt(OPEN, who).value();
            case "result" -> attempt(RELEASED, who).value();
            case "enrolment" -> who.id();
            case "request" -> requests.getOrDefault(who, "");
            case "hold" -> holds.getOrDefault(who, "");
            case "breach" -> breach;
            case "institute" -> who.institute();
            case "item" -> ITEM;
            case "version" -> "1";
            case "external" -> "crm-" + who.id();
            case "person" -> who.person();
            case "nothing" -> "nothing-here";
            default -> throw new IllegalArgumentException("routes.csv: nothing is known of the place '" + kind + "'");
        };
    }

    /** All by which somebody could be recognised. */
    List<String> traces(Somebody who) {
        List<String> traces = new ArrayList<>(List.of(who.id(), who.name(), who.mail(), who.person()));
        for (SittingId each : List.of(OPEN, RELEASED, CLOSED)) {
            traces.add(attempt(each, who).value());
        }
        return traces;
    }

    Account account(String login, Role role, @Nullable String institute, @Nullable String candidate) {
        Account account = new Account(login, role, "Account " + login, institute, candidate);
        stores.accounts().putAll(List.of(Login.of(account, "")));
        // whoever comes by has made the promise: the walk is about what is behind it
        new Confidentiality(stores.shelves()).accept(login, NOW);
        return account;
    }

    /** An account of somebody who logs in at the door. */
    void accountWithPassword(String login, Role role, Somebody who, String password) {
        stores.accounts()
                .putAll(List.of(Login.of(
                        new Account(login, role, who.name(), who.institute(), who.id()), Passwords.hash(password))));
    }

    HttpResponse<String> tryLogIn(String login, String password) {
        return send(request("/inloggen")
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=" + login + "&password=" + password)));
    }

    /** A cookie and what its forms carry. */
    record Ticket(String cookie, String formToken) {
        static final Ticket NONE = new Ticket("", "");
    }

    Ticket logIn(Account account) {
        String id = sessions.start(account, clock.instant());
        return new Ticket(id, sessions.find(id, clock.instant()).orElseThrow().formToken());
    }

    /** A session of yesterday. */
    Ticket expired(Account account) {
        return new Ticket(sessions.start(account, NOW.minus(Duration.ofDays(1))), "");
    }

    /** Begins the test that is open now. */
    void start(Somebody who) {
        Mounted start = new Mounted("POST", "/api/attempts/:id/start");
        stores.attempts().open(attempt(OPEN, who));
        HttpResponse<String> reply = askAsDevice(start, "/api/attempts/" + attempt(OPEN, who) + "/start", token(who));
        if (reply.statusCode() != 200) {
            throw new AssertionError("starting gave " + reply.statusCode() + " " + reply.body());
        }
    }

    String token(Somebody who) {
        return new AttemptTokens(secret).token(attempt(OPEN, who), 1);
    }

    /** Asks as a browser does; what changes something carries the form token and no other field. */
    HttpResponse<String> ask(Mounted route, String path, Ticket ticket) {
        HttpRequest.Builder request = request(path);
        if (!ticket.cookie().isEmpty()) {
            request.header("cookie", "session=" + ticket.cookie());
        }
        if (route.method().equals("GET")) {
            return send(request.GET());
        }
        String form = ticket.formToken().isEmpty() ? "" : "formToken=" + ticket.formToken();
        return send(request.header("content-type", "application/x-www-form-urlencoded")
                .method(route.method(), HttpRequest.BodyPublishers.ofString(form)));
    }

    HttpResponse<String> get(String path, Ticket ticket) {
        return ask(new Mounted("GET", path), path, ticket);
    }

    void forward(Duration by) {
        clock.forward(by);
    }

    /** What the log has about somebody, the newest first. */
    List<Line> logAbout(Somebody who) {
        return logAbout(who.id());
    }

    /** The lines on a subject. */
    List<Line> logOn(String subject) {
        return stores.audit().latest(subject, 100);
    }

    /** The same of an enrolment, a person or an attempt. */
    List<Line> logAbout(String id) {
        return stores.audit().about(List.of(id), 100);
    }

    /** Moves the end of somebody far back today, so that it is doubted; gives the enrolment. */
    String endMovedBack(Somebody who) {
        stores.enrolments()
                .putAll(
                        List.of(EnrolmentDraft.of(enrolment(who))
                                .end(LocalDate.of(2026, 3, 31), Ending.Kind.COMPLETED, NOW)
                                .build()),
                        NOW);
        return who.id();
    }

    boolean photo(Somebody who) {
        return stores.photos().has(new CandidateId(who.id()));
    }

    boolean restricted(Somebody who) {
        return stores.rights().restrictions().hidden(new CandidateId(who.id()));
    }

    void restrict(Somebody who) {
        stores.rights().restrictions().begin(new CandidateId(who.id()), clock.instant());
    }

    /** The same with fields. */
    HttpResponse<String> post(String path, Ticket ticket, String fields) {
        return send(request(path)
                .header("cookie", "session=" + ticket.cookie())
                .header("content-type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("formToken=" + ticket.formToken() + "&" + fields)));
    }

    /** A key for another system, of an institute or of none. */
    String key(ApiKey.Scope scope, @Nullable String institute) {
        return new ApiKeys(stores.shelves(), new SecureRandom())
                .make("key", Set.of(scope), institute, NOW, NOW.plus(Duration.ofDays(30)))
                .secret();
    }

    /** Asks as the device of a candidate or another system does. */
    HttpResponse<String> askAsDevice(Mounted route, String path, String token) {
        HttpRequest.Builder request = request(path).header("content-type", "application/json");
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return send(request.method(
                route.method(),
                route.method().equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        application.close();
    }
}
