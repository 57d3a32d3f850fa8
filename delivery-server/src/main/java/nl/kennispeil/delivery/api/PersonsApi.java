package nl.kennispeil.delivery.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kennispeil.delivery.apikey.ApiKey;
import nl.kennispeil.delivery.apikey.ApiKeys;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.http.Replies;
import nl.kennispeil.delivery.intake.Column;
import nl.kennispeil.delivery.intake.Intake;
import nl.kennispeil.delivery.intake.MassEnd;
import nl.kennispeil.delivery.intake.Outcome;
import nl.kennispeil.delivery.intake.Plan;
import nl.kennispeil.delivery.intake.Problem;
import nl.kennispeil.delivery.person.Enrolling;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.Person;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.person.Persons;
import nl.kennispeil.delivery.text.Language;
import nl.kennispeil.delivery.text.Messages;

/**
 * What the interface does with persons. A key that is bound to an institute sees and changes what that institute owns
 * today, and is told nothing of the rest: what is elsewhere is not there, and neither is whom only the privacy officer
 * sees.
 */
final class PersonsApi {

    /** Persons on one page of a list. */
    static final int PAGE = 200;

    private static final Messages DUTCH = Messages.in(Language.NL);
    private static final Messages ENGLISH = Messages.in(Language.EN);

    /** A reply: status and body. */
    record Reply(int status, ObjectNode body) {}

    private final Persons persons;
    private final Enrolments enrolments;
    private final Intake intake;
    private final ApiKeys keys;
    private final Predicate<CandidateId> hidden;
    private final AuditTrail audit;

    PersonsApi(
            Persons persons,
            Enrolments enrolments,
            Intake intake,
            ApiKeys keys,
            Predicate<CandidateId> hidden,
            AuditTrail audit) {
        this.persons = persons;
        this.enrolments = enrolments;
        this.intake = intake;
        this.keys = keys;
        this.hidden = hidden;
        this.audit = audit;
    }

    Reply get(String externalId, ApiKey key, Instant now) {
        Person person = find(externalId)
                .filter(each -> !theirs(each.id(), key, now).isEmpty())
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        audit.append(
                "person/" + person.id(),
                actor(key).login(),
                actor(key).role(),
                "person.read",
                person.id().value(),
                "",
                now);
        return new Reply(200, PersonJson.of(person, theirs(person.id(), key, now)));
    }

    Reply getEnrolment(String id, ApiKey key, Instant now) {
        Enrolment enrolment = enrolmentId(id)
                .flatMap(enrolments::find)
                .filter(each -> key.covers(each.institute(Enrolling.today(now))) && !hidden.test(each.id()))
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        audit.append(
                "enrolment/" + enrolment.id(),
                actor(key).login(),
                actor(key).role(),
                "person.read",
                enrolment.id().value(),
                "",
                now);
        return new Reply(200, withPerson(enrolment, persons.find(enrolment.person())));
    }

    /** Persons that changed, the earliest first, a page at a time. */
    Reply list(Instant since, String after, boolean asEnrolments, ApiKey key, Instant now) {
        List<Persons.Changed> changed = persons.changedSince(since).stream()
                .filter(each -> after.isEmpty() || cursor(each).compareTo(after) > 0)
                .toList();
        List<Persons.Changed> page = changed.subList(0, Math.min(PAGE, changed.size()));
        List<PersonId> ids = page.stream().map(Persons.Changed::person).toList();
        Map<PersonId, Person> people = persons.findAll(ids);
        Map<PersonId, List<Enrolment>> known = enrolments.ofAll(ids);
        ObjectNode body = Replies.object();
        ArrayNode list = body.putArray(asEnrolments ? "enrolments" : "persons");
        List<String> shown = new ArrayList<>();
        for (Persons.Changed each : page) {
            Person person = people.get(each.person());
            List<Enrolment> covered = covered(known.getOrDefault(each.person(), List.of()), key, now);
            if (person != null && !covered.isEmpty()) {
                covered.forEach(one -> shown.add(one.id().value()));
                if (asEnrolments) {
                    covered.forEach(one -> list.add(withPerson(one, Optional.of(person))));
                } else {
                    list.add(PersonJson.of(person, covered)
                            .put("changedAt", each.at().toString()));
                }
            }
        }
        if (changed.size() > page.size()) {
            body.put("next", cursor(page.get(page.size() - 1)));
        }
        // whoever is in it reads in the own log that this system saw it
        audit.write(Entry.of(actor(key).login(), actor(key).role(), "persons.list", "api", now)
                .about(shown)
                .detail("persons", list.size()));
        return new Reply(200, body);
    }

