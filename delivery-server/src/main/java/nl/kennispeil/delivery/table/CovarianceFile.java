package nl.kennispeil.delivery.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.linking.CalibratedForm;

/**
 * A covariance matrix of item parameters as a table: {@code parameter,Q1.a,Q1.b,…} with a row per parameter, in the a, b, c,
 * d metric. A parameter that was fixed has zeros.
 */
public final class CovarianceFile {

    private CovarianceFile() {}

    public static void write(TableWriter out, CalibratedForm form) {
        List<String> names = form.parameterNames();
        double[][] matrix = form.covarianceMatrix()
                .orElseThrow(() -> new IllegalArgumentException("the calibration has no covariance matrix"));
        List<Object> header = new ArrayList<>(List.of("parameter"));
        header.addAll(names);
        out.row(header.toArray());
        for (int at = 0; at < matrix.length; at++) {
            List<Object> row = new ArrayList<>(List.of(names.get(at)));
            for (double each : matrix[at]) {
                row.add(each);
            }
            out.row(row.toArray());
        }
    }

    /**
     * The form with the matrix of the file, whatever the order there; parameters of other items do not count.
     *
     * @throws TableException when the file is no such table, or a parameter of the form is not in it
     */
    public static CalibratedForm read(Source source, CalibratedForm form, Notes notes) throws IOException {
        double[][] matrix = Table.read(source, Limits.USUAL, notes, table -> matrix(table, form.parameterNames()));
        try {
            return form.withCovariance(matrix);
        } catch (IllegalArgumentException e) {
            throw new TableException(source.name() + ": " + e.getMessage());
        }
    }

    private static double[][] matrix(Table table, List<String> names) throws IOException {
        table.requireFirst("parameter", "parameter,<item>.<parameter>,…");
        Map<String, Integer> columnOf = new HashMap<>();
        for (int column = 1; column < table.header().size(); column++) {
            columnOf.put(table.header().get(column), column);
        }
        Map<String, double[]> rows = new HashMap<>();
        for (List<String> row = table.next(); row != null; row = table.next()) {
            if (!names.contains(row.get(0))) {
                continue;
            }
            double[] values = new double[names.size()];
            for (int k = 0; k < values.length; k++) {
                Integer column = columnOf.get(names.get(k));
                values[k] = column == null ? Double.NaN : Numbers.of(table, column, row.get(column));
            }
            if (rows.put(row.get(0), values) != null) {
                table.problems().cell(table.line(), 0, "parameter", "stands on another line too, allowed is once");
            }
        }
        table.finish();
        double[][] matrix = new double[names.size()][];
        for (int k = 0; k < matrix.length; k++) {
            double[] row = rows.get(names.get(k));
            if (row == null || !columnOf.containsKey(names.get(k))) {
                throw new TableException(table.name() + ": has no row and column " + Problems.quoted(names.get(k))
                        + ", allowed is one for each parameter of the items");
            }
            matrix[k] = row;
        }
        return matrix;
    }
}
