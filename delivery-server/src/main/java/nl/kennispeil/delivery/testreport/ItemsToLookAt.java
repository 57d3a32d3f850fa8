package nl.kennispeil.delivery.testreport;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.delivery.table.ItemColumns;
import nl.kennispeil.delivery.table.ItemRow;

/** Items of a calibration whose parameters are unusual, in words. A reason is not a verdict. */
final class ItemsToLookAt {

    /** Slopes are on the logistic scale without 1.7. */
    private static final double LOW_SLOPE = 0.3;

    private static final double HIGH_SLOPE = 4;
    private static final double FAR = 4;
    /** Of a slope: more than half its value. Of a location: more than this, in units of ability. */
    private static final double LARGE_SHARE = 0.5;

    private static final double LARGE_ERROR = 1;

    private final ReportWords words;

    ItemsToLookAt(ReportWords words) {
        this.words = words;
    }

    /** Those with a reason, in the order of the report. */
    List<CalibrationReport.Look> of(List<ItemRow> items) {
        List<CalibrationReport.Look> found = new ArrayList<>();
        for (int at = 0; at < items.size(); at++) {
            List<String> reasons = reasons(items.get(at));
            if (!reasons.isEmpty()) {
                found.add(new CalibrationReport.Look(at, items.get(at).item(), reasons));
            }
        }
        return found;
    }

    private List<String> reasons(ItemRow row) {
        List<String> reasons = new ArrayList<>();
        ItemColumns.of(row).forEach((name, value) -> {
            double error = row.standardErrors().getOrDefault(name, Double.NaN);
            if (name.equals("a")) {
                slope(value, error, reasons);
            } else if (name.matches("b\\d*")) {
                location(name, value, error, reasons);
            }
        });
        return reasons;
    }

    private void slope(double value, double error, List<String> reasons) {
        if (value < 0) {
            reasons.add(words.t("psy.cal.look.negative", words.number(value, 2)));
        } else if (value < LOW_SLOPE) {
            reasons.add(words.t("psy.cal.look.low", words.number(value, 2)));
        } else if (value > HIGH_SLOPE) {
            reasons.add(words.t("psy.cal.look.high", words.number(value, 2)));
        }
        if (error > LARGE_SHARE * Math.abs(value)) {
            reasons.add(words.t("psy.cal.look.error", "a", words.number(value, 2), words.number(error, 2)));
        }
    }

    private void location(String name, double value, double error, List<String> reasons) {
        if (Math.abs(value) > FAR) {
            reasons.add(words.t("psy.cal.look.far", name, words.number(value, 2)));
        }
        if (error > LARGE_ERROR) {
            reasons.add(words.t("psy.cal.look.error", name, words.number(value, 2), words.number(error, 2)));
        }
    }
}