    Reply put(String externalId, JsonNode body, ApiKey key, Instant now) {
        Map<Column, String> cells = PersonJson.personCells(externalId, body);
        List<Map<Column, String>> rows = new ArrayList<>();
        JsonNode list = body.get("enrolments");
        if (list != null) {
            if (!list.isArray() || list.size() > 20) {
                throw new BadRequest(400, "malformed");
            }
            list.forEach(each -> rows.addAll(PersonJson.rows(cells, each)));
        } else {
            find(externalId)
                    .ifPresent(
                            person -> theirs(person.id(), key, now).forEach(each -> rows.add(unchanged(cells, each))));
        }
        if (rows.isEmpty()) {
            throw new BadRequest(422, "enrolment-needed");
        }
        return take(externalId, rows, key, now);
    }

    Reply putEnrolment(String externalId, JsonNode body, ApiKey key, Instant now) {
        Person person = find(externalId)
                .filter(each -> !theirs(each.id(), key, now).isEmpty())
                .orElseThrow(() -> new BadRequest(404, "not-found"));
        Map<Column, String> cells = new EnumMap<>(Column.class);
        cells.put(Column.EXTERNAL_ID, externalId);
        cells.put(Column.NAME, person.name());
        return take(externalId, PersonJson.rows(cells, body), key, now);
    }

    private Reply take(String externalId, List<Map<Column, String>> rows, ApiKey key, Instant now) {
        Plan plan = intake.plan(rows, key.institute(), now);
        if (plan.count(Outcome.Kind.REFUSED) > 0) {
            return refused(plan);
        }
        MassEnd ends = plan.massEnd();
        if (ends.ending() > 0) {
            LocalDate today = Enrolling.today(now);
            int all = keys.noteEndings(key.id(), ends.ending(), today);
            if (new MassEnd(ends.active(), all).stops()) {
                keys.noteEndings(key.id(), -ends.ending(), today);
                audit.append("api", actor(key).login(), actor(key).role(), "import.stop", "", "ending=" + all, now);
                throw new BadRequest(409, "mass-end");
            }
        }
        boolean fresh = find(externalId).isEmpty();
        intake.take(plan, actor(key), now);
        Person person = find(externalId).orElseThrow(() -> new BadRequest(500, "internal"));
        return new Reply(fresh ? 201 : 200, PersonJson.of(person, theirs(person.id(), key, now)));
    }

    private static Reply refused(Plan plan) {
        ObjectNode body = Replies.errorBody("refused");
        ArrayNode problems = body.putArray("problems");
        for (Outcome each : plan.only(Outcome.Kind.REFUSED)) {
            Problem problem = each.problem();
            if (problem != null) {
                ObjectNode one = problems.addObject();
                one.put("row", each.line());
                problem.where().ifPresent(column -> one.put("field", column.code()));
                one.put("code", problem.code());
                one.putObject("message")
                        .put("nl", DUTCH.text("page.intake.problem." + problem.code(), problem.detail()))
                        .put("en", ENGLISH.text("page.intake.problem." + problem.code(), problem.detail()));
            }
        }
        return new Reply(422, body);
    }

    private static Map<Column, String> unchanged(Map<Column, String> cells, Enrolment enrolment) {
        Map<Column, String> row = new EnumMap<>(cells);
        row.put(Column.TRAINING, enrolment.training().code());
        row.put(Column.BEGIN, enrolment.begin().toString());
        row.put(
                Column.INSTITUTE,
                enrolment.stays().get(enrolment.stays().size() - 1).institute());
        return row;
    }

    private Optional<Person> find(String externalId) {
        return persons.find(Persons.Lookup.EXTERNAL_ID, externalId).flatMap(persons::find);
    }

    private List<Enrolment> theirs(PersonId person, ApiKey key, Instant now) {
        return covered(enrolments.of(person), key, now);
    }

    private List<Enrolment> covered(List<Enrolment> all, ApiKey key, Instant now) {
        LocalDate today = Enrolling.today(now);
        return all.stream()
                .filter(each -> key.covers(each.institute(today)) && !hidden.test(each.id()))
                .toList();
    }

    private static ObjectNode withPerson(Enrolment enrolment, Optional<Person> person) {
        ObjectNode json = PersonJson.of(enrolment);
        json.put("person", person.map(Person::externalId).orElse(null));
        return json;
    }

    private static Optional<CandidateId> enrolmentId(String id) {
        try {
            return Optional.of(new CandidateId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Sorts like the list: by moment, then by person. */
    private static String cursor(Persons.Changed changed) {
        return String.format("%015d.%s", changed.at().toEpochMilli(), changed.person());
    }

    private static Enrolling.Actor actor(ApiKey key) {
        return new Enrolling.Actor("api:" + key.id(), "api");
    }
}
