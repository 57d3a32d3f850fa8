package nl.kennispeil.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReaderTest {

    @TempDir
    Path folder;

    @Test
    void filesAreReadInOrderOfTheirNumbers() {
        JournalBytes.write(folder, 10, JournalBytes.file(10, 3, 4));
        JournalBytes.write(folder, 9, JournalBytes.file(9, 1, 2));

        JournalReader journal = JournalReader.read(folder);

        assertThat(journal.after(0)).extracting(JournalRecord::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(journal.after(3)).extracting(JournalRecord::sequence).containsExactly(4L);
        assertThat(journal.lastNumber()).isEqualTo(10);
    }

    @Test
    void aMissingFileInTheMiddleIsAGap() {
        JournalBytes.write(folder, 1, JournalBytes.file(1, 1, 2));
        JournalBytes.write(folder, 3, JournalBytes.file(3, 5));

        assertThatThrownBy(() -> JournalReader.read(folder)).hasMessageContaining("after record 2 comes record 5");
    }

    @Test
    void aJournalThatBeginsLaterThanTheDatabaseEndsIsAGap() {
        JournalBytes.write(folder, 4, JournalBytes.file(4, 8, 9));

        assertThatThrownBy(() -> JournalReader.read(folder).after(5))
                .hasMessageContaining("after record 5 comes record 8");
        assertThat(JournalReader.read(folder).after(9)).isEmpty();
    }

    @Test
    void aTornEndIsAcceptedBeforeAFileThatWasNeverUsed() {
        byte[] whole = JournalBytes.file(1, 1, 2);
        JournalBytes.write(folder, 1, Arrays.copyOf(whole, whole.length - 3));
        JournalBytes.write(folder, 2, JournalBytes.file(2));

        assertThat(JournalReader.read(folder).records()).hasSize(1);
    }

    @Test
    void aTornEndBeforeAFileWithRecordsStopsTheStore() {
        byte[] whole = JournalBytes.file(1, 1, 2, 3);
        JournalBytes.write(folder, 1, Arrays.copyOf(whole, whole.length - 3));
        JournalBytes.write(folder, 2, JournalBytes.file(2, 3));

        assertThatThrownBy(() -> JournalReader.read(folder)).hasMessageContaining("although");
    }
}
