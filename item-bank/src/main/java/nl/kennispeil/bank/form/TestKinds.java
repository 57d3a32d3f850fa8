package nl.kennispeil.bank.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.scoring.formula.PenaltyTable;

/** The kinds of test, from {@code test-kinds.csv}. */
public final class TestKinds {

    private static final String FILE = "/test-kinds.csv";
    private static final int CELLS = 9;
    private static final List<TestKind> SHIPPED = read();

    private TestKinds() {}

    /** All kinds in the order to show them. */
    public static List<TestKind> all() {
        return SHIPPED;
    }

    public static Optional<TestKind> find(String code) {
        return SHIPPED.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    private static List<TestKind> read() {
        try (InputStream in = TestKinds.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** @throws IllegalArgumentException with the line, what stands there and what is allowed */
    static List<TestKind> parse(String file) {
        List<TestKind> kinds = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> lines = file.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("code;")) {
                continue;
            }
            String[] cells = line.split(";", -1);
            String where = FILE + " line " + (i + 1);
            if (cells.length != CELLS || !seen.add(cells[0])) {
                throw new IllegalArgumentException(where + ": needed are " + CELLS + " cells and a code of its own");
            }
            try {
                kinds.add(kind(cells));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(kinds);
    }

    private static TestKind kind(String[] cells) {
        FormRules rules = new FormRules(
                Duration.ofMinutes(Integer.parseInt(cells[1])),
                Duration.ofMinutes(Integer.parseInt(cells[2])),
                Navigation.valueOf(cells[3]),
                truth(cells[4]),
                penalties(cells[5]),
                Release.valueOf(cells[6]),
                Feedback.valueOf(cells[7]));
        return new TestKind(cells[0], rules, truth(cells[8]));
    }

    private static PenaltyTable penalties(String cell) {
        return switch (cell) {
            case "published" -> PenaltyTable.asPublished();
            case "none" -> PenaltyTable.none();
            default -> throw new IllegalArgumentException("penalties '" + cell + "', allowed is published or none");
        };
    }

    private static boolean truth(String cell) {
        return switch (cell) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("'" + cell + "', allowed is yes or no");
        };
    }
}
