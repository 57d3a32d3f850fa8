package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Path;
import nl.kennispeil.delivery.table.ScoredResponses;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.classical.ClassicalAnalysis;
import nl.kennispeil.scoring.irt.ItemModel;

/** Writes the readable reports. */
final class ReportFile {

    private ReportFile() {}

    static Language language(AnalysisCommand command, String code) {
        if (!code.equals("nl") && !code.equals("en")) {
            throw command.wrong("--lang is \"" + code + "\": allowed is nl or en");
        }
        return Language.of(code);
    }

    static void analysis(Path file, Language language, ClassicalAnalysis analysis, boolean formula) throws IOException {}

    static void calibration(
            Path report,
            Language language,
            Calibrated found,
            ItemModel model,
            CalibrateCommand.Method method,
            double seconds,
            ScoredResponses read)
            throws IOException {}
}
