package nl.kennispeil.delivery.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.blueprint.FormProgramme;
import nl.kennispeil.bank.blueprint.Infeasibility;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.table.TableWriter;
import nl.kennispeil.delivery.testreport.AssemblyReport;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.scoring.irt.ItemParameters;

/** Writes assembled forms and the report of how they came about. */
final class AssemblyFiles {

    /** Where the report tells the information of each form, beside the abilities of the blueprint. */
    private static final List<Double> GRID = List.of(-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0);

    private final Path folder;
    private final PrintWriter stdout;
    private final Blueprint blueprint;
    private final Stock stock;
    private final int forms;

    AssemblyFiles(Path folder, PrintWriter stdout, Blueprint blueprint, Stock stock, int forms) {
        this.folder = folder;
        this.stdout = stdout;
        this.blueprint = blueprint;
        this.stock = stock;
        this.forms = forms;
    }

    /** {@code form1.csv} … and {@code forms.csv}. */
    void forms(List<List<Candidate>> made, List<String> columns) throws IOException {
        try (TableWriter all = TableWriter.to(folder.resolve("forms.csv"), stdout)) {
            all.row("form", "position", "item");
            for (int form = 0; form < made.size(); form++) {
                String name = "form" + (form + 1);
                try (TableWriter out = TableWriter.to(folder.resolve(name + ".csv"), stdout)) {
                    List<Object> header = new ArrayList<>(List.of("position", "item"));
                    header.addAll(columns);
                    out.row(header.toArray());
                    int position = 0;
                    for (Candidate item : made.get(form)) {
                        position++;
                        all.row(name, position, item.id());
                        List<Object> row = new ArrayList<>(List.of(position, item.id()));
                        columns.forEach(column -> row.add(cell(item, column)));
                        out.row(row.toArray());
                    }
                }
            }
        }
    }

    private static Object cell(Candidate item, String column) {
        Double number = item.numbers().get(column);
        // a text with several values stands whole among them, and is the longest
        return number != null && item.label(column).isEmpty()
                ? number
                : item.labels().getOrDefault(column, Set.of()).stream()
                        .max((one, two) -> Integer.compare(one.length(), two.length()))
                        .orElse("");
    }

    /** @return true when every form holds all demands */
    boolean report(
            OptimalAssembly.Result result, List<Shortfall> reasons, String solver, double seconds, List<String> notes)
            throws IOException {
        Objective objective = blueprint.objective();
        Figures figures = new Figures()
                .put("status", result.status().name().toLowerCase(Locale.ROOT))
                .put("objective", result.objective())
                .put("bound", result.bound())
                .put("gap", result.gap())
                .put("seconds", seconds)
                .put("solver", solver)
                .put("goal", objective == null ? "none" : goal(objective));
        List<String> violations = new ArrayList<>();
        Figures.Parts parts = figures.parts("forms");
        for (int form = 0; form < result.forms().size(); form++) {
            form(parts.next(), result.forms().get(form), "form" + (form + 1), violations);
        }
        overlap(figures, result.forms());
        violations.addAll(enemies(result.forms()));
        figures.put("violations", violations);
        figures.put(
                "reasons",
                reasons.stream()
                        .map(each -> AssemblyWords.shortfall(each, blueprint))
                        .toList());
        Infeasibility why = result.why();
        if (why != null) {
            why(figures.part("infeasible"), why);
        }
        figures.put("notes", notes).write(folder.resolve("report.json"), stdout);
        return violations.isEmpty();
    }

    /** {@code report.html}: the same for people. */
    void page(
            OptimalAssembly.Result result,
            List<List<Candidate>> made,
            double seconds,
            Language language,
            List<String> notes)
            throws IOException {
        Objective objective = blueprint.objective();
        List<AssemblyReport.Form> shown = new ArrayList<>();
        for (int form = 0; form < made.size(); form++) {
            List<ItemParameters> parameters = new ArrayList<>();
            for (Candidate each : made.get(form)) {
                ItemParameters known = each.parameters();
                if (known != null) {
                    parameters.add(known);
                }
            }
            Coverage coverage = Coverage.of(blueprint, made.get(form), stock.earlier());
            List<AssemblyReport.Row> rows = new ArrayList<>();
            for (Coverage.Row each : coverage.rows()) {
                rows.add(new AssemblyReport.Row(
                        AssemblyWords.about(each.constraint(), each.about()),
                        each.min(),
                        each.max(),
                        each.got(),
                        each.met(),
                        each.constraint() instanceof Constraint.Count));
            }
            shown.add(new AssemblyReport.Form("form" + (form + 1), parameters, rows));
        }
        AssemblyReport.write(
                folder.resolve("report.html"),
                language,
                new AssemblyReport(
                        blueprint.length(),
                        objective == null ? "" : goal(objective),
                        result.objective(),
                        result.gap(),
                        seconds,
                        objective == null ? List.of() : objective.thetas(),
                        objective == null ? List.of() : objective.targets(),
                        shown,
                        notes));
    }

