package nl.kennispeil.delivery;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of {@code kennispeil.jar}. */
@Command(name = "kennispeil", mixinStandardHelpOptions = true, description = "Delivers and scores knowledge tests.")
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
