package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JournalScanTest {

    private static final Path FILE = Path.of("journal-0000000001.kpj");

    @Test
    void recordsComeBackAsWritten() {
        JournalScan scan = JournalScan.of(FILE, JournalBytes.file(1, 7, 8, 9));

        assertThat(scan.torn()).isFalse();
        assertThat(scan.records()).extracting(JournalRecord::sequence).containsExactly(7L, 8L, 9L);
        assertThat(scan.records().get(2).database()).isEqualTo("kennispeil");
        assertThat(scan.records().get(2).document()).containsEntry("text", "number 9");
    }

    @Test
    void aLastRecordCutAtAnyByteIsDroppedAndTheOthersKept() {
        byte[] whole = JournalBytes.file(1, 1, 2, 3);
        int last = whole.length - JournalBytes.record(3).length;

        for (int length = last; length < whole.length; length++) {
            JournalScan scan = JournalScan.of(FILE, Arrays.copyOf(whole, length));

            assertThat(scan.records()).as("cut at %d", length).hasSize(2);
            assertThat(scan.tornAt()).isEqualTo(length == last ? -1 : last);
        }
    }

    @Test
    void aLastRecordWhosePageWasNeverWrittenIsDropped() {
        byte[] whole = JournalBytes.file(1, 1, 2);
        int last = whole.length - JournalBytes.record(2).length;

        for (int from = last; from < whole.length - 8; from++) {
            byte[] zeros = whole.clone();
            Arrays.fill(zeros, from, zeros.length, (byte) 0);

            assertThat(JournalScan.of(FILE, zeros).records())
                    .as("zeros from %d", from)
                    .hasSize(1);
        }
    }

    @Test
    void aFlippedByteAnywhereStopsTheStore() {
        byte[] whole = JournalBytes.file(1, 1, 2, 3);

        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x15;

            assertThatThrownBy(() -> JournalScan.of(FILE, damaged))
                    .as("byte %d", i)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(FILE.toString())
                    .hasMessageContaining("nothing was changed");
        }
    }

    @Test
    void theMessageSaysWhereTheDamageIsAndWhatFollowsIt() {
        byte[] damaged = JournalBytes.file(1, 1, 2, 3);
        damaged[JournalFile.HEADER_BYTES + 30] ^= 1;

        assertThatThrownBy(() -> JournalScan.of(FILE, damaged))
                .hasMessageContaining("damaged at offset 20")
                .hasMessageContaining("record 2");
    }

    @Test
    void aGapInsideAFileStopsTheStore() {
        assertThatThrownBy(() -> JournalScan.of(FILE, JournalBytes.file(1, 1, 3)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("record 3 follows record 1");
    }

    @Test
    void aNewerFormatIsRefused() {
        byte[] newer = JournalBytes.file(1, 1);
        newer[JournalFile.MAGIC.length] = JournalFile.VERSION + 1;

        assertThatThrownBy(() -> JournalScan.of(FILE, newer)).hasMessageContaining("newer version of Kennispeil");
    }

    @Test
    void aFileThatWasOnlyJustMadeIsEmpty() {
        byte[] header = JournalFile.header(1, JournalFile.VERSION);

        for (int length = 0; length < header.length; length++) {
            assertThat(JournalScan.of(FILE, Arrays.copyOf(header, length)).records())
                    .isEmpty();
        }
        assertThat(JournalScan.of(FILE, new byte[header.length]).torn()).isTrue();
    }
}
