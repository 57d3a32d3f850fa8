package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kennispeil.delivery.RouteTable.Guard;
import nl.kennispeil.delivery.RouteTable.Reaches;
import nl.kennispeil.delivery.RouteTable.Row;
import nl.kennispeil.delivery.WalkedServer.Somebody;
import nl.kennispeil.delivery.WalkedServer.Ticket;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.account.Reach;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.http.Mounted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way in × everybody × data of the own and of another institute, asked of a whole server, against what the matrix
 * of permissions says (domain.md §5). A route that is in no row of {@code routes.csv} fails here.
 */
class RouteWalkTest {

    /** Everybody who comes by: each role, the bound ones for both institutes, and two who are bound to none by mistake. */
    private static final Map<String, Account> ACCOUNTS = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    private static WalkedServer server;
    private static RouteTable table;

    @BeforeAll
    static void open() throws Exception {
        server = new WalkedServer(folder);
        table = RouteTable.read();
        for (Role each : Role.values()) {
            switch (each) {
                case AIOS, OPLEIDER, INVIGILATOR, COORDINATOR -> {
                    add(each, WalkedServer.NORTH, "-noord");
                    add(each, WalkedServer.SOUTH, "-zuid");
                }
                case BUREAU, SUPPORT -> {
                    add(each, null, "");
                    add(each, WalkedServer.NORTH, "-noord");
                }
                default -> add(each, null, "");
            }
        }
        add(Role.COORDINATOR, null, "-nergens");
        add(Role.INVIGILATOR, null, "-nergens");
    }

    private static void add(Role role, @Nullable String institute, String suffix) {
        String login = role.code() + suffix;
        String candidate = null;
        if (role == Role.AIOS || role == Role.OPLEIDER) {
            candidate = "q" + suffix.substring(1) + (role == Role.AIOS ? "1" : "2");
        }
        ACCOUNTS.put(login, server.account(login, role, institute, candidate));
    }

    private static Account account(String login) {
        return Objects.requireNonNull(ACCOUNTS.get(login));
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void everyRouteHasARowAndEveryRowHasARoute() {
        List<Mounted> rows = table.rows().stream().map(Row::route).sorted().toList();

        assertThat(rows).as("rows of routes.csv").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(server.mounted()))
                .as("ways into the server; every one needs a row in src/test/resources/routes.csv")
                .containsExactlyElementsOf(new TreeSet<>(rows));
    }

