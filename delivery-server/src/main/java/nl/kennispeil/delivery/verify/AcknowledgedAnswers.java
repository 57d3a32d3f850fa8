package nl.kennispeil.delivery.verify;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.item.Answer;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A ledger of acknowledged answers, as {@code load} writes it. Its writer may have been killed: a last line that is
 * damaged is left out, and {@code ignored} says so.
 *
 * @param ignored a note about a last line that was left out
 */
record AcknowledgedAnswers(List<Acknowledged> answers, Optional<String> ignored) {

    /**
     * A line.
     *
     * @param unended the file ends within this line, so more may have been to follow
     */
    record Acknowledged(AttemptId attempt, ItemRef item, int seq, String answer, boolean unended) {}

    private static final List<String> HEADER = List.of("attempt", "item", "seq", "answer");

    AcknowledgedAnswers {
        answers = List.copyOf(answers);
    }

    /** @throws IllegalArgumentException when a line but the last is no line of a ledger; the message names it */
    static AcknowledgedAnswers read(Path file) throws IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
    }

    static AcknowledgedAnswers parse(String text, String name) {
        boolean unended = !text.isEmpty() && !text.endsWith("\n");
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !fields(lines.get(0)).equals(HEADER)) {
            throw new IllegalArgumentException(name + " line 1 is not the header " + String.join(",", HEADER));
        }
        List<Acknowledged> answers = new ArrayList<>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            boolean last = i == lines.size() - 1;
            try {
                answers.add(answer(lines.get(i), last && unended));
            } catch (IllegalArgumentException e) {
                String where = name + " line " + (i + 1) + ": " + e.getMessage();
                if (!last) {
                    throw new IllegalArgumentException(where, e);
                }
                return new AcknowledgedAnswers(answers, Optional.of(where + "; it is the last one and ignored"));
            }
        }
        return new AcknowledgedAnswers(answers, Optional.empty());
    }

    private static Acknowledged answer(String line, boolean unended) {
        List<String> fields = fields(line);
        if (fields.size() != HEADER.size()) {
            throw new IllegalArgumentException(
                    fields.size() + " fields, expected the " + HEADER.size() + " of " + String.join(",", HEADER));
        }
        String seq = fields.get(2);
        if (!seq.matches("[1-9][0-9]{0,7}")) {
            throw new IllegalArgumentException("seq is '" + seq + "', expected 1 to 99999999");
        }
        String answer = fields.get(3);
        try {
            Answer.parse(answer);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the answer is not letters, responses, ? or empty", wrong);
        }
        return new Acknowledged(
                new AttemptId(fields.get(0)), ItemRef.parse(fields.get(1)), Integer.parseInt(seq), answer, unended);
    }

    private static List<String> fields(String line) {
        if (line.indexOf('"') < 0) {
            return List.of(line.split(",", -1));
        }
        try (Reader reader = new StringReader(line);
                CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180)) {
            List<CSVRecord> rows = parser.getRecords();
            return rows.size() == 1 ? rows.get(0).toList() : List.of();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("quotes that do not match", e);
        }
    }
}
