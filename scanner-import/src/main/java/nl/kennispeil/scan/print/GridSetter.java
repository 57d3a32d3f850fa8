package nl.kennispeil.scan.print;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets a table: columns as wide as they need, rows as high as their highest cell, rows that share a cell together. */
final class GridSetter {

    private static final float PAD = 1.2f * Pen.MM;
    private static final float SIDE = 2 * Pen.MM;
    private static final float MOST_COLUMNS = 60;
    /** A row that is higher than a page goes on on the next. */
    private static final float HIGHEST = 225 * Pen.MM;

    private final Setter setter;

    /** A cell in its place. */
    private record Placed(Piece.Cell cell, int row, int column) {}

    GridSetter(Setter setter) {
        this.setter = setter;
    }

    List<Slice> set(Piece.Grid grid, float x, float width) {
        List<Placed> placed = placed(grid);
        int columns = placed.stream()
                .mapToInt(each -> each.column() + each.cell().across())
                .max()
                .orElse(0);
        if (columns == 0) {
            return List.of();
        }
        float[] widths = columns(placed, columns, width);
        float[] lefts = new float[columns + 1];
        lefts[0] = x;
        for (int i = 0; i < columns; i++) {
            lefts[i + 1] = lefts[i] + widths[i];
        }
        int rows = grid.rows().size();
        List<List<Slice>> cells = new ArrayList<>();
        float[] heights = new float[rows];
        for (Placed each : placed) {
            int to = Math.min(columns, each.column() + each.cell().across());
            List<Slice> inner = setter.set(
                    heavy(each.cell()),
                    lefts[each.column()] + SIDE,
                    Math.max(4, lefts[to] - lefts[each.column()] - 2 * SIDE));
            while (!inner.isEmpty() && inner.get(inner.size() - 1).space()) {
                inner.remove(inner.size() - 1);
            }
            cells.add(inner);
            if (each.cell().down() == 1) {
                heights[each.row()] = Math.max(heights[each.row()], height(inner) + 2 * PAD);
            }
        }
        for (int i = 0; i < placed.size(); i++) {
            Placed each = placed.get(i);
            int to = Math.min(rows, each.row() + each.cell().down());
            float there = 0;
            for (int row = each.row(); row < to; row++) {
                heights[row] = Math.max(heights[row], Setter.TEXT + 2 * PAD);
                there += heights[row];
            }
            heights[to - 1] += Math.max(0, height(cells.get(i)) + 2 * PAD - there);
        }
        return slices(placed, cells, heights, lefts);
    }

    private static List<Slice> slices(List<Placed> placed, List<List<Slice>> cells, float[] heights, float[] lefts) {
        List<Slice> slices = new ArrayList<>();
        @Nullable Slice head = null;
        boolean atHead = true;
        int row = 0;
        while (row < heights.length) {
            int to = row + 1;
            for (boolean grown = true; grown; ) {
                grown = false;
                for (Placed each : placed) {
                    int end = Math.min(heights.length, each.row() + each.cell().down());
                    if (each.row() >= row && each.row() < to && end > to) {
                        to = end;
                        grown = true;
                    }
                }
            }
            Slice slice = rows(placed, cells, heights, lefts, row, to);
            int from = row;
            int until = to;
            atHead &= placed.stream()
                    .filter(each -> each.row() >= from && each.row() < until)
                    .allMatch(each -> each.cell().head());
            if (atHead && head == null && to < heights.length) {
                head = slice;
                slices.add(slice.asGlued());
            } else if (slice.height() > HIGHEST && to == row + 1) {
                slices.addAll(lines(placed, cells, row, head));
            } else {
                slices.add(head == null ? slice : slice.under(head));
            }
            row = to;
        }
        return slices;
    }

    private static Slice rows(
            List<Placed> placed, List<List<Slice>> cells, float[] heights, float[] lefts, int from, int to) {
        float height = 0;
        for (int row = from; row < to; row++) {
            height += heights[row];
        }
        float all = height;
        return Slice.of(all, (pen, top) -> {
            for (int i = 0; i < placed.size(); i++) {
                Placed each = placed.get(i);
                if (each.row() < from || each.row() >= to) {
                    continue;
                }
                float y = top;
                for (int row = from; row < each.row(); row++) {
                    y -= heights[row];
                }
                float own = 0;
                for (int row = each.row();
                        row < Math.min(to, each.row() + each.cell().down());
                        row++) {
                    own += heights[row];
                }
                float left = lefts[each.column()];
                int end = Math.min(lefts.length - 1, each.column() + each.cell().across());
                float wide = lefts[end] - left;
                if (each.cell().head()) {
                    pen.box(left, y - own, wide, own, Pen.TINT);
                }
                pen.rule(left, y - own, wide, 0.5f, Pen.LINE);
                if (each.row() == 0) {
                    pen.rule(left, y, wide, 0.8f, Pen.SOFT);
                }
                y -= PAD;
                for (Slice line : cells.get(i)) {
                    line.drawn().draw(pen, y);
                    y -= line.height();
                }
            }
        });
    }

