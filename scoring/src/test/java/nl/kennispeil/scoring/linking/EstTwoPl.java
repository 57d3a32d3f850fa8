package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.ItemParameters;

/** Forms of data set est2pl of the R package equateIRT, with their covariance matrices put in our order. */
final class EstTwoPl {

    private EstTwoPl() {}

    static CalibratedForm form(int number) {
        Map<String, Double> values = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Map<String, String> row : Golden.csv("equating_2pl/form_parameters.csv")) {
            if (row.getOrDefault("form", "").equals("test" + number)) {
                values.put(row.getOrDefault("par", ""), Double.parseDouble(row.getOrDefault("est", "")));
                if (row.getOrDefault("par", "").startsWith("Dffclt.")) {
                    names.add(row.getOrDefault("par", "").substring("Dffclt.".length()));
                }
            }
        }
        List<ItemParameters> items = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (String name : names) {
            items.add(new ItemParameters.TwoPl(
                    values.getOrDefault("Dscrmn." + name, Double.NaN),
                    values.getOrDefault("Dffclt." + name, Double.NaN)));
            order.add("Dscrmn." + name);
            order.add("Dffclt." + name);
        }
        return CalibratedForm.of(names, items).withCovariance(covariance(number, order));
    }

    private static double[][] covariance(int number, List<String> order) {
        double[][] matrix = new double[order.size()][order.size()];
        for (Map<String, String> row : Golden.csv("equating_2pl/vcov_form" + number + ".csv")) {
            int i = order.indexOf(row.getOrDefault("par", ""));
            for (int j = 0; j < order.size(); j++) {
                matrix[i][j] = Double.parseDouble(row.getOrDefault(order.get(j), ""));
            }
        }
        return matrix;
    }
}
