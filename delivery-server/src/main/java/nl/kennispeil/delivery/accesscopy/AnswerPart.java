package nl.kennispeil.delivery.accesscopy;

import static nl.kennispeil.delivery.accesscopy.CopyTable.Length.LONG;
import static nl.kennispeil.delivery.accesscopy.CopyTable.Reach.PORTABLE;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.adaptive.CourseLog;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.ResponseHistory;
import nl.kennispeil.delivery.attempt.Responses;

/** Every answer, comment, note and mark somebody gave, and each change of mind with its time (Nowak, C-434/16). */
final class AnswerPart implements CopyPart {

    private final Exam exam;
    private final Responses responses;

    AnswerPart(Exam exam, Responses responses) {
        this.exam = exam;
        this.responses = responses;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("responses", CourseLog.SHELF);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder answers =
                CopyTable.of("antwoorden", PORTABLE, "sitting", "number", "answer", "flagged", "comment", "note");
        CopyTable.Builder history = CopyTable.of(
                        "antwoorden-verloop",
                        PORTABLE,
                        "sitting",
                        "number",
                        "what",
                        "value",
                        "madeAt",
                        "receivedAt",
                        "activeMs",
                        "late",
                        "device")
                .length(LONG);
        for (Attempt attempt : subject.attempts()) {
            Exam.Context context = exam.context(attempt.id());
            List<ItemRef> items = context.form().form().refs();
            Map<ItemRef, List<ResponseEvent>> events = responses.of(attempt.id(), items);
            String title = context.sitting().title().nl();
            for (int i = 0; i < items.size(); i++) {
                List<ResponseEvent> given = events.getOrDefault(items.get(i), List.of());
                int place = i + 1;
                responses
                        .plays(attempt.id(), items.get(i))
                        .values()
                        .forEach(at -> history.row(title, place, "play", "", at, at, null, false, null));
                if (given.isEmpty()) {
                    continue;
                }
                int number = i + 1;
                answers.row(
                        title,
                        number,
                        current(given, ResponseEvent.Kind.ANSWER),
                        !current(given, ResponseEvent.Kind.FLAG).isEmpty(),
                        current(given, ResponseEvent.Kind.COMMENT),
                        current(given, ResponseEvent.Kind.NOTE));
                given.forEach(each -> history.row(
                        title,
                        number,
                        each.kind().code(),
                        each.value(),
                        each.clientTime(),
                        each.serverTime(),
                        each.activeMs(),
                        each.late(),
                        each.epoch()));
            }
        }
        return List.of(answers.build(), history.build());
    }

    private static String current(List<ResponseEvent> events, ResponseEvent.Kind kind) {
        return ResponseHistory.current(events, kind);
    }
}
