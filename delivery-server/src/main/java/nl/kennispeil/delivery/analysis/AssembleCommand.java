package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.BlueprintJson;
import nl.kennispeil.bank.blueprint.Bounds;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Infeasibility;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.solver.NativeSolver;
import nl.kennispeil.delivery.solver.SolverChoice;
import nl.kennispeil.delivery.table.ItemReader;
import nl.kennispeil.delivery.table.ItemTable;
import nl.kennispeil.delivery.table.TableException;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.assembly.Solution;
import nl.kennispeil.scoring.assembly.Solver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code assemble}: test forms that meet a blueprint, the best there are. */
@Command(
        name = "assemble",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Chooses the items of one or several forms that meet a blueprint, with proof of how good they are.",
        footer = {
            "",
            "DIR gets form1.csv ... (position,item and the columns of the bank), forms.csv (form,position,item) and",
            "report.json: status (optimal, feasible, infeasible, unknown), objective, bound and gap (how much better",
            "another choice can be at most, as a part of the objective), every demand with what was got, information",
            "per ability, shared items; report.html is the same for people. Exit 1 when no form is found; report.json then says which demands clash and",
            "the smallest change of bounds, counted in items, that works.",
            "Several forms share no item unless the blueprint says {\"between\": n}.",
            "",
            "Example:",
            "  kennispeil assemble --bank bank.csv --blueprint blueprint.json --forms 2 --out forms"
        })
public final class AssembleCommand extends AnalysisCommand {

    private static final int MOST_FORMS = 50;

    @Option(names = "--bank", required = true, paramLabel = "FILE", description = "bank.csv: parameters and columns")
    @Nullable
    Path bank;

    @Option(names = "--blueprint", required = true, paramLabel = "FILE", description = "blueprint.json")
    @Nullable
    Path blueprint;

    @Option(names = "--forms", paramLabel = "N", description = "How many forms; default 1")
    int forms = 1;

    @Option(
            names = "--earlier",
            paramLabel = "FILE",
            description = "form,item of earlier forms, the newest first, for overlap and exposure")
    @Nullable
    Path earlier;

    @Option(
            names = "--gap",
            paramLabel = "X",
            description = "Stop when nothing better than this part is possible; default 0, a proven optimum")
    double gap;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Stop after so long with the best so far, and look as long for reasons; default 60")
    double seconds = 60;

    @Option(names = "--solver", paramLabel = "W", description = "auto (default), java or native")
    String solver = SolverChoice.AUTO.word();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Order of the items, and which come where nothing is to be done best; default 1")
    long seed = 1;

    @Option(names = "--lang", paramLabel = "L", description = "Of report.html: nl (default) or en")
    String lang = "nl";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the results")
    Path out = Path.of("-");

    @Override
    int run() throws IOException {
        requireOptions();
        SolverChoice choice = choice();
        Language language = ReportFile.language(this, lang);
        ItemTable table = ItemReader.read(source("--bank", bank), notes);
        Blueprint asked = read();
        Path beside = blueprint == null ? null : blueprint.toAbsolutePath().getParent();
        Stock stock = new AssemblyBank(table, asked, notes)
                .stock(beside == null ? Path.of("") : beside, earlier == null ? null : source("--earlier", earlier));
        List<Shortfall> reasons = Bounds.reasons(asked, stock, List.of());
        Set<String> used = new TreeSet<>();
        if (choice == SolverChoice.NATIVE && !NativeSolver.available()) {
            throw wrong("--solver is native: there is none for this machine, allowed is auto or java");
        }
        Solver with = choice.solver(notes::add, used::add);
        Progress progress = progress("assembling");
        long begin = System.nanoTime();
        OptimalAssembly.Result result = new OptimalAssembly(with)
                .forms(
                        asked,
                        stock,
                        List.of(),
                        forms,
                        seed,
                        new OptimalAssembly.Limits(
                                gap,
                                seconds,
                                () -> false,
                                share -> progress.at(share, Math.round(100 * share) + " %")));
        progress.done();
        double took = (System.nanoTime() - begin) / 1e9;
        List<List<Candidate>> made = shuffled(result.forms());
        folder(out);
        AssemblyFiles files = new AssemblyFiles(out, out(), asked, stock, forms);
        files.forms(made, table.metadataColumns());
        boolean met = files.report(
                result, result.found() ? List.of() : reasons, String.join(" and ", used), took, notes.all());
        if (!result.found()) {
            return none(result, reasons, asked);
        }
        files.page(result, made, took, language, notes.all());
        say(many(made.size(), "form") + " of " + many(asked.length(), "item") + " in " + out + ": " + how(result));
        if (!met) {
            say("error: report.json names demands that are not met");
        }
        return met ? 0 : 1;
    }

    private void requireOptions() {
        if (forms < 1 || forms > MOST_FORMS) {
            throw wrong("--forms is " + forms + ": allowed is 1.." + MOST_FORMS);
        }
        if (!(gap >= 0 && gap < 1)) {
            throw wrong("--gap is " + gap + ": allowed is from 0 to below 1");
        }
        if (!(seconds > 0 && seconds <= 86_400)) {
            throw wrong("--seconds is " + seconds + ": allowed is above 0 to 86400");
        }
    }

    private SolverChoice choice() {
        try {
            return SolverChoice.of(solver);
        } catch (IllegalArgumentException e) {
            throw wrong("--" + e.getMessage());
        }
    }

    private Blueprint read() throws IOException {
        source("--blueprint", blueprint);
        if (blueprint == null) {
            throw wrong("--blueprint is missing");
        }
        try {
            return BlueprintJson.read(Files.readAllBytes(blueprint), "blueprint");
        } catch (IllegalArgumentException e) {
            throw new TableException(blueprint + ": " + e.getMessage());
        }
    }

    /** Positions by chance: the order of a bank tells where an item comes from. */
    private List<List<Candidate>> shuffled(List<List<Candidate>> made) {
        Random random = new Random(seed);
        List<List<Candidate>> shuffled = new ArrayList<>();
        for (List<Candidate> form : made) {
            List<Candidate> items = new ArrayList<>(form);
            Collections.shuffle(items, random);
            shuffled.add(items);
        }
        return shuffled;
    }

    private static String how(OptimalAssembly.Result result) {
        if (Double.isNaN(result.objective())) {
            return "every demand is met";
        }
        String value = "objective " + result.objective();
        return result.status() == Solution.Status.OPTIMAL && result.gap() <= 1e-9
                ? value + ", proven optimal"
                : value + String.format(Locale.ROOT, ", at most %.4f %% better possible", 100 * result.gap());
    }

    private int none(OptimalAssembly.Result result, List<Shortfall> reasons, Blueprint asked) {
        if (result.status() != Solution.Status.INFEASIBLE) {
            say("error: no form was found in " + seconds + " seconds, nor proof that there is none; "
                    + "allowed is more time with --seconds");
            return 1;
        }
        Infeasibility why = result.why();
        say("error: no form meets the blueprint, see " + out.resolve("report.json"));
        reasons.forEach(each -> say("  " + AssemblyWords.shortfall(each, asked)));
        if (why != null) {
            if (!why.clash().isEmpty()) {
                say("cannot hold together" + (why.apart() ? ", as enemies and forms are held apart" : "") + ":");
                why.clash().forEach(each -> say("  " + AssemblyWords.clash(each, forms)));
            }
            if (!why.relaxations().isEmpty()) {
                say((why.smallest() ? "smallest change that works:" : "a change that works:"));
                why.relaxations().forEach(each -> say("  " + AssemblyWords.relaxation(each, forms)));
            }
        }
        return 1;
    }
}
