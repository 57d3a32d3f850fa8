package nl.kennispeil.delivery.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.verify.LedgerCheck.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerCheckTest {

    private static final String ANNA = "AAAAAAAAAAAAAAAAAAAA";
    private static final String BEN = "BBBBBBBBBBBBBBBBBBBB";
    private static final String HEADER = "attempt,item,seq,answer\n";
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Responses responses = new Responses(new InMemoryShelves());

    @BeforeEach
    void storeSome() {
        store(ANNA, 1, 1, "DEMO-001:1", "B");
        store(ANNA, 1, 2, "DEMO-002:1", "?");
        store(ANNA, 1, 3, "DEMO-001:1", "AC");
        store(BEN, 2, 1, "DEMO-001:1", "");
    }

    @Test
    void findsEverythingInPlace() {
        String ledger = HEADER + ANNA + ",DEMO-001:1,1,B\n" + ANNA + ",DEMO-002:1,2,?\n" + ANNA + ",DEMO-001:1,3,AC\n"
                + BEN + ",DEMO-001:1,1,\n";

        Outcome outcome = check(ledger);

        assertThat(outcome).isEqualTo(new Outcome(4, 0, 0, 0));
        assertThat(outcome.whole()).isTrue();
    }

    @Test
    void doesNotMindWhatWasStoredWithoutBeingAcknowledged() {
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,1,B\n")).isEqualTo(new Outcome(1, 0, 0, 0));
        assertThat(check(HEADER)).isEqualTo(new Outcome(0, 0, 0, 0));
    }

    @Test
    void countsWhatIsNotThereAsLost() {
        String ledger = HEADER + ANNA + ",DEMO-002:1,4,A\n" + BEN + ",DEMO-002:1,2,A\n" + ANNA + ",DEMO-001:1,1,B\n";

        assertThat(check(ledger)).isEqualTo(new Outcome(3, 2, 0, 0));
        assertThat(check(ledger).whole()).isFalse();
    }

    @Test
    void countsAnotherAnswerAsDifferent() {
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,1,C\n")).isEqualTo(new Outcome(1, 0, 0, 1));
    }

    @Test
    void acceptsTheSeqOfAnyEpoch() {
        store(ANNA, 2, 1, "DEMO-001:1", "D");

        assertThat(check(HEADER + ANNA + ",DEMO-001:1,1,B\n" + ANNA + ",DEMO-001:1,1,D\n"))
                .isEqualTo(new Outcome(2, 0, 0, 0));
    }

    @Test
    void countsASeqAtTwoItemsAsDuplicated() {
        store(ANNA, 1, 1, "DEMO-002:1", "B");

        assertThat(check(HEADER + ANNA + ",DEMO-001:1,1,B\n" + ANNA + ",DEMO-002:1,2,?\n"))
                .isEqualTo(new Outcome(2, 0, 1, 0));
    }

    @Test
    void ignoresALastLineThatIsTorn() {
        AcknowledgedAnswers ledger =
                AcknowledgedAnswers.parse(HEADER + ANNA + ",DEMO-001:1,1,B\n" + ANNA + ",DEM", "l");

        assertThat(ledger.ignored()).hasValueSatisfying(note -> assertThat(note).contains("line 3"));
        assertThat(new LedgerCheck(responses).check(ledger)).isEqualTo(new Outcome(1, 0, 0, 0));
    }

    @Test
    void doesNotTakeHalfAnAnswerForAnother() {
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,3,A")).isEqualTo(new Outcome(0, 0, 0, 0));
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,3,AC")).isEqualTo(new Outcome(1, 0, 0, 0));
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,3,C")).isEqualTo(new Outcome(1, 0, 0, 1));
        assertThat(check(HEADER + ANNA + ",DEMO-001:1,3,A\n")).isEqualTo(new Outcome(1, 0, 0, 1));
    }

    @Test
    void namesAMalformedLineBeforeTheLast() {
        String good = ANNA + ",DEMO-001:1,1,B\n";
        for (String bad : List.of(
                "short,DEMO-001:1,1,B",
                ANNA + ",DEMO-001,1,B",
                ANNA + ",DEMO-001:1,0,B",
                ANNA + ",DEMO-001:1,1,b",
                "",
                "x")) {
            assertThatThrownBy(() -> AcknowledgedAnswers.parse(HEADER + good + bad + "\n" + good, "ledger.csv"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("ledger.csv line 3: ");
        }
    }

    @Test
    void refusesAFileThatIsNoLedger() {
        assertThatThrownBy(() -> AcknowledgedAnswers.parse("person,code\n", "codes.csv"))
                .hasMessage("codes.csv line 1 is not the header attempt,item,seq,answer");
        assertThatThrownBy(() -> AcknowledgedAnswers.parse("", "empty.csv")).hasMessageContaining("line 1");
    }

    @Test
    void readsQuotedFieldsAndOtherLineEnds() {
        String ledger = "attempt,item,seq,answer\r\n\"" + ANNA + "\",\"DEMO-001:1\",1,\"B\"\r\n";

        assertThat(check(ledger)).isEqualTo(new Outcome(1, 0, 0, 0));
    }

    private Outcome check(String ledger) {
        return new LedgerCheck(responses).check(AcknowledgedAnswers.parse(ledger, "ledger.csv"));
    }

    private void store(String attempt, int epoch, int seq, String item, String answer) {
        responses.record(
                new AttemptId(attempt),
                List.of(new ResponseEvent(
                        epoch, seq, ItemRef.parse(item), ResponseEvent.Kind.ANSWER, answer, NOW, NOW, 1_000, false)));
    }
}
