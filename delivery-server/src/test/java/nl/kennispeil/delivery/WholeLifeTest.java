package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nl.kennispeil.bank.demo.DemoBank;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Transfer;
import nl.kennispeil.delivery.backup.BackupKey;
import nl.kennispeil.delivery.backup.Backups;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.intake.Intake;
import nl.kennispeil.delivery.intake.Plan;
import nl.kennispeil.delivery.intake.Upload;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.person.Training;
import nl.kennispeil.delivery.purge.Certificate;
import nl.kennispeil.delivery.purge.Certificates;
import nl.kennispeil.delivery.retention.Kept;
import nl.kennispeil.delivery.rights.HoldRegister;
import nl.kennispeil.delivery.secret.LedgerId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.session.MovingClock;
import nl.kennispeil.delivery.session.SessionRules;
import nl.kennispeil.delivery.session.Visitor;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.text.Bilingual;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * One person, from the first import to the certificate, through the doors that people use, and then a search through
 * every byte that is left. On screen only: there are no paper forms to read yet.
 */
class WholeLifeTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final SittingId LHK = new SittingId("lhk-leven");
    private static final String PASSWORD = "rozemarijn-in-de-tuin";
    private static final String NAME = "Rozemarijn Wilgenkatje";
    private static final String MAIL = "rozemarijn.wilgenkatje@example.org";
    private static final String BIG = "00098765432";
    private static final String PHONE = "06-00112233";
    private static final String ADDRESS = "Katjeslaan 17, Wilgendorp";
    private static final String COMMENT = "Deze stam noemt twee leeftijden tegelijk";
    private static final String STATEMENT = "Ik had die ochtend nachtdienst gehad";
    private static final String HEADER =
            "extern id;naam;e-mail;telefoon;adres;BIG-nummer;instituut;instituut vanaf;" + "begindatum;einddatum\n";

    @TempDir
    Path folder;

    private final List<String> kept = new ArrayList<>();
    private Path data = Path.of("");
    private Store store;
    private Stores stores;
    private Application application;
    private String base = "";
    private boolean running = true;
    private FileAppender<ILoggingEvent> log = new FileAppender<>();

    private final MovingClock clock = new MovingClock(at("2026-09-01T08:00"));

    @BeforeEach
    void open() throws IOException {
        data = Files.createDirectories(folder.resolve("data"));
        startLog();
        store = Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults());
        stores = Stores.open(
                store,
                ServerSecret.loadOrCreate(data.resolve("server.key")),
                MasterKeyFile.loadOrCreate(data.resolve("master.key")),
                Duration.ZERO);
        seed();
        Settings settings = Settings.embedded(
                0,
                false,
                false,
                data.resolve("purge-ledger.jsonl"),
                data.resolve("research.key"),
                SessionRules.STRICT.withSecondFactor(false));
        application = Application.on(
                store, stores, MediaLibrary.ofFolder(Files.createDirectories(data.resolve("media"))), settings, clock);
        base = application.start();
    }

    @AfterEach
    void close() {
        if (running) {
            application.close();
        }
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        log.stop();
    }

    @Test
    void ofSomebodyWhoLeftNothingIsLeftAndNothingComesBack() throws Exception {
        // in: by the CRM's file
        take(HEADER + row("berk", "", ""));
        PersonId person =
                stores.persons().find(Persons.Lookup.EXTERNAL_ID, "crm-leven").orElseThrow();
        CandidateId aios = stores.enrolments().of(person).get(0).id();
        AttemptId attempt = AttemptId.of(stores.secret(), LHK.value(), aios.value());
        // gets a letter with a code, and takes the account into use
        String code = activate(person);
        String login = stores.accounts().of(person).get(0).login();
        List<byte[]> keys = Stream.of(aios.value(), person.value())
                .flatMap(stores.vault()::wrapped)
                .toList();
        assertThat(keys).hasSize(2);

        // sits the LHK on a screen, answers, remarks, hands in
        sit(aios, attempt);
        closeAndRelease();

        // sees the result, contests nothing, says something about it
        clock.set(at("2026-10-28T10:00"));
        Visitor own = loggedIn(MAIL);
        read(own);
        assertThat(page(own, "/uitslag/" + attempt).statusCode()).isEqualTo(200);
        assertThat(own.post("/uitslag/" + attempt + "/verklaring", "text", STATEMENT)
                        .statusCode())
                .isEqualTo(303);

        // lets a trainer look along
        page(own, "/uitslag/" + attempt);
        assertThat(own.post("/uitslag/" + attempt + "/opleider", "trainer", "opleider-berk", "scope", "all")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(loggedIn("opleider-berk"), "/opleider").body()).contains(NAME);
        assertThat(page(loggedIn("opleider-berk"), "/uitslag/" + attempt).statusCode())
                .isEqualTo(200);

        // a photo with consent, and away with it again
        givePhoto(own);
        assertThat(stores.photos().has(aios)).isTrue();
        page(own, "/mijn/privacy");
        assertThat(own.post("/mijn/privacy/foto-weg").statusCode()).isEqualTo(303);
        assertThat(stores.photos().has(aios)).isFalse();

        // a copy of everything
        byte[] copy = download(own, "/mijn/privacy/kopie");
        assertThat(contains(copy, NAME.getBytes(StandardCharsets.UTF_8)) || copy.length > 2_000)
                .as("the copy holds something")
                .isTrue();
        // asks in writing too, and is answered before it matters
        page(own, "/mijn/privacy");
        own.post("/mijn/privacy/verzoek", "kind", "access", "text", "Graag een kopie op papier");
        String request = stores.rights().requests().of(aios).get(0).id();
        Visitor privacy = loggedIn("privacy");
        page(privacy, "/beheer/privacy/verzoeken/" + request);

        // moves to another institute: the former one sees nothing any more
        assertThat(page(loggedIn("coordinator-berk"), "/uitslag/" + attempt).statusCode())
                .isEqualTo(200);
        clock.set(at("2026-11-01T09:00"));
        take(HEADER + row("eik", "2026-11-01", ""));
        assertThat(page(loggedIn("coordinator-berk"), "/uitslag/" + attempt).statusCode())
                .isIn(403, 404);
        assertThat(page(loggedIn("opleider-berk"), "/uitslag/" + attempt).statusCode())
                .isEqualTo(403);
        HttpResponse<String> seen = page(loggedIn("coordinator-eik"), "/uitslag/" + attempt);
        assertThat(seen.statusCode()).isEqualTo(200);

        // the training ends; a hold by two people keeps the data, out of sight
        clock.set(at("2026-11-02T09:00"));
        take(HEADER + row("eik", "2026-11-01", "2026-11-30"));
        clock.set(at("2027-04-20T09:00"));
        HoldRegister.Entry hold = stores.rights()
                .holds()
                .set(aios, nl.kennispeil.delivery.retention.Hold.Reason.DISPUTE, "geschil", "privacy", clock.instant());
        stores.rights().holds().approve(hold.id(), "privacy2", clock.instant());
        clock.set(at("2027-06-01T04:00"));
        assertThat(runNow()).isEqualTo(0);
        assertThat(stores.attempts().find(attempt)).isPresent();
        assertThat(page(loggedIn("coordinator-eik"), "/uitslag/" + attempt).statusCode())
                .isIn(403, 404);

        // somebody made a backup while it was there
        Path backups = folder.resolve("backups");
        BackupKey key = BackupKey.loadOrCreate(folder.resolve("backup.key"));
        List<Backups.Made> made = new Backups(backups).write(store, key, "test", clock.instant());

        Map<String, byte[]> needles = needles(person, aios, attempt, keys);
        needles.put("login", login.getBytes(StandardCharsets.UTF_8));
        needles.put("code", code.getBytes(StandardCharsets.UTF_8));
        assertThat(found(data, needles))
                .as("what the search finds while the person is here")
                .anyMatch(each -> each.endsWith(aios.value()))
                .anyMatch(each -> each.endsWith(attempt.value()))
                .anyMatch(each -> each.endsWith("wrapped key 0"))
                .anyMatch(each -> each.endsWith("login"))
                .noneMatch(each -> each.endsWith("code")
                        || each.contains("Wilgenkatje")
                        || each.contains(BIG)
                        || each.contains(STATEMENT));

        // the hold is released; the next night takes it
        stores.rights().holds().release(hold.id(), clock.instant());
        clock.set(at("2027-06-02T04:00"));
        assertThat(runNow()).isEqualTo(1);
        String ledger = LedgerId.of(stores.secret(), aios.value());
        Certificate certificate =
                new Certificates(stores.shelves()).find(ledger).orElseThrow();
        assertThat(certificate.counts())
                .containsKeys("grants", "responses", "results", "attempts", "keys", "enrolments");
        assertThat(certificate.erasedAt()).isNotNull();
        assertThat(visitor().logIn(aios.value(), PASSWORD).statusCode()).isEqualTo(401);

        // every byte that is left, while the server runs and after it stopped
        assertThat(found(data, needles)).isEmpty();
        assertThat(found(backups, needles)).isEmpty();
        application.close();
        running = false;
        assertThat(found(data, needles)).isEmpty();
        assertThat(data.resolve("uploads")).isEmptyDirectory();
        assertThat(kept).as("pages a browser may keep").isEmpty();

        // an old backup comes back without the person
        restore(made, person, aios, attempt, needles);
    }

    private void restore(
            List<Backups.Made> made, PersonId person, CandidateId aios, AttemptId attempt, Map<String, byte[]> needles)
            throws IOException {
        Path restored = Files.createDirectories(folder.resolve("restored"));
        for (String each : List.of("server.key", "master.key")) {
            Files.copy(data.resolve(each), restored.resolve(each));
        }
        List<String> command = new ArrayList<>(List.of("restore", "--data", restored.toString(), "--from"));
        made.forEach(each -> command.add(each.file().toString()));
        command.addAll(List.of(
                "--key",
                folder.resolve("backup.key").toString(),
                "--ledger",
                data.resolve("purge-ledger.jsonl").toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command.toArray(String[]::new));
        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString()).contains("\"purged\":1");
        assertThat(found(restored, needles)).isEmpty();
        try (Store again = Store.embedded(restored.resolve("store"), EmbeddedStore.Options.defaults())) {
            Stores back = Stores.open(
                    again,
                    ServerSecret.loadOrCreate(restored.resolve("server.key")),
                    MasterKeyFile.loadOrCreate(restored.resolve("master.key")),
                    Duration.ZERO);
            assertThat(back.persons().find(person)).isEmpty();
            assertThat(back.enrolments().find(aios)).isEmpty();
            assertThat(back.attempts().find(attempt)).isEmpty();
            assertThat(back.enrolments().all().count()).as("the others").isEqualTo(60);
        }
    }

    // ---- what people do

    private void sit(CandidateId aios, AttemptId attempt) throws Exception {
        stores.attempts().register(List.of(Attempt.registered(attempt, LHK, aios, "berk", 6, Condition.HOME, 0)));
        stores.rosters().add(LHK, "berk", List.of(attempt.value()));
        Attempt registered = stores.attempts().find(attempt).orElseThrow();
        stores.codes().publish(List.of(registered));
        String code = stores.codes().current(registered).shown();
        clock.set(at("2026-09-30T09:00"));
        JsonNode opened = json(post("/api/login", "{\"code\":\"" + code + "\"}", ""));
        String token = opened.path("token").asText();
        String path = "/api/attempts/" + opened.path("attempt").asText();
        int epoch = opened.path("epoch").asInt();
        post(path + "/start", "{\"epoch\":" + epoch + "}", token);
        List<String> items =
                stores.forms().form(stores.sittings().find(LHK).orElseThrow().form()).form().refs().stream()
                        .map(Object::toString)
                        .toList();
        StringBuilder events = new StringBuilder();
        for (int seq = 1; seq <= 30; seq++) {
            events.append(event(seq, items.get(seq), "answer", "A")).append(',');
        }
        events.append(event(31, items.get(1), "comment", COMMENT));
        clock.set(clock.instant().plusSeconds(600));
        assertThat(post(path + "/saves", "{\"epoch\":" + epoch + ",\"events\":[" + events + "]}", token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(path + "/submit", "{\"epoch\":" + epoch + ",\"lastSeq\":31}", token)
                        .statusCode())
                .isEqualTo(200);
    }

    private String event(int seq, String item, String kind, String value) {
        return "{\"seq\":%d,\"item\":\"%s\",\"kind\":\"%s\",\"value\":\"%s\",\"clientTime\":%d,\"activeMs\":1000}"
                .formatted(seq, item, kind, value, clock.instant().toEpochMilli());
    }

    private void closeAndRelease() throws InterruptedException {
        clock.set(at("2026-09-30T14:00"));
        Visitor bureau = loggedIn("bureau");
        page(bureau, "/beheer/toetsen/" + LHK + "/afronden");
        bureau.post("/beheer/toetsen/" + LHK + "/sluiten", "anyway", "yes");
        for (int i = 0;
                i < 200 && stores.sittings().find(LHK).orElseThrow().progress() == Sitting.Progress.PLANNED;
                i++) {
            Thread.sleep(50);
        }
        bureau.post("/beheer/toetsen/" + LHK + "/voorstellen");
        Visitor second = loggedIn("bureau2");
        page(second, "/beheer/toetsen/" + LHK + "/afronden");
        second.post("/beheer/toetsen/" + LHK + "/vrijgeven");
        assertThat(stores.sittings().find(LHK).orElseThrow().progress()).isEqualTo(Sitting.Progress.RELEASED);
    }

    private void read(Visitor own) {
        HttpResponse<String> start = page(own, "/start");
        if (start.statusCode() == 303) {
            String notice = Visitor.location(start);
            page(own, notice);
            own.post(notice, "version", "1", "number", "1");
        }
    }

    private void givePhoto(Visitor own) throws Exception {
        BufferedImage image = new BufferedImage(120, 160, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        page(own, "/mijn/privacy");
        assertThat(own.upload("/mijn/privacy/foto", "photo", "ik.png", "image/png", png.toByteArray(), "consent", "yes")
                        .statusCode())
                .isEqualTo(303);
    }

    private int runNow() {
        Visitor privacy = loggedIn("privacy");
        page(privacy, "/beheer/bewaren");
        String done = Visitor.location(privacy.post("/beheer/bewaren/nu"));
        assertThat(done).contains("gedaan=run");
        return Integer.parseInt(done.substring(done.lastIndexOf('=') + 1));
    }

    // ---- doors

    private Visitor visitor() {
        return new Visitor(base);
    }

    private String activate(PersonId person) {
        Visitor bureau = loggedIn("bureau");
        String page = "/beheer/personen/wie/" + person;
        page(bureau, page);
        Matcher shown = Pattern.compile("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")
                .matcher(bureau.post(page + "/activeren").body());
        assertThat(shown.find()).isTrue();
        String code = shown.group();
        Visitor own = visitor();
        page(own, "/activeren");
        assertThat(Visitor.location(own.post(
                        "/activeren", "login", MAIL, "code", code, "birth", "", "fresh", PASSWORD, "again", PASSWORD)))
                .isEqualTo("/start");
        return code;
    }

    private Visitor loggedIn(String login) {
        Visitor visitor = visitor();
        assertThat(Visitor.location(visitor.logIn(login, PASSWORD))).isEqualTo("/start");
        return visitor;
    }

    /** A page, of which nothing may stay in the cache of a browser or a proxy. */
    private HttpResponse<String> page(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.get(path);
        String caching = page.headers().firstValue("cache-control").orElse("");
        if (!caching.contains("no-store")) {
            kept.add(path);
        }
        return page;
    }

    private byte[] download(Visitor visitor, String path) {
        page(visitor, "/mijn/privacy");
        HttpResponse<String> reply = visitor.post(path);
        assertThat(reply.statusCode()).isEqualTo(200);
        if (!reply.headers().firstValue("cache-control").orElse("").contains("no-store")) {
            kept.add(path);
        }
        return reply.body().getBytes(StandardCharsets.ISO_8859_1);
    }

    private HttpResponse<String> post(String path, String body, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> reply) throws IOException {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return JsonMapper.builder().build().readTree(reply.body());
    }

    // ---- the world

    private void seed() {
        DemoBank bank = DemoBank.create();
        stores.items().add(bank.items());
        bank.forms().forEach(stores.testForms()::add);
        stores.institutes().putAll(List.of(new Institute("berk", "Berk"), new Institute("eik", "Eik")));
        stores.sittings()
                .add(new Sitting(
                        LHK,
                        new Bilingual("LHK", "LHK"),
                        bank.lhk().kind(),
                        bank.lhk().ref(),
                        true,
                        at("2026-09-30T09:00"),
                        at("2026-09-30T12:00"),
                        Condition.HOME,
                        Sitting.Progress.PLANNED,
                        null,
                        List.of(),
                        0));
        String hash = Passwords.hash(PASSWORD);
        List<Login> staff = new ArrayList<>();
        for (String each : List.of("bureau", "bureau2")) {
            staff.add(login(each, Role.BUREAU, null, hash));
        }
        for (String each : List.of("privacy", "privacy2")) {
            staff.add(login(each, Role.PRIVACY, null, hash));
        }
        for (String each : List.of("berk", "eik")) {
            staff.add(login("coordinator-" + each, Role.COORDINATOR, each, hash));
        }
        staff.add(login("opleider-berk", Role.OPLEIDER, "berk", hash));
        stores.accounts().putAll(staff);
        List<Person> others = new ArrayList<>();
        List<Enrolment> enrolments = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            PersonId id = new PersonId("p-other-" + i);
            others.add(new Person(id, "crm-other-" + i, "Aios Heide-" + i, null, null, null, null, null));
            enrolments.add(new Enrolment(
                    new CandidateId("other-" + i),
                    id,
                    Training.AIOS,
                    LocalDate.parse("2025-09-01"),
                    null,
                    List.of(new Enrolment.Stay("berk", LocalDate.parse("2025-09-01"))),
                    List.of(),
                    List.of(),
                    List.of(),
                    null));
        }
        stores.persons().addAll(others);
        stores.enrolments().putAll(enrolments, clock.instant());
    }

    private static Login login(String login, Role role, @Nullable String institute, String hash) {
        return Login.of(new Account(login, role, login, institute, null), hash);
    }

    private void take(String csv) {
        SecureRandom random = new SecureRandom();
        Account bureau = new Account("bureau", Role.BUREAU, "bureau", null, null);
        Intake intake = new Intake(
                new Intake.Stores(
                        stores.shelves(),
                        stores.vault(),
                        stores.persons(),
                        stores.enrolments(),
                        stores.candidates(),
                        stores.institutes()),
                new Enrolling(
                        stores.persons(),
                        stores.enrolments(),
                        stores.candidates(),
                        stores.audit(),
                        random,
                        new Transfer(stores.sittings(), stores.attempts(), stores.rosters(), stores.secret())),
                new Kept() {
                    @Override
                    public boolean hidden(CandidateId enrolment) {
                        return stores.rights().restrictions().hidden(enrolment);
                    }

                    @Override
                    public State state(CandidateId enrolment, LocalDate today) {
                        return hidden(enrolment) ? State.APART : State.OPEN;
                    }
                },
                stores.audit(),
                random);
        Upload upload = intake.find(
                        intake.send(csv.getBytes(StandardCharsets.UTF_8), bureau, clock.instant()),
                        bureau,
                        clock.instant())
                .orElseThrow();
        Plan plan = intake.look(upload, clock.instant());
        assertThat(intake.confirm(upload, plan.digest(), bureau, clock.instant())
                        .result())
                .isEqualTo(Intake.Result.TAKEN);
    }

    private static String row(String institute, String from, String end) {
        return String.join(";", "crm-leven", NAME, MAIL, PHONE, ADDRESS, BIG, institute, from, "2023-12-01", end)
                + "\n";
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    // ---- the search

    private static Map<String, byte[]> needles(
            PersonId person, CandidateId aios, AttemptId attempt, List<byte[]> keys) {
        Map<String, byte[]> needles = new LinkedHashMap<>();
        for (String each : List.of(
                "Rozemarijn",
                "Wilgenkatje",
                "rozemarijn.wilgenkatje",
                BIG,
                PHONE,
                "Katjeslaan",
                "crm-leven",
                COMMENT,
                STATEMENT,
                person.value(),
                aios.value(),
                attempt.value())) {
            needles.put(each, each.getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < keys.size(); i++) {
            needles.put("wrapped key " + i, keys.get(i));
        }
        return needles;
    }

    private static List<String> found(Path root, Map<String, byte[]> needles) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                needles.forEach((name, needle) -> {
                    if (contains(bytes, needle)) {
                        found.add(file.getFileName() + ": " + name);
                    }
                });
            }
        }
        return found;
    }

    private static boolean contains(byte[] bytes, byte[] needle) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        return all.contains(new String(needle, StandardCharsets.ISO_8859_1));
    }

    private void startLog() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d %level %logger %msg%n%ex");
        encoder.start();
        log.setContext(context);
        log.setEncoder(encoder);
        log.setFile(data.resolve("server.log").toString());
        log.setImmediateFlush(true);
        log.start();
        context.getLogger("nl.kennispeil").setLevel(Level.INFO);
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(log);
    }
}
