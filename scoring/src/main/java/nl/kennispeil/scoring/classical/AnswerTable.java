package nl.kennispeil.scoring.classical;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.key.Answer;
import nl.kennispeil.scoring.key.ItemKey;
import nl.kennispeil.scoring.key.ItemStatus;
import nl.kennispeil.scoring.key.Mark;
import nl.kennispeil.scoring.key.Marking;
import nl.kennispeil.scoring.response.ResponseMatrix;

/** Answers item by item, whether they came as option letters or as categories. */
record AnswerTable(List<AnswerColumn> columns, int persons) {

    static AnswerTable of(Marking marking) {
        List<AnswerColumn> columns = new ArrayList<>();
        for (int item = 0; item < marking.keys().size(); item++) {
            ItemKey key = marking.keys().get(item);
            columns.add(new AnswerColumn(
                    key.item(), key.status(), key.chance(), 1, marking.answers(item), marking.codes(item)));
        }
        return new AnswerTable(columns, marking.persons());
    }

    static AnswerTable of(ResponseMatrix matrix) {
        List<AnswerColumn> columns = new ArrayList<>();
        for (int item = 0; item < matrix.items(); item++) {
            byte[] codes = new byte[matrix.persons()];
            for (int person = 0; person < codes.length; person++) {
                codes[person] = (byte) matrix.at(person, item);
            }
            int highest = matrix.categories(item) - 1;
            List<Answer> categories = IntStream.rangeClosed(0, highest)
                    .mapToObj(category -> category(category, highest))
                    .toList();
            columns.add(new AnswerColumn(
                    matrix.itemNames().get(item), ItemStatus.SCORED, Double.NaN, highest, categories, codes));
        }
        return new AnswerTable(columns, matrix.persons());
    }

    private static Answer category(int category, int highest) {
        Mark mark = category == 0 ? Mark.WRONG : category == highest ? Mark.RIGHT : Mark.PARTIAL;
        return new Answer(Integer.toString(category), mark, category, BigDecimal.valueOf(category));
    }

    /** The scored items only. */
    List<AnswerColumn> scored() {
        return columns.stream().filter(AnswerColumn::isScored).toList();
    }

    /** The table that the rule leaves to analyse. */
    AnswerTable under(MissingRule rule) {
        return switch (rule) {
            case COMPLETE_PERSONS -> persons(presented(scored().size()));
            case AS_ZERO ->
                new AnswerTable(
                        columns.stream()
                                .map(column -> column.isScored() ? column.missingAsZero() : column)
                                .toList(),
                        persons);
            case PRORATED -> persons(presented(1));
        };
    }

    /** Persons with at least so many scored items. */
    private int[] presented(int least) {
        int[] presented = new int[persons];
        for (AnswerColumn column : scored()) {
            for (int person = 0; person < persons; person++) {
                presented[person] += column.codes()[person] < 0 ? 0 : 1;
            }
        }
        return IntStream.range(0, persons)
                .filter(person -> presented[person] >= least)
                .toArray();
    }

    private AnswerTable persons(int[] rows) {
        if (rows.length == persons) {
            return this;
        }
        return new AnswerTable(
                columns.stream().map(column -> column.persons(rows)).toList(), rows.length);
    }
}
