package nl.kennispeil.delivery.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a row is refused. Its words are under {@code page.intake.problem.<code>}; neither code nor detail repeats what a
 * personal field holds.
 *
 * @param column which one it is about; null for the whole row
 * @param detail fills in the words, such as the line of another row
 */
public record Problem(@Nullable Column column, String code, String detail) {

    static Problem in(Column column, String code) {
        return new Problem(column, code, "");
    }

    static Problem ofRow(String code, String detail) {
        return new Problem(null, code, detail);
    }

    public Optional<Column> where() {
        return Optional.ofNullable(column);
    }
}
