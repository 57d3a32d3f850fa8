package nl.kennispeil.delivery.account;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.serve.CommandGroup;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code accounts}: who can log in, for an operator; the way to the first accounts of a new server. */
@Command(
        name = "accounts",
        mixinStandardHelpOptions = true,
        description = "Gives people access, while no server has the store open.",
        subcommands = {AccountsCommand.Add.class})
public final class AccountsCommand extends CommandGroup {

    /** {@code accounts add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = {
                "Gives a login a function. A new login gets a password, which is printed this once;",
                "its owner changes it after logging in, and sets up the second factor where that is asked."
            })
    static final class Add implements Callable<Integer> {

        private static final int PASSWORD_BYTES = 16;

        @Spec
        @Nullable
        CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        @Nullable
        Where where;

        @Option(
                names = "--login",
                required = true,
                paramLabel = "LOGIN",
                description = "2 to 60 letters, digits, . - @")
        String login = "";

        @Option(names = "--name", paramLabel = "NAME", description = "Name to show; needed for a new login")
        String name = "";

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "aios, opleider, author, reviewer, psychometrician, bureau, invigilator, coordinator,"
                        + " support, privacy, admin or researcher")
        String role = "";

        @Option(names = "--institute", paramLabel = "ID", description = "Binds the function to an institute")
        @Nullable
        String institute;

        @Option(names = "--enrolment", paramLabel = "ID", description = "The enrolment of an aios or opleider")
        @Nullable
        String enrolment;

        @Option(names = "--until", paramLabel = "DATE", description = "Last day of the function")
        @Nullable
        LocalDate until;

        @Override
        public Integer call() throws IOException {
            if (spec == null || where == null) {
                throw new IllegalStateException("runs from a command line only");
            }
            Function function = function();
            String normal = Accounts.normal(login);
            if (!normal.matches("[a-z0-9.@-]{2,60}")) {
                throw new ParameterException(
                        spec.commandLine(), "--login is not 2 to 60 letters, digits, dots, dashes and @");
            }
            try (Installation installation = where.open()) {
                Stores stores = installation.stores();
                check(stores, function);
                Optional<Login> known = stores.accounts().find(normal);
                if (known.isEmpty() && name.isBlank()) {
                    throw new ParameterException(spec.commandLine(), "--name is missing: the login is new");
                }
                String password = known.isEmpty() ? password() : "";
                give(stores, normal, known, function);
                if (known.isEmpty()) {
                    stores.accounts().changePassword(normal, Passwords.hash(password));
                }
                stores.audit()
                        .append(
                                "account/" + normal,
                                "command",
                                "system",
                                "account.add-function",
                                enrolment == null ? "" : enrolment,
                                "role=" + function.role().code(),
                                Instant.now());
                PrintWriter out = spec.commandLine().getOut();
                out.println("login " + normal + (password.isEmpty() ? "" : " password " + password));
                out.flush();
            }
            return 0;
        }

        private Function function() {
            try {
                return new Function(Role.of(role), institute, enrolment, LocalDate.EPOCH, until);
            } catch (IllegalArgumentException e) {
                throw usage("--role " + role + ": " + e.getMessage());
            }
        }

        private void check(Stores stores, Function function) {
            if (enrolment != null && function.role().isStaff()) {
                throw usage("--enrolment is for aios and opleider; a function as "
                        + function.role().code() + " gets one of its own");
            }
            if (institute != null && stores.institutes().find(institute).isEmpty()) {
                throw usage("--institute " + institute + ": there is no such institute");
            }
            if (enrolment != null
                    && CandidateId.maybe(enrolment)
                            .flatMap(stores.enrolments()::find)
                            .isEmpty()) {
                throw usage("--enrolment: there is no such enrolment");
            }
        }

        private ParameterException usage(String message) {
            if (spec == null) {
                throw new IllegalStateException("runs from a command line only");
            }
            return new ParameterException(spec.commandLine(), message);
        }

        /** A function of staff gets an enrolment of its own; that of an aios or opleider has one already. */
        private void give(Stores stores, String normal, Optional<Login> known, Function function) {
            if (!function.role().isStaff()) {
                List<Function> functions =
                        new ArrayList<>(known.map(Login::functions).orElse(List.of()));
                functions.removeIf(each -> each.key().equals(function.key()));
                functions.add(function);
                stores.accounts()
                        .putAll(List.of(new Login(
                                normal,
                                known.map(Login::name).orElse(name.strip()),
                                known.map(Login::passwordHash).orElse(""),
                                known.map(Login::person).orElseGet(() -> owner(stores)),
                                functions)));
                return;
            }
            Appointments appointments = new Appointments(
                    stores.accounts(),
                    stores.persons(),
                    stores.enrolments(),
                    new Enrolling(
                            stores.persons(),
                            stores.enrolments(),
                            stores.candidates(),
                            stores.audit(),
                            new SecureRandom()));
            try {
                appointments.give(
                        new Appointments.Appointment(
                                normal,
                                appointments.personOf(known),
                                appointments.newEnrolment(),
                                name.strip(),
                                null,
                                function.role(),
                                institute,
                                LocalDate.now(Enrolling.ZONE),
                                until),
                        new Enrolling.Actor("command", "system"),
                        Instant.now());
            } catch (IllegalArgumentException e) {
                throw usage("--role " + role + ": " + e.getMessage());
            }
        }

        /** The person behind the enrolment. */
        private @Nullable PersonId owner(Stores stores) {
            return Optional.ofNullable(enrolment)
                    .flatMap(CandidateId::maybe)
                    .flatMap(stores.enrolments()::find)
                    .map(Enrolment::person)
                    .orElse(null);
        }

        private static String password() {
            byte[] bytes = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(bytes);
            String digits = Base32.encode(bytes, 20);
            return String.join(
                    "-",
                    digits.substring(0, 5),
                    digits.substring(5, 10),
                    digits.substring(10, 15),
                    digits.substring(15));
        }
    }
}
