package nl.kennispeil.delivery.session;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.account.PasswordRules;
import nl.kennispeil.delivery.http.Forms;
import nl.kennispeil.delivery.http.Routes;
import nl.kennispeil.delivery.page.Pages;

/** Where somebody takes an account into use with the code of a letter, and chooses a password. */
public final class ActivationRoutes implements Routes {

    private static final String HOME = "/activeren";
    private static final int LONGEST = 256;

    private final SessionRoutes.Front door;

    public ActivationRoutes(SessionRoutes.Front door) {
        this.door = door;
    }

    @Override
    public void mount(Router router) {
        router.get(HOME).handler(context -> form(context, 200, "", "", Map.of()));
        router.post(HOME).handler(Forms.plain()).handler(this::activate);
    }

    private void activate(RoutingContext context) {
        Entry.Activation asked = new Entry.Activation(
                Forms.text(context, "login").strip(),
                Forms.text(context, "code"),
                Forms.text(context, "birth"),
                Forms.text(context, "fresh"));
        Map<String, String> problems = new LinkedHashMap<>();
        PasswordRules.problem(asked.name(), asked.password()).ifPresent(each -> problems.put("fresh", each));
        if (problems.isEmpty() && !asked.password().equals(Forms.text(context, "again"))) {
            problems.put("again", "different");
        }
        boolean whole = asked.name().length() <= SessionRoutes.LOGIN_LENGTH
                && asked.code().length() <= LONGEST
                && asked.birthDate().length() <= LONGEST;
        if (!whole || !problems.isEmpty()) {
            form(context, whole ? 400 : 401, whole ? "" : Entry.Problem.UNKNOWN.code(), asked.name(), problems);
            return;
        }
        Instant now = door.clock().instant();
        Optional<String> link = door.linking(context, now);
        door.blocking()
                .password(
                        context,
                        Pages.from(
                                context,
                                () -> door.entry()
                                        .byActivation(asked, link.orElse(null), SessionRoutes.address(context), now)),
                        outcome -> {
                            String session = outcome.session();
                            if (session == null) {
                                int status = SessionRoutes.status(outcome.problem());
                                form(context, status, outcome.problem().code(), asked.name(), Map.of());
                                return;
                            }
                            door.open(context, session);
                        });
    }

    private void form(RoutingContext context, int status, String problem, String login, Map<String, String> problems) {
        boolean linking = door.linking(context, door.clock().instant()).isPresent();
        Map<String, Object> model = new HashMap<>();
        // a login that does not fit its field did not come from it
        model.put("login", login.length() <= SessionRoutes.LOGIN_LENGTH ? login : "");
        model.put("problem", problem);
        model.put("problems", problems);
        model.put("provider", linking ? door.provider() : "");
        door.pages().open(context, status, "login/activate.jte", model);
    }
}
