package nl.kennispeil.bank.exchange.pack;

import java.io.Closeable;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.exchange.Surroundings;

/** The files of one package, one folder, or one file that stands alone. Nothing outside it can be read. */
interface Bundle extends Surroundings, Closeable {

    /** Largest single file that comes in, in bytes. */
    long MAX_FILE = 100_000_000;

    /** Largest package, in bytes of all its files together. */
    long MAX_TOTAL = 500_000_000;

    /** Most files in a package. */
    int MAX_FILES = 20_000;

    /** What it is called in a report: the name of the archive, folder or file. */
    String name();

    /** True when its files stand below its name in a report. */
    boolean holdsMany();

    /** Paths inside it, with slashes, in alphabetical order. */
    Set<String> paths();

    /** Why a file is there but cannot be read; empty when it can. */
    default Optional<String> damage(String path) {
        return Optional.empty();
    }
}