    /** A row cut into what fits, each cell going on where it was. */
    private static List<Slice> lines(List<Placed> placed, List<List<Slice>> cells, int row, @Nullable Slice head) {
        List<Slice> cut = new ArrayList<>();
        List<List<Slice>> left = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).row() == row) {
                left.add(new ArrayList<>(cells.get(i)));
            }
        }
        while (left.stream().anyMatch(each -> !each.isEmpty())) {
            float height = 0;
            List<Slice> across = new ArrayList<>();
            for (List<Slice> each : left) {
                if (!each.isEmpty()) {
                    Slice next = each.remove(0);
                    across.add(next);
                    height = Math.max(height, next.height());
                }
            }
            Slice line = Slice.of(height, (pen, top) -> {
                for (Slice each : across) {
                    each.drawn().draw(pen, top);
                }
            });
            cut.add(head == null ? line : line.under(head));
        }
        return cut;
    }

    private static float height(List<Slice> slices) {
        float height = 0;
        for (Slice each : slices) {
            height += each.height();
        }
        return height;
    }

    /** Each cell in the first place of its row that no cell above reaches into. */
    private static List<Placed> placed(Piece.Grid grid) {
        List<Placed> placed = new ArrayList<>();
        List<int[]> taken = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            int column = 0;
            for (Piece.Cell cell : grid.rows().get(row)) {
                int at = row;
                boolean moved = true;
                while (moved) {
                    moved = false;
                    for (int[] each : taken) {
                        if (each[0] <= at && at < each[1] && each[2] <= column && column < each[3]) {
                            column = each[3];
                            moved = true;
                        }
                    }
                }
                if (column >= MOST_COLUMNS) {
                    break;
                }
                placed.add(new Placed(cell, row, column));
                if (cell.down() > 1) {
                    taken.add(new int[] {row, row + cell.down(), column, column + cell.across()});
                }
                column += cell.across();
            }
        }
        return placed;
    }

    /** As wide as the longest cell where that fits; else the wide columns give way, but not so far that words are cut. */
    private float[] columns(List<Placed> placed, int columns, float width) {
        float[] wanted = new float[columns];
        float[] least = new float[columns];
        for (Placed each : placed) {
            if (each.cell().across() == 1) {
                float[] own = setter.widths(heavy(each.cell()));
                wanted[each.column()] = Math.max(wanted[each.column()], own[0] + 2 * SIDE + 1);
                least[each.column()] = Math.max(least[each.column()], own[1] + 2 * SIDE + 1);
            }
        }
        float sum = 0;
        float floor = 0;
        for (int i = 0; i < columns; i++) {
            wanted[i] = Math.max(wanted[i], 6 * Pen.MM);
            sum += wanted[i];
            floor += least[i];
        }
        if (sum <= width) {
            return wanted;
        }
        if (floor > width) {
            for (int i = 0; i < columns; i++) {
                least[i] = width / columns;
            }
            floor = width;
        }
        float[] widths = new float[columns];
        float over = Math.max(0.001f, sum - floor);
        for (int i = 0; i < columns; i++) {
            widths[i] = Math.max(0, least[i]) + Math.max(0, wanted[i] - least[i]) / over * (width - floor);
        }
        return widths;
    }

    private static List<Piece> heavy(Piece.Cell cell) {
        if (!cell.head()) {
            return cell.pieces();
        }
        List<Piece> heavy = new ArrayList<>();
        for (Piece each : cell.pieces()) {
            heavy.add(
                    each instanceof Piece.Words words
                            ? new Piece.Words(
                                    words.runs().stream().map(GridSetter::heavy).toList(), words.look())
                            : each);
        }
        return heavy;
    }

    private static Run heavy(Run run) {
        List<Run.Style> styles = new ArrayList<>(run.styles());
        styles.add(Run.Style.BOLD);
        return new Run(run.text(), java.util.Set.copyOf(styles), run.blank());
    }
}
