package nl.kennispeil.bank.item;

import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.Rasch;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Item parameters as part of an item document; models carry the names of the parameter files. */
final class MongoCalibration {

    private MongoCalibration() {}

    static @Nullable Document of(@Nullable ItemParameters parameters) {
        if (parameters == null) {
            return null;
        }
        if (parameters instanceof ThreePl three) {
            return new Document("model", "3PL")
                    .append("a", three.a())
                    .append("b", three.b())
                    .append("c", three.c());
        }
        if (parameters instanceof TwoPl two) {
            return new Document("model", "2PL").append("a", two.a()).append("b", two.b());
        }
        return new Document("model", "Rasch").append("b", parameters.b());
    }

    static @Nullable ItemParameters read(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        String model = document.getString("model");
        double b = document.getDouble("b");
        return switch (model) {
            case "3PL" -> new ThreePl(document.getDouble("a"), b, document.getDouble("c"));
            case "2PL" -> new TwoPl(document.getDouble("a"), b);
            case "Rasch" -> new Rasch(b);
            default -> throw new IllegalStateException("calibration of model " + model + ": read are Rasch, 2PL, 3PL");
        };
    }
}
