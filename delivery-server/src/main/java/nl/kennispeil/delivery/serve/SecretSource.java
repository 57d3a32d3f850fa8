package nl.kennispeil.delivery.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret comes from: a file or a variable of the environment; never the configuration itself, which people mail
 * to each other.
 *
 * @param file a path, or null
 * @param env the name of a variable, or null
 */
record SecretSource(
        String what, @Nullable String file, @Nullable String env) {

    private static final int LARGEST = 4_096;

    /** @throws IllegalArgumentException unless exactly one is given */
    static SecretSource of(String what, @Nullable String file, @Nullable String env) {
        if ((file == null) == (env == null)) {
            throw new IllegalArgumentException(
                    what + " comes from either a file or a variable of the environment; give one of the two");
        }
        return new SecretSource(what, file, env);
    }

    /**
     * The secret itself, without the line end that editors add.
     *
     * @throws IllegalArgumentException when it is not there, without a word of what is
     */
    String text() {
        return text(System::getenv);
    }

    /** @param environment the value of a variable, or null */
    String text(Function<String, @Nullable String> environment) {
        String variable = env;
        String text = file != null ? read(Path.of(file)) : variable == null ? null : environment.apply(variable);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " is not in " + (file == null ? "the variable " + env : file));
        }
        return text.strip();
    }

    private String read(Path path) {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                throw new IllegalArgumentException(
                        what + ": " + path + " is not a file of at most " + LARGEST + " bytes");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw new IllegalArgumentException(what + ": " + path + " cannot be read");
        }
    }

    @Override
    public String toString() {
        return "SecretSource[" + what + "]";
    }
}
