package nl.kennispeil.delivery.audit;

import java.util.List;

/**
 * A part of what a search found.
 *
 * @param lines newest first
 * @param next where to go on: lines with a lower number than this have not been looked at; 0 when all have
 */
public record Found(List<Line> lines, int next) {

    public Found {
        lines = List.copyOf(lines);
    }
}
