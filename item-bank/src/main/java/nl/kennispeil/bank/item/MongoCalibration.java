package nl.kennispeil.bank.item;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemModel;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Item parameters as part of an item document; models carry the names of the parameter files. */
final class MongoCalibration {

    private MongoCalibration() {}

    static @Nullable Document of(@Nullable ItemParameters parameters) {
        if (parameters == null) {
            return null;
        }
        Document document = new Document("model", parameters.model().label());
        if (parameters instanceof Dichotomous item) {
            return document.append("a", item.a())
                    .append("b", item.b())
                    .append("c", item.c())
                    .append("d", item.d());
        }
        if (parameters instanceof PartialCredit item) {
            return document.append("a", item.a()).append("steps", list(item.steps()));
        }
        if (parameters instanceof GradedResponse item) {
            return document.append("a", item.a()).append("boundaries", list(item.boundaries()));
        }
        NominalResponse item = (NominalResponse) parameters;
        return document.append("slopes", list(item.slopes())).append("intercepts", list(item.intercepts()));
    }

    static @Nullable ItemParameters read(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        return switch (ItemModel.ofLabel(document.getString("model"))) {
            case RASCH -> new ItemParameters.Rasch(document.getDouble("b"));
            case ONE_PL -> new ItemParameters.OnePl(document.getDouble("a"), document.getDouble("b"));
            case TWO_PL -> new ItemParameters.TwoPl(document.getDouble("a"), document.getDouble("b"));
            case THREE_PL ->
                new ItemParameters.ThreePl(document.getDouble("a"), document.getDouble("b"), document.getDouble("c"));
            case FOUR_PL ->
                new ItemParameters.FourPl(
                        document.getDouble("a"),
                        document.getDouble("b"),
                        document.getDouble("c"),
                        document.getDouble("d"));
            case PCM -> PartialCredit.pcm(array(document, "steps"));
            case GPCM -> PartialCredit.gpcm(document.getDouble("a"), array(document, "steps"));
            case GRM -> new GradedResponse(document.getDouble("a"), array(document, "boundaries"));
            case NRM -> new NominalResponse(array(document, "slopes"), array(document, "intercepts"));
        };
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] array(Document document, String field) {
        return document.getList(field, Double.class).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
