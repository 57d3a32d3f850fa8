package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The desk of a psychometrician in a folder: files, and commands as typed. */
final class Desk {

    private final Path folder;
    private final Terminal terminal = new Terminal();

    Desk(Path folder) {
        this.folder = folder;
    }

    /** Persons as spread as logistic noise times sd on items from easy to hard, as {@code scored.csv}. */
    void simulate(int persons, int items, double sd) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        StringBuilder text = new StringBuilder("person");
        for (int item = 0; item < items; item++) {
            text.append(",q").append(item);
        }
        for (int person = 0; person < persons; person++) {
            double theta = -6;
            for (int k = 0; k < 12; k++) {
                theta += random.nextDouble();
            }
            text.append("\np").append(person);
            for (int item = 0; item < items; item++) {
                double p = 1 / (1 + Math.exp(-(sd * theta - (item - (items - 1) / 2.0) / 3)));
                text.append(random.nextDouble() < p ? ",1" : ",0");
            }
        }
        write("scored.csv", text.append('\n').toString());
    }

    /** Words that begin with @ name a file in the folder. */
    int run(String command) {
        String[] words = command.split(" ");
        for (int at = 0; at < words.length; at++) {
            if (words[at].startsWith("@")) {
                words[at] = path(words[at].substring(1)).toString();
            }
        }
        return terminal.run(words);
    }

    void passes(String command) {
        assertThat(run(command)).as("%s\n%s", command, err()).isZero();
    }

    /** A run that fails on what the files hold: exit 1, and one line that says why. */
    void refuses(String command, String why) {
        assertThat(run(command)).as("%s\n%s", command, err()).isOne();
        assertThat(err()).contains(why.replace("@", folder + "/")).doesNotContain("Usage:", "Exception");
    }

    /** A command that cannot be meant: exit 2. */
    void isWrong(String command, String why) {
        assertThat(run(command)).as("%s\n%s", command, err()).isEqualTo(2);
        assertThat(err()).contains(why);
    }

    String err() {
        return terminal.err();
    }

    String out() {
        return terminal.out();
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(path(name), text);
    }

    String text(String name) throws IOException {
        return Files.readString(path(name));
    }

    JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(text(name));
    }
}
