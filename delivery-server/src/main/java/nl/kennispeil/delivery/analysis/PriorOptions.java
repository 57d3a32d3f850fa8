package nl.kennispeil.delivery.analysis;

import java.util.Optional;
import nl.kennispeil.scoring.calibration.Priors;
import org.jspecify.annotations.Nullable;

/** The priors of item parameters as a command line gives them; null where it says nothing. */
record PriorOptions(
        @Nullable String a,
        @Nullable String b,
        @Nullable String c,
        @Nullable String d) {

    Priors priors(AnalysisCommand command) {
        Priors usual = Priors.usual();
        return new Priors(
                prior(command, "--prior-a", a, usual.logA()),
                prior(command, "--prior-b", b, usual.b()),
                prior(command, "--prior-c", c, usual.logitC()),
                prior(command, "--prior-d", d, usual.logitD()));
    }

    private static Optional<Priors.Normal> prior(
            AnalysisCommand command, String option, @Nullable String text, Optional<Priors.Normal> usual) {
        if (text == null) {
            return usual;
        }
        if (text.equals("none")) {
            return Optional.empty();
        }
        String[] numbers = text.split(",", -1);
        try {
            if (numbers.length == 2) {
                return Optional.of(new Priors.Normal(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])));
            }
        } catch (IllegalArgumentException e) {
            // told below, with what is allowed
        }
        throw command.wrong(option + " is \"" + text + "\": allowed is none or MEAN,SD with an SD above 0");
    }
}
