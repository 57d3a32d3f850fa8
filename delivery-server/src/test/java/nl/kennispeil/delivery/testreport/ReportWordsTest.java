package nl.kennispeil.delivery.testreport;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.text.Words;
import nl.kennispeil.scoring.calibration.Calibration;
import nl.kennispeil.scoring.calibration.CalibrationWarning;
import nl.kennispeil.scoring.classical.FlagKind;
import nl.kennispeil.scoring.classical.TestWarning;
import nl.kennispeil.scoring.key.ItemStatus;
import org.junit.jupiter.api.Test;

class ReportWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/nl/kennispeil/delivery");

    @Test
    void everyTextOfTheReportsExists() {
        Words.exist(
                "page.", Words.found(SOURCES.resolve("testreport"), Pattern.compile("\\.t\\(\\s*\"([\\w.-]+\\w)\"")));
        Words.exist("page.", Words.found(SOURCES.resolve("analysis"), Pattern.compile("\\.t\\(\\s*\"([\\w.-]+\\w)\"")));
        Set<String> plots = Words.found(SOURCES.resolve("testreport"), Pattern.compile("\"(psy\\.plot\\.\\w+)\""));
        Words.exist("page.", plots);
    }

    @Test
    void everyFlagWarningAndStatusHasWords() {
        Set<String> keys = new TreeSet<>();
        Arrays.stream(FlagKind.values()).forEach(each -> keys.add("flag." + code(each)));
        Arrays.stream(TestWarning.Kind.values()).forEach(each -> keys.add("warning." + code(each)));
        Arrays.stream(CalibrationWarning.Kind.values()).forEach(each -> keys.add("cal.warning." + each.label()));
        Arrays.stream(Calibration.LeftOut.Why.values()).forEach(each -> keys.add("cal.left." + each.label()));
        Arrays.stream(ItemStatus.values()).forEach(each -> keys.add("status." + each.label()));
        Words.exist("page.psy.", keys);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
