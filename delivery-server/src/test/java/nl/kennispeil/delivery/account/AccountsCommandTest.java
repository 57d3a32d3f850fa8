package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.InstitutesCommand;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import nl.kennispeil.delivery.vault.MasterKeyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccountsCommandTest {

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void makeAStore() throws IOException {
        withStores(stores -> stores.institutes().putAll(List.of(new Institute("berk", "Berk"))));
    }

    @Test
    void aNewLoginGetsAPasswordThatOpensItAndIsPrintedOnce() throws IOException {
        assertThat(add("--login", "Anna.Admin", "--name", "Anna", "--role", "admin"))
                .isZero();
        String password = out.toString().strip().replace("login anna.admin password ", "");
        withStores(stores -> {
            Login made = stores.accounts().find("anna.admin").orElseThrow();
            assertThat(Passwords.matches(password, made.passwordHash())).isTrue();
            assertThat(made.functions()).extracting(Function::role).containsExactly(Role.ADMIN);
        });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLoginThatIsThereGetsAnotherFunctionAndKeepsItsPassword() throws IOException {
        add("--login", "berta", "--name", "Berta", "--role", "author");
        out.getBuffer().setLength(0);
        assertThat(add("--login", "berta", "--role", "coordinator", "--institute", "berk"))
                .isZero();
        assertThat(out.toString().strip()).isEqualTo("login berta");
        withStores(stores -> assertThat(
                        stores.accounts().find("berta").orElseThrow().functions())
                .extracting(Function::role)
                .containsExactly(Role.AUTHOR, Role.COORDINATOR));
    }

    @Test
    void whatIsNotAllowedSaysWhyAndMakesNothing() throws IOException {
        assertThat(add("--login", "c1", "--name", "C", "--role", "boss")).isEqualTo(2);
        assertThat(err.toString()).contains("--role boss");
        assertThat(add("--login", "c1", "--name", "C", "--role", "coordinator", "--institute", "spar"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("no such institute");
        assertThat(add("--login", "c1", "--role", "bureau")).isEqualTo(2);
        assertThat(err.toString()).contains("--name is missing");
        assertThat(add("--login", "c1", "--name", "C", "--role", "bureau", "--enrolment", "e-1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--enrolment is for aios and opleider");
        add("--login", "p1", "--name", "P", "--role", "privacy");
        assertThat(add("--login", "p1", "--role", "admin")).isNotZero();
        withStores(stores -> {
            assertThat(stores.accounts().find("c1")).isEmpty();
            assertThat(stores.accounts().find("p1").orElseThrow().functions()).hasSize(1);
        });
    }

    @Test
    void anInstituteThatWasAddedCanBindAFunction() throws IOException {
        int added = new CommandLine(new InstitutesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--data", data.toString(), "--id", "eik", "--name", "Eik");
        assertThat(added).isZero();
        assertThat(out.toString()).contains("eik,Eik").contains("berk,Berk");
        assertThat(add("--login", "eva", "--name", "Eva", "--role", "coordinator", "--institute", "eik"))
                .isZero();
    }

    private interface Look {
        void at(Stores stores);
    }

    private void withStores(Look look) throws IOException {
        try (Store store = Store.embedded(data.resolve("store"), EmbeddedStore.Options.defaults())) {
            look.at(Stores.open(
                    store,
                    ServerSecret.loadOrCreate(data.resolve("server.key")),
                    MasterKeyFile.loadOrCreate(data.resolve("master.key")),
                    Duration.ZERO));
        }
    }

    private int add(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "add";
        all[1] = "--data";
        all[2] = data.toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return new CommandLine(new AccountsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all);
    }
}
