package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The focal group saw other items: sums over different items compare nobody. */
class DifCommandTest {

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @BeforeEach
    void writeResponses() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder scored = new StringBuilder("person,a,b,c,d,e,f\n");
        StringBuilder groups = new StringBuilder("person,group\n");
        for (int person = 0; person < 400; person++) {
            boolean women = person % 2 == 1;
            groups.append('p').append(person).append(women ? ",women\n" : ",men\n");
            scored.append('p').append(person);
            double skill = random.nextDouble();
            for (int item = 0; item < 6; item++) {
                boolean hole = women && person % 5 == 0 && item > 3;
                scored.append(hole ? "," : random.nextDouble() < (skill + 0.5) / 2 ? ",1" : ",0");
            }
            scored.append('\n');
        }
        Files.writeString(folder.resolve("scored.csv"), scored);
        Files.writeString(folder.resolve("groups.csv"), groups);
    }

    @Test
    void holesInTheMatchingScoreAreRefusedWithTheWayOut() {
        assertThat(dif("refuse")).isEqualTo(1);

        assertThat(terminal.err())
                .contains("is missing for person", "--missing complete")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("dif.csv")).doesNotExist();
    }

    @Test
    void personsWithHolesCanBeLeftOutOrCounted() throws IOException {
        assertThat(dif("complete")).isZero();
        assertThat(terminal.err()).contains("40 of 400 persons with a missing response are left out");
        String complete = Files.readString(folder.resolve("dif.csv"));

        assertThat(dif("wrong")).isZero();
        assertThat(terminal.err()).contains("40 of 400 persons count as score 0");
        assertThat(folder.resolve("dif.csv")).content().isNotEqualTo(complete);
    }

    @Test
    void anUnknownRuleIsWrongUsage() {
        assertThat(dif("guess")).isEqualTo(2);
        assertThat(terminal.err()).contains("--missing is \"guess\": allowed is refuse, complete, wrong");
    }

    private int dif(String missing) {
        return terminal.run(
                "dif",
                "--responses",
                folder.resolve("scored.csv").toString(),
                "--groups",
                folder.resolve("groups.csv").toString(),
                "--focal",
                "women",
                "--missing",
                missing,
                "--out",
                folder.resolve("dif.csv").toString());
    }
}
