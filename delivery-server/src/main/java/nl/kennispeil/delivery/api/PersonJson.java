package nl.kennispeil.delivery.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.person.Ending;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Person;
import org.jspecify.annotations.Nullable;

/** Persons and enrolments as JSON, and back into the rows that an import is made of. */
final class PersonJson {

    private static final int MOST = 50;
    private static final Set<Column> OF_PERSON =
            Set.of(Column.NAME, Column.MAIL, Column.PHONE, Column.ADDRESS, Column.BIRTH_DATE, Column.BIG);
    private static final Set<Column> OF_ENROLMENT = Set.of(
            Column.INSTITUTE,
            Column.INSTITUTE_FROM,
            Column.TRAINING,
            Column.BEGIN,
            Column.END,
            Column.END_KIND,
            Column.EXEMPTION_WEEKS,
            Column.EXTRA_MINUTES,
            Column.RESUMABLE_UNTIL);

    private PersonJson() {}

    /**
     * Reads the fields of a person, all but the enrolments.
     *
     * @throws BadRequest when there is a field that is not known
     */
    static Map<Column, String> personCells(String externalId, JsonNode body) {
        Map<Column, String> cells = cells(body, OF_PERSON, Set.of("enrolments", "externalId"));
        cells.put(Column.EXTERNAL_ID, externalId);
        return cells;
    }

    /** The rows of one enrolment; several when it has several interruptions or shares. */
    static List<Map<Column, String>> rows(Map<Column, String> person, JsonNode enrolment) {
        Map<Column, String> single = cells(enrolment, OF_ENROLMENT, Set.of("interruptions", "shares"));
        single.putAll(person);
        List<Map<Column, String>> rows = new ArrayList<>();
        rows.add(single);
        several(
                rows,
                single,
                enrolment.get("interruptions"),
                Map.of(
                        "from",
                        Column.INTERRUPTION_FROM,
                        "until",
                        Column.INTERRUPTION_UNTIL,
                        "reason",
                        Column.INTERRUPTION_REASON));
        several(rows, single, enrolment.get("shares"), Map.of("from", Column.SHARE_FROM, "share", Column.SHARE));
        return rows;
    }

    private static void several(
            List<Map<Column, String>> rows,
            Map<Column, String> single,
            @Nullable JsonNode list,
            Map<String, Column> columns) {
        if (list == null) {
            return;
        }
        if (!list.isArray() || list.size() > MOST) {
            throw new BadRequest(400, "malformed");
        }
        while (rows.size() < Math.max(1, list.size())) {
            rows.add(new EnumMap<>(single));
        }
        for (Map<Column, String> each : rows) {
            columns.values().forEach(column -> each.put(column, ""));
        }
        for (int i = 0; i < list.size(); i++) {
            JsonNode one = list.get(i);
            Map<Column, String> row = rows.get(i);
            for (Iterator<String> names = one.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                Column column = columns.get(name);
                if (column == null) {
                    throw new BadRequest(400, "unknown-field");
                }
                row.put(column, text(one.get(name)));
            }
        }
    }

    private static Map<Column, String> cells(JsonNode body, Set<Column> allowed, Set<String> others) {
        if (!body.isObject()) {
            throw new BadRequest(400, "malformed");
        }
        Map<Column, String> cells = new EnumMap<>(Column.class);
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!others.contains(name)) {
                Column column = Column.of(name)
                        .filter(allowed::contains)
                        .orElseThrow(() -> new BadRequest(400, "unknown-field"));
                cells.put(column, text(body.get(name)));
            }
        }
        return cells;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isContainerNode()) {
            throw new BadRequest(400, "malformed");
        }
        return value.asText().strip();
    }

    static ObjectNode of(Person person, List<Enrolment> enrolments) {
        ObjectNode json = Replies.object();
        json.put("externalId", person.externalId());
        json.put("name", person.name());
        json.put("mail", person.mail());
        json.put("phone", person.phone());
        json.put("address", person.address());
        json.put("birthDate", day(person.birthDate()));
        json.put("big", person.big());
        ArrayNode list = json.putArray("enrolments");
        enrolments.forEach(each -> list.add(of(each)));
        return json;
    }

    static ObjectNode of(Enrolment enrolment) {
        ObjectNode json = Replies.object();
        json.put("id", enrolment.id().value());
        json.put("training", enrolment.training().code());
        Enrolment.Stay last = enrolment.stays().get(enrolment.stays().size() - 1);
        json.put("institute", last.institute());
        json.put("instituteFrom", last.from().toString());
        json.put("begin", enrolment.begin().toString());
        Ending ending = enrolment.ending();
        json.put("end", ending == null ? null : ending.day().toString());
        json.put("endKind", ending == null ? null : ending.kind().name().toLowerCase(Locale.ROOT));
        ArrayNode interruptions = json.putArray("interruptions");
        enrolment
                .interruptions()
                .forEach(each -> interruptions
                        .addObject()
                        .put("from", each.from().toString())
                        .put("until", day(each.until()))
                        .put("reason", each.reason()));
        ArrayNode shares = json.putArray("shares");
        enrolment
                .shares()
                .forEach(each ->
                        shares.addObject().put("from", each.from().toString()).put("share", each.share()));
        json.put(
                "exemptionWeeks",
                enrolment.exemptions().stream()
                        .mapToInt(Enrolment.Exemption::weeks)
                        .sum());
        json.put("resumableUntil", day(enrolment.resumableUntil()));
        return json;
    }

    private static @Nullable String day(@Nullable Object day) {
        return day == null ? null : day.toString();
    }
}
