package nl.kennispeil.delivery.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.table.TableException;

/**
 * What a calibration's {@code report.json} says that its {@code params.csv} does not: the distribution of ability on its
 * scale.
 *
 * @param file how messages call it
 * @param groups none where the method assumes no distribution
 */
record CalibrationFile(String file, List<Group> groups) {

    private static final ObjectMapper JSON = new ObjectMapper();

    CalibrationFile {
        groups = List.copyOf(groups);
    }

    /** A population. */
    record Group(String name, double mean, double sd) {}

    /** @throws TableException when the file is no such report, or says that the calibration cannot be used */
    static CalibrationFile read(Path file) throws IOException {
        JsonNode root = tree(file);
        if (root == null || !root.path("groups").isArray() || !root.has("model")) {
            throw new TableException(
                    file + ": is not the report.json of calibrate, which has \"model\" and \"groups\"");
        }
        if (!root.path("converged").asBoolean(true) || !root.path("identified").asBoolean(true)) {
            throw new TableException(file + ": says that the calibration did not converge or was not identified");
        }
        List<Group> groups = new ArrayList<>();
        for (JsonNode each : root.path("groups")) {
            JsonNode mean = each.path("mean");
            JsonNode sd = each.path("sd");
            if (!mean.isNumber() || !sd.isNumber() || !(sd.asDouble() > 0)) {
                throw new TableException(file + ": group \"" + each.path("name").asText() + "\" has mean " + mean
                        + " and sd " + sd + ", allowed is numbers, the sd above 0");
            }
            groups.add(new Group(each.path("name").asText(), mean.asDouble(), sd.asDouble()));
        }
        return new CalibrationFile(file.toString(), groups);
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new TableException(file + ": is not JSON, expected the report.json of calibrate");
        }
    }

    List<String> names() {
        return groups.stream().map(Group::name).toList();
    }
}
