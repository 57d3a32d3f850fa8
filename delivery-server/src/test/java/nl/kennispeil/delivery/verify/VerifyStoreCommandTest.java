package nl.kennispeil.delivery.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.shelf.MongoShelves;
import nl.kennispeil.delivery.store.EmbeddedStore;
import nl.kennispeil.delivery.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VerifyStoreCommandTest {

    private static final String ANNA = "AAAAAAAAAAAAAAAAAAAA";

    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void comparesALedgerWithTheStoreInADataFolder() throws IOException {
        store("DEMO-001:1", "B");

        assertThat(run(ledger(ANNA + ",DEMO-001:1,1,B\n"))).isZero();
        assertThat(out.toString().strip())
                .isEqualTo("{\"acknowledged\":1,\"lost\":0,\"duplicated\":0,\"different\":0}");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void failsWhenSomethingIsLostAndNotesATornLine() throws IOException {
        store("DEMO-001:1", "B");

        assertThat(run(ledger(ANNA + ",DEMO-001:1,2,B\n" + ANNA + ",DEM"))).isOne();
        assertThat(out.toString().strip())
                .isEqualTo("{\"acknowledged\":1,\"lost\":1,\"duplicated\":0,\"different\":0}");
        assertThat(err.toString()).contains("line 3").contains("ignored");
    }

    @Test
    void failsOnADamagedLedger() throws IOException {
        store("DEMO-001:1", "B");

        assertThat(run(ledger("torn\n" + ANNA + ",DEMO-001:1,1,B\n"))).isOne();
        assertThat(err.toString()).contains("line 2: 1 fields");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void makesNoStoreWhereThereIsNone() throws IOException {
        assertThat(run(ledger(""))).isEqualTo(2);
        assertThat(err.toString()).contains("holds no folder store");
        assertThat(data.resolve("store")).doesNotExist();
    }

    @Test
    void refusesALedgerThatIsNotThere() {
        assertThat(run(data.resolve("none.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("no such file");
    }

    private void store(String item, String answer) {
        EmbeddedStore.Options options = EmbeddedStore.Options.defaults().withMinimumFreeBytes(0);
        Instant now = Instant.parse("2026-11-22T09:00:00Z");
        try (Store store = Store.embedded(data.resolve("store"), options)) {
            new Responses(new MongoShelves(store.database()))
                    .record(
                            new AttemptId(ANNA),
                            List.of(new ResponseEvent(
                                    1, 1, ItemRef.parse(item), ResponseEvent.Kind.ANSWER, answer, now, now, 0, false)));
        }
    }

    private Path ledger(String lines) throws IOException {
        return Files.writeString(data.resolve("ledger.csv"), "attempt,item,seq,answer\n" + lines);
    }

    private int run(Path ledger) {
        return new CommandLine(new VerifyStoreCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("--data", data.toString(), "--acknowledged", ledger.toString());
    }
}
