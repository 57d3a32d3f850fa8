package nl.kennispeil.delivery.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.account.Passwords;
import nl.kennispeil.delivery.account.Role;
import nl.kennispeil.delivery.candidate.Candidate;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import org.jspecify.annotations.Nullable;

/** Somebody to log in as, for each role. */
final class DemoAccounts {

    /** An account with its password, as written to {@code accounts.csv} with its first function. */
    record WithPassword(Login account, String password) {

        Function first() {
            return account.functions().get(0);
        }

        /** With the person behind its enrolment, when it has one. */
        Login owned(Enrolments enrolments) {
            return Optional.ofNullable(first().candidate())
                    .flatMap(each -> enrolments.find(new CandidateId(each)))
                    .map(each -> new Login(
                            account.login(),
                            account.name(),
                            account.passwordHash(),
                            each.person(),
                            account.functions()))
                    .orElse(account);
        }
    }

    private record Plan(
            String login, Role role, String name, @Nullable String institute) {}

    private static final List<Plan> PLANS = List.of(
            new Plan("bureau", Role.BUREAU, "Toetsbureau Een", null),
            new Plan("bureau2", Role.BUREAU, "Toetsbureau Twee", null),
            new Plan("psychometricus", Role.PSYCHOMETRICIAN, "Psychometricus", null),
            new Plan("coordinator-berk", Role.COORDINATOR, "Coördinator Berk", "berk"),
            new Plan("surveillant-berk", Role.INVIGILATOR, "Surveillant Berk", "berk"),
            new Plan("surveillant2-berk", Role.INVIGILATOR, "Tweede surveillant Berk", "berk"),
            new Plan("helpdesk", Role.SUPPORT, "Helpdesk", null),
            new Plan("auteur", Role.AUTHOR, "Auteur", null),
            new Plan("auteur2", Role.AUTHOR, "Tweede auteur", null),
            new Plan("redactie", Role.REVIEWER, "Eindredactie", null),
            new Plan("redactie2", Role.REVIEWER, "Tweede eindredactie", null),
            new Plan("opleider", Role.OPLEIDER, DemoPersons.TRAINER.name(), DemoPersons.TRAINER.institute()),
            new Plan("privacy", Role.PRIVACY, "Privacy officer", null),
            new Plan("privacy2", Role.PRIVACY, "Tweede privacy officer", null),
            new Plan("beheer", Role.ADMIN, "Systeembeheer", null),
            new Plan("beheer2", Role.ADMIN, "Tweede systeembeheer", null),
            new Plan("onderzoek", Role.RESEARCHER, "Onderzoeker", null));

    private DemoAccounts() {}

    /** One per role, and one for each of these candidates. Slow on purpose: passwords are hashed. */
    static List<WithPassword> create(ServerSecret secret, List<Candidate> aios) {
        List<WithPassword> accounts = new ArrayList<>();
        for (Plan each : PLANS) {
            String candidate =
                    each.role() == Role.OPLEIDER ? DemoPersons.TRAINER.id().value() : null;
            accounts.add(create(
                    secret, each.login(), each.name(), Function.lasting(each.role(), each.institute(), candidate)));
        }
        for (Candidate each : aios) {
            String login = each.id().value();
            accounts.add(create(
                    secret,
                    login,
                    each.name(),
                    Function.lasting(Role.AIOS, each.institute(), each.id().value())));
        }
        // an author who is also an opleider chooses a role after logging in
        accounts.add(create(
                secret,
                "auteur-opleider",
                "Auteur en opleider",
                Function.lasting(Role.AUTHOR, null, null),
                Function.lasting(Role.OPLEIDER, "eik", null)));
        return accounts;
    }

    private static WithPassword create(ServerSecret secret, String login, String name, Function... functions) {
        String digits = Base32.encode(secret.derive("demo-password", login), 12);
        String password = digits.substring(0, 4) + "-" + digits.substring(4, 8) + "-" + digits.substring(8);
        return new WithPassword(new Login(login, name, Passwords.hash(password), null, List.of(functions)), password);
    }
}