    @Test
    void everyRoleComesBy() {
        assertThat(ACCOUNTS.values().stream().map(Account::role).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void everybodyGetsWhatTheMatrixSaysAndNothingElse() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        server.restrict(WalkedServer.APART.get(0));
        for (Row row : table.rows()) {
            if (row.guard() != Guard.SESSION && row.guard() != Guard.PERMISSION) {
                continue;
            }
            for (Account account : ACCOUNTS.values()) {
                for (Somebody about : about(row)) {
                    asked++;
                    compare(row, account, about, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1_000);
    }

    /** Whose data are asked for: everybody's when a place reaches them, else anybody's. */
    private static List<Somebody> about(Row row) {
        return row.reaches() == Reaches.INSTITUTE ? WalkedServer.PEOPLE : List.of(WalkedServer.PEOPLE.get(0));
    }

    private static void compare(Row row, Account account, Somebody about, List<String> wrong) {
        String path = path(row, about);
        HttpResponse<String> reply = server.ask(row.route(), path, server.logIn(account));
        boolean allowed = allowed(row, account, about);
        String what = account.login() + " " + row + " of " + about.id() + ": " + reply.statusCode() + " "
                + reply.headers().firstValue("location").orElse("");
        if (allowed != letIn(row, reply)) {
            wrong.add(what + (allowed ? ", allowed by the matrix" : ", refused by the matrix"));
        }
        noneApart(row, reply, path, account, wrong);
        for (Somebody each : WalkedServer.PEOPLE) {
            boolean mayBeSeen = allowed && seen(account, each);
            if (!mayBeSeen && shows(reply, path, each)) {
                wrong.add(what + ", shows " + each.id());
            }
        }
    }

    /** Whom only the privacy officer sees is in no page of anybody else, whatever the matrix says. */
    private static void noneApart(
            Row row, HttpResponse<String> reply, String path, Account account, List<String> wrong) {
        for (Somebody each : WalkedServer.APART) {
            if (account.role() != Role.PRIVACY && shows(reply, path, each)) {
                wrong.add(account.login() + " " + row + ", shows " + each.id());
            }
        }
    }

    @Test
    void whomOnlyThePrivacyOfficerSeesNobodyElseReaches() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Row row : table.rows()) {
            boolean guarded = row.guard() == Guard.SESSION || row.guard() == Guard.PERMISSION;
            if (!guarded || row.reaches() != Reaches.INSTITUTE) {
                continue;
            }
            for (Account account : ACCOUNTS.values()) {
                for (Somebody about : WalkedServer.APART) {
                    // the privacy officer may have ended it on the way
                    server.restrict(WalkedServer.APART.get(0));
                    String path = path(row, about);
                    HttpResponse<String> reply = server.ask(row.route(), path, server.logIn(account));
                    if (account.role() == Role.PRIVACY) {
                        seen += letIn(row, reply) && shows(reply, path, about) ? 1 : 0;
                    } else if (letIn(row, reply)) {
                        wrong.add(account.login() + " " + row + " of " + about.id() + ": " + reply.statusCode());
                    }
                    noneApart(row, reply, path, account, wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).as("pages that show them to the privacy officer").isGreaterThanOrEqualTo(2);
    }

    /** What the matrix says of one request. */
    private static boolean allowed(Row row, Account account, Somebody about) {
        if (row.guard() == Guard.SESSION) {
            return true;
        }
        return row.permissions().stream().filter(account::may).anyMatch(each -> switch (row.reaches()) {
            case NOBODY -> true;
            case COUNTRY -> account.institute() == null;
            case INSTITUTE -> covers(account, each, about);
        });
    }

    private static boolean covers(Account account, Permission permission, Somebody about) {
        Reach reach = account.role().reach(permission);
        return reach == Reach.OWN
                ? about.id().equals(account.candidate())
                : account.institute() == null || account.institute().equals(about.institute());
    }

    /** Whether any page at all may show somebody to an account. */
    private static boolean seen(Account account, Somebody who) {
        return account.candidate() == null
                ? account.institute() == null || account.institute().equals(who.institute())
                : who.id().equals(account.candidate());
    }

    private static boolean letIn(Row row, HttpResponse<String> reply) {
        int status = reply.statusCode();
        boolean sentAway = status == 303
                && reply.headers().firstValue("location").orElse("").startsWith("/inloggen");
        boolean hidden = status == 404 && row.exists();
        assertThat(status).as("%s", row).isLessThan(500);
        return status != 401 && status != 403 && !hidden && !sentAway;
    }

    /** Leaves out the path itself, which the page links to in the other language: who asks knows it already. */
    private static boolean shows(HttpResponse<String> reply, String path, Somebody who) {
        String body = reply.body().replace(path, "");
        return server.traces(who).stream().anyMatch(body::contains);
    }

    private static String path(Row row, Somebody about) {
        String path = row.route().path();
        for (Map.Entry<String, String> each : row.places().entrySet()) {
            path = path.replace(":" + each.getKey(), server.at(each.getValue(), about));
        }
        assertThat(path).as("places of %s", row).doesNotContain(":");
        return path;
    }

    @Test
    void nobodyAndWhoeverStayedAwayTooLongIsAskedToLogIn() {
        Set<Guard> guarded = Set.of(Guard.SESSION, Guard.PERMISSION, Guard.ENTRY);
        for (Row row : table.rows()) {
            if (guarded.contains(row.guard())) {
                String path = path(row, WalkedServer.PEOPLE.get(0));
                for (Ticket each : List.of(
                        Ticket.NONE,
                        new Ticket("bm8gc3VjaCBzZXNzaW9u", ""),
                        server.expired(account("bureau")),
                        server.expired(account("privacy")))) {
                    HttpResponse<String> reply = server.ask(row.route(), path, each);
                    assertThat(reply.statusCode()).as("%s", row).isEqualTo(303);
                    assertThat(reply.headers().firstValue("location").orElse(""))
                            .as("%s", row)
                            .startsWith("/inloggen");
                    assertThat(reply.body()).as("%s", row).isEmpty();
                }
            }
        }
    }

    @Test
    void whatChangesSomethingNeedsTheTokenOfItsForm() {
        for (Row row : table.rows()) {
            if (!row.changes() || !(row.guard() == Guard.SESSION || row.guard() == Guard.PERMISSION)) {
                continue;
            }
            for (Account account : ACCOUNTS.values()) {
                Ticket own = server.logIn(account);
                Ticket other = server.logIn(account);
                String path = path(row, WalkedServer.PEOPLE.get(0));
                assertThat(server.ask(row.route(), path, new Ticket(own.cookie(), ""))
                                .statusCode())
                        .as("%s as %s without a form token", row, account.login())
                        .isEqualTo(403);
                assertThat(server.ask(row.route(), path, new Ticket(own.cookie(), other.formToken()))
                                .statusCode())
                        .as("%s as %s with the form token of another session", row, account.login())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whatIsOpenIsOpenToVisitors() {
        for (Row row : table.rows()) {
            if (row.guard() == Guard.OPEN) {
                HttpResponse<String> reply =
                        server.ask(row.route(), path(row, WalkedServer.PEOPLE.get(0)), Ticket.NONE);
                assertThat(reply.statusCode()).as("%s", row).isNotEqualTo(403).isLessThan(500);
                if (!row.changes()) {
                    assertThat(reply.statusCode())
                            .as("%s", row)
                            .isIn(row.exists() ? Set.of(200, 302, 303) : Set.of(404));
                }
                for (Somebody each : WalkedServer.PEOPLE) {
                    assertThat(server.traces(each)).as("%s", row).noneMatch(reply.body()::contains);
                }
            }
        }
    }

    @Test
    void aDeviceReachesItsOwnAttemptAndNoOther() {
        Somebody own = WalkedServer.PEOPLE.get(1);
        for (Row row : table.rows()) {
            if (row.guard() != Guard.TOKEN) {
                continue;
            }
            assertThat(server.askAsDevice(row.route(), path(row, own), "").statusCode())
                    .as("%s without a token", row)
                    .isEqualTo(401);
            assertThat(server.askAsDevice(row.route(), path(row, own), server.token(own) + "x")
                            .statusCode())
                    .as("%s with a forged token", row)
                    .isEqualTo(401);
            assertThat(server.ask(row.route(), path(row, own), server.logIn(account("bureau")))
                            .statusCode())
                    .as("%s with a session instead", row)
                    .isEqualTo(401);
            assertThat(server.askAsDevice(row.route(), path(row, own), server.token(own))
                            .statusCode())
                    .as("%s", row)
                    .isNotIn(401, 403, 404, 500);
            for (Somebody other : WalkedServer.PEOPLE) {
                if (!other.equals(own)) {
                    HttpResponse<String> reply = server.askAsDevice(row.route(), path(row, other), server.token(own));
                    assertThat(reply.statusCode())
                            .as("%s of %s", row, other.id())
                            .isEqualTo(403);
                    assertThat(server.traces(other)).as("%s", row).noneMatch(reply.body()::contains);
                }
            }
        }
    }

    @Test
    void aKeyOfAnotherSystemOpensItsScopeAndInstitute() {
        for (Row row : table.rows()) {
            if (row.guard() != Guard.KEY) {
                continue;
            }
            ApiKey.Scope scope = ApiKey.Scope.of(row.scope()).orElseThrow();
            String north = server.key(scope, WalkedServer.NORTH);
            Somebody own = WalkedServer.PEOPLE.get(0);
            assertThat(server.askAsDevice(row.route(), path(row, own), "").statusCode())
                    .as("%s without a key", row)
                    .isEqualTo(401);
            assertThat(server.askAsDevice(row.route(), path(row, own), server.token(own))
                            .statusCode())
                    .as("%s with the token of an attempt", row)
                    .isEqualTo(401);
            assertThat(server.ask(row.route(), path(row, own), server.logIn(account("admin")))
                            .statusCode())
                    .as("%s with a session instead", row)
                    .isEqualTo(401);
            for (ApiKey.Scope other : ApiKey.Scope.values()) {
                if (other != scope) {
                    assertThat(server.askAsDevice(row.route(), path(row, own), server.key(other, null))
                                    .statusCode())
                            .as("%s with a key for %s", row, other)
                            .isEqualTo(403);
                }
            }
            for (Somebody each : WalkedServer.APART) {
                HttpResponse<String> reply = server.askAsDevice(row.route(), path(row, each), server.key(scope, null));
                assertThat(shows(reply, path(row, each), each))
                        .as("%s shows %s", row, each.id())
                        .isFalse();
                if (row.reaches() == Reaches.INSTITUTE) {
                    assertThat(reply.statusCode())
                            .as("%s of %s", row, each.id())
                            .isGreaterThanOrEqualTo(400)
                            .isLessThan(500);
                }
            }
            for (Somebody each : WalkedServer.PEOPLE) {
                HttpResponse<String> reply = server.askAsDevice(row.route(), path(row, each), north);
                if (each.institute().equals(WalkedServer.NORTH)) {
                    assertThat(reply.statusCode())
                            .as("%s of %s", row, each.id())
                            .isNotIn(401, 403, 404)
                            .isLessThan(500);
                } else if (row.reaches() == Reaches.INSTITUTE) {
                    String nowhere = path(row, new Somebody("qnergens", WalkedServer.SOUTH));
                    assertThat(reply.statusCode())
                            .as("%s of %s, as if there were nobody", row, each.id())
                            .isGreaterThanOrEqualTo(400)
                            .isEqualTo(server.askAsDevice(row.route(), nowhere, north)
                                    .statusCode());
                }
                for (Somebody hidden : Stream.concat(
                                WalkedServer.PEOPLE.subList(2, 4).stream(), WalkedServer.APART.stream())
                        .toList()) {
                    assertThat(shows(reply, path(row, each), hidden))
                            .as("%s shows %s", row, hidden.id())
                            .isFalse();
                }
            }
        }
    }
}