    static String goal(Objective objective) {
        return objective.goal().name().toLowerCase(Locale.ROOT) + " " + objective.what()
                + (objective.thetas().isEmpty() ? "" : " at θ = " + objective.thetas());
    }

    private void form(Figures figures, List<Candidate> items, String name, List<String> violations) {
        Objective objective = blueprint.objective();
        figures.put("form", name)
                .put("items", items.size())
                .put("objective", objective == null ? Double.NaN : value(objective, items));
        Figures.Parts information = figures.parts("information");
        Set<Double> thetas = new TreeSet<>(GRID);
        if (objective != null) {
            thetas.addAll(objective.thetas());
        }
        for (double theta : thetas) {
            Figures at = information.next().put("theta", theta).put("information", information(items, theta));
            int k = objective == null ? -1 : objective.thetas().indexOf(theta);
            if (objective != null && k >= 0 && !objective.targets().isEmpty()) {
                at.put("target", objective.targets().get(k));
            }
        }
        Figures.Parts rows = figures.parts("rows");
        Coverage coverage = Coverage.of(blueprint, items, stock.earlier());
        row(rows, coverage.length(), name, violations);
        coverage.rows().forEach(each -> row(rows, each, name, violations));
    }

    private static void row(Figures.Parts rows, Coverage.Row row, String form, List<String> violations) {
        String about = AssemblyWords.about(row.constraint(), row.about());
        rows.next()
                .put("name", about)
                .put("min", row.min())
                .put("max", row.max())
                .put("got", row.got());
        if (!row.met()) {
            violations.add(form + ", " + about + " is " + AssemblyWords.number(row.got()) + ": allowed is "
                    + AssemblyWords.range(row.min(), row.max()));
        }
    }

    /** The part of one form in the objective. */
    static double value(Objective objective, List<Candidate> items) {
        List<Double> each = new ArrayList<>();
        if (objective.thetas().isEmpty()) {
            return items.stream()
                    .mapToDouble(item -> item.numbers().getOrDefault(objective.what(), Double.NaN))
                    .sum();
        }
        for (int k = 0; k < objective.thetas().size(); k++) {
            double got = information(items, objective.thetas().get(k));
            double target =
                    objective.targets().isEmpty() ? 1 : objective.targets().get(k);
            each.add(objective.goal() == Objective.Goal.MINIMAX ? Math.abs(got - target) : got / target);
        }
        return switch (objective.goal()) {
            case MAXIMISE, MINIMISE ->
                each.stream().mapToDouble(Double::doubleValue).sum();
            case MAXIMIN -> each.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
            case MINIMAX -> each.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        };
    }

    static double information(List<Candidate> items, double theta) {
        double sum = 0;
        for (Candidate each : items) {
            ItemParameters parameters = each.parameters();
            sum += parameters == null ? 0 : parameters.information(theta);
        }
        return sum;
    }

    private static void overlap(Figures figures, List<List<Candidate>> made) {
        Figures.Parts rows = figures.parts("overlap");
        for (int one = 0; one < made.size(); one++) {
            double[] shared = new double[made.size()];
            for (int two = 0; two < shared.length; two++) {
                Set<Candidate> both = new HashSet<>(made.get(one));
                both.retainAll(new HashSet<>(made.get(two)));
                shared[two] = both.size();
            }
            rows.next().put("form", "form" + (one + 1)).numbers("with", shared);
        }
    }

    private static List<String> enemies(List<List<Candidate>> made) {
        List<String> wrong = new ArrayList<>();
        for (int form = 0; form < made.size(); form++) {
            Set<String> seen = new HashSet<>();
            for (Candidate item : made.get(form)) {
                for (String set : item.enemies()) {
                    if (!seen.add(set)) {
                        wrong.add("form" + (form + 1) + " holds two items of enemies " + set);
                    }
                }
            }
        }
        return wrong;
    }

    private void why(Figures figures, Infeasibility why) {
        figures.put("items", why.items())
                .put("smallest", why.smallest())
                .put("minimal", why.minimal())
                .put("onlyWithEnemiesOrFormsApart", why.apart());
        Figures.Parts relaxations = figures.parts("relaxations");
        for (Infeasibility.Relaxation each : why.relaxations()) {
            bounds(relaxations.next().put("words", AssemblyWords.relaxation(each, forms)), each.demand())
                    .put("newMin", each.min())
                    .put("newMax", each.max());
        }
        Figures.Parts clash = figures.parts("clash");
        for (FormProgramme.Demand each : why.clash()) {
            bounds(clash.next().put("words", AssemblyWords.clash(each, forms)), each);
        }
    }

    private static Figures bounds(Figures figures, FormProgramme.Demand demand) {
        return figures.put("name", AssemblyWords.about(demand, 1))
                .put("form", demand.form() < 0 ? "" : "form" + (demand.form() + 1))
                .put("min", demand.min())
                .put("max", demand.max());
    }
}
