package nl.kennispeil.delivery.testform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.blueprint.FormProgramme;
import nl.kennispeil.bank.blueprint.Infeasibility;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.bank.blueprint.OptimalAssembly;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/** How good a choice is, or why there is none, in the words of a page. */
final class ChoiceWords {

    private static final double PROVEN = 5e-7;

    private final Page page;
    private final FormWords words;

    ChoiceWords(Page page) {
        this.page = page;
        this.words = new FormWords(page);
    }

    Screens.FilledUp said(FillJobs.Done done) {
        OptimalAssembly.Result result = done.chosen().result();
        List<String> missing = new ArrayList<>();
        for (Shortfall each : done.filled().reasons()) {
            missing.add(words.shortfall(each, done.blueprint()));
        }
        Infeasibility why = result == null ? null : result.why();
        return new Screens.FilledUp(
                done.stopped() ? List.of() : quality(result, done.blueprint().objective()),
                missing,
                why == null ? List.of() : why.clash().stream().map(this::clash).toList(),
                why == null
                        ? List.of()
                        : why.relaxations().stream().map(this::relax).toList(),
                why == null || why.smallest());
    }

    private List<String> quality(OptimalAssembly.@Nullable Result result, @Nullable Objective objective) {
        if (result == null) {
            return List.of();
        }
        if (!result.found()) {
            return switch (result.status()) {
                case INFEASIBLE -> List.of(page.t("forms.choice.none"));
                default -> List.of(page.t("forms.choice.unknown"));
            };
        }
        if (objective == null) {
            return List.of();
        }
        String value = page.t(
                "forms.choice.value." + objective.goal().name().toLowerCase(Locale.ROOT),
                objective.what().equals(Objective.INFORMATION)
                        ? page.t("forms.choice.information")
                        : words.column(objective.what()),
                two(result.objective()));
        return List.of(value, best(result.gap()));
    }

    private String best(double gap) {
        if (gap <= PROVEN) {
            return page.t("forms.choice.proven");
        }
        // rounded up: it is a promise
        double percent = Math.ceil(1_000 * gap) / 10;
        return page.t(
                "forms.choice.gap", String.format(page.messages().language().locale(), "%.1f", Math.min(percent, 100)));
    }

    private String two(double value) {
        return String.format(page.messages().language().locale(), "%.2f", value);
    }

    private String about(FormProgramme.Demand demand) {
        if (demand.constraint() == null) {
            return page.t("forms.length");
        }
        return words.about(demand.constraint(), demand.about());
    }

    private String clash(FormProgramme.Demand demand) {
        return about(demand) + ": " + words.range(demand.min(), demand.max());
    }

    private String relax(Infeasibility.Relaxation each) {
        return page.t(
                "forms.choice.relax",
                about(each.demand()),
                words.range(each.demand().min(), each.demand().max()),
                words.range(each.min(), each.max()));
    }
}
