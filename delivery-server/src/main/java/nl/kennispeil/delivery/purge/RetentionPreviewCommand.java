package nl.kennispeil.delivery.purge;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import nl.kennispeil.delivery.PersonalData;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.retention.MassPurgeGuard;
import nl.kennispeil.delivery.serve.Installation;
import nl.kennispeil.delivery.serve.Where;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code retention preview}: what would go on a day and why, without deleting anything. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists what would be deleted by a day, what is kept, and why; deletes nothing.",
        footer = {
            "",
            "Prints CSV: enrolment,training,institute,ended,state,last,purge,days_late,reasons.",
            "States: active, counting, due, overdue, restricted, quarantined."
        })
public final class RetentionPreviewCommand implements Callable<Integer> {

    @Spec
    @Nullable
    CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable
    Where where;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Day to look at (default: today in Amsterdam)")
    @Nullable
    LocalDate asOf;

    @Option(names = "--all", description = "Also those in training of whom no end is known")
    boolean all;

    @Override
    public Integer call() throws IOException {
        if (spec == null || where == null) {
            throw new IllegalStateException("runs from a command line only");
        }
        Clock clock = Clock.systemUTC();
        LocalDate day = asOf == null ? Amsterdam.day(clock.instant()) : asOf;
        try (Installation installation = where.open()) {
            PersonalData data = PersonalData.of(
                    installation.stores(),
                    installation.store(),
                    installation.ledger(),
                    installation.researchKey(),
                    "command",
                    clock);
            List<Register.Judged> judged = data.register().all(day);
            PrintWriter out = spec.commandLine().getOut();
            if (all) {
                CsvTable.writeAll(judged, out);
            } else {
                CsvTable.write(judged, out);
            }
            List<Register.Judged> due =
                    judged.stream().filter(each -> each.standing().mayPurge()).toList();
            PrintWriter err = spec.commandLine().getErr();
            err.println(due.size() + " of " + judged.size() + " enrolments are due on " + day);
            if (MassPurgeGuard.judge(
                            due.stream().map(each -> each.enrolment().id()).toList(),
                            Register.active(judged, day),
                            List.of())
                    instanceof MassPurgeGuard.Verdict.Ask) {
                err.println(
                        "that is more than one in twenty of those that run: a run would stop and ask two privacy officers");
            }
        }
        return 0;
    }
}
