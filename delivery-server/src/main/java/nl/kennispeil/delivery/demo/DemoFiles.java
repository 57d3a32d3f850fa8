package nl.kennispeil.delivery.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.kennispeil.delivery.Stores;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.sitting.SittingId;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** {@code accounts.csv} and {@code codes.csv}: how to log in to the demonstration. */
final class DemoFiles {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    private static final CSVFormat WITH_HEADER =
            CSV.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final int CODES_SHOWN = 3;

    private final Path accounts;
    private final Path codes;

    DemoFiles(Path folder) {
        this.accounts = folder.resolve("accounts.csv");
        this.codes = folder.resolve("codes.csv");
    }

    void write(Stores stores, DemoSeed.Seeded seeded) throws IOException {
        write(accounts, printer -> {
            printer.printRecord("role", "login", "secret", "institute");
            for (DemoAccounts.WithPassword each : seeded.accounts()) {
                printer.printRecord(
                        each.first().role().code(),
                        each.account().login(),
                        each.password(),
                        Objects.requireNonNullElse(each.first().institute(), ""));
            }
        });
        write(codes, printer -> {
            printer.printRecord("person", "code", "sitting");
            for (Map.Entry<SittingId, List<Attempt>> each : seeded.coded().entrySet()) {
                for (Attempt attempt : each.getValue()) {
                    CandidateId candidate = attempt.candidate();
                    printer.printRecord(
                            candidate == null ? "" : candidate.value(),
                            stores.codes().current(attempt).shown(),
                            each.getKey().value());
                }
            }
        });
    }

    /** The short table that the console shows. */
    void show(PrintWriter out) throws IOException {
        out.printf("%n%-16s %-18s %-16s %s%n", "rol / role", "login", "wachtwoord", "instituut");
        try (BufferedReader reader = Files.newBufferedReader(accounts);
                CSVParser parser = WITH_HEADER.parse(reader)) {
            for (CSVRecord each : parser) {
                out.printf(
                        "%-16s %-18s %-16s %s%n",
                        each.get("role"), each.get("login"), each.get("secret"), each.get("institute"));
            }
        }
        out.printf("%n%-16s %-22s %s%n", "kandidaat", "toetscode / exam code", "toets / sitting");
        try (BufferedReader reader = Files.newBufferedReader(codes);
                CSVParser parser = WITH_HEADER.parse(reader)) {
            String sitting = "";
            int shown = 0;
            for (CSVRecord each : parser) {
                shown = each.get("sitting").equals(sitting) ? shown + 1 : 1;
                sitting = each.get("sitting");
                if (shown <= CODES_SHOWN) {
                    out.printf("%-16s %-22s %s%n", each.get("person"), each.get("code"), sitting);
                }
            }
        }
        out.printf("%nAlle codes / all codes: %s%n", codes);
        out.flush();
    }

    private interface Content {
        void print(CSVPrinter printer) throws IOException;
    }

    /** Whole or not at all: a start that is broken off leaves no half file. */
    private static void write(Path file, Content content) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(writer, CSV)) {
            content.print(printer);
        }
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
