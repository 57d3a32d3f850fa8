package nl.kennispeil.delivery.grant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * What aios let trainers see. A document per aios has the grants, with who the trainer is sealed under the key of the
 * aios; a document per trainer leads to the aios. Both are found by keyed digests. A grant that is withdrawn is gone.
 */
public final class Grants {

    static final String GIVEN = "result_grants";
    static final String RECEIVED = "result_grantees";

    private static final String LOGIN = GIVEN + "/login";
    private static final String ADDRESS = GIVEN + "/address";
    private static final int DIGITS = 32;

    private final Shelf given;
    private final Shelf received;
    private final Vault vault;
    private final ServerSecret secret;

    public Grants(Shelves shelves, Vault vault, ServerSecret secret) {
        this.given = shelves.shelf(GIVEN, Holds.PERSONS);
        this.received = shelves.shelf(RECEIVED, Holds.PERSONS);
        this.vault = vault;
        this.secret = secret;
    }

    /**
     * Gives leave; what was given before stays as it is.
     *
     * @param address what the aios typed to name the trainer
     * @param attempt whose result it is for; null for every result
     */
    void give(CandidateId aios, Trainer trainer, String address, @Nullable AttemptId attempt, Instant now) {
        String id = digest("grant", aios.value(), trainer.login(), attempt == null ? "" : attempt.value());
        if (given.find(key(aios))
                .map(each -> each.map("grants"))
                .orElse(Map.of())
                .containsKey(id)) {
            return;
        }
        Map<String, Object> grant = new LinkedHashMap<>();
        grant.put("to", key(trainer.login()));
        grant.put("login", vault.seal(aios.value(), LOGIN, trainer.login()));
        grant.put("address", vault.seal(aios.value(), ADDRESS, address));
        grant.put("at", now);
        if (attempt != null) {
            grant.put("attempt", attempt.value());
        }
        Change lead = lead(aios, trainer, now);
        // before, so that no deletion can overlook it; after, lest a withdrawal at the same moment took it along
        received.change(lead);
        given.change(Change.ofOrCreate(key(aios))
                .setOnInsert("schema", 1)
                .setOnInsert("aios", aios.value())
                .set("grants." + id, grant));
        received.change(lead);
    }

    private Change lead(CandidateId aios, Trainer trainer, Instant now) {
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put("at", now);
        CandidateId enrolment = trainer.enrolment();
        if (enrolment != null) {
            lead.put("as", enrolment.value());
        }
        PersonId person = trainer.person();
        if (person != null) {
            lead.put("person", person.value());
        }
        return Change.ofOrCreate(key(trainer.login())).setOnInsert("schema", 1).set("aios." + aios, lead);
    }

    /** Takes leave back; empty when it was not there. */
    Optional<Grant> withdraw(CandidateId aios, String id) {
        Optional<Grant> grant =
                of(aios).stream().filter(each -> each.id().equals(id)).findFirst();
        grant.ifPresent(each -> {
            given.change(Change.of(key(aios)).unset("grants." + id));
            forget(aios, key(each.login()));
        });
        return grant;
    }

    /** Takes away what leads from a trainer to an aios, when nothing is granted any more. */
    private void forget(CandidateId aios, String trainer) {
        Optional<Fields> lead =
                received.find(trainer).filter(each -> leads(each).containsKey(aios.value()));
        if (lead.isPresent() && ids(aios, trainer).isEmpty()) {
            received.change(Change.of(trainer).unset("aios." + aios));
            if (!ids(aios, trainer).isEmpty()) {
                // given again meanwhile
                received.change(Change.ofOrCreate(trainer)
                        .set(
                                "aios." + aios,
                                Objects.requireNonNull(leads(lead.get()).get(aios.value()))
                                        .values()));
            }
        }
    }

    /** What an aios gave, the first one first. */
    List<Grant> of(CandidateId aios) {
        return given.find(key(aios)).stream()
                .flatMap(each -> grants(each).stream())
                .sorted(Comparator.comparing(Grant::since))
                .toList();
    }

    /** What a trainer was given. */
    List<Grant> to(String login) {
        String trainer = key(login);
        List<String> aios = received.find(trainer)
                .map(each -> leads(each).keySet().stream()
                        .map(id -> key(new CandidateId(id)))
                        .toList())
                .orElse(List.of());
        return given.findAll(aios).stream()
                .flatMap(each -> grants(each).stream())
                .filter(each -> key(each.login()).equals(trainer))
                .toList();
    }

    /** Gone with the training of an aios: everything given in it. */
    int deleteGiven(CandidateId aios) {
        int before = remainingGiven(aios);
        for (Fields each : leading(aios)) {
            received.change(Change.of(each.id()).unset("aios." + aios));
        }
        given.delete(List.of(key(aios)));
        return before;
    }

    int remainingGiven(CandidateId aios) {
        return given.findAll(List.of(key(aios))).size() + leading(aios).size();
    }

    private List<Fields> leading(CandidateId aios) {
        return received.all().stream()
                .filter(each -> leads(each).containsKey(aios.value()))
                .toList();
    }

    /**
     * Gone with the role of a trainer: everything given to that trainer in it.
     *
     * @param person null unless the person goes as well
     * @param logins accounts that go, in whatever role it was given to them
     */
    int deleteReceived(CandidateId enrolment, @Nullable PersonId person, Collection<String> logins) {
        Set<String> going = keys(logins);
        int gone = 0;
        for (Fields document : received.all()) {
            for (String aios : concerned(document, enrolment, person, going)) {
                CandidateId giver = new CandidateId(aios);
                for (String id : ids(giver, document.id())) {
                    given.change(Change.of(key(giver)).unset("grants." + id));
                    gone++;
                }
                received.change(Change.of(document.id()).unset("aios." + aios));
                gone++;
            }
        }
        received.delete(going);
        return gone;
    }

    int remainingReceived(CandidateId enrolment, @Nullable PersonId person, Collection<String> logins) {
        Set<String> going = keys(logins);
        return received.all().stream()
                .mapToInt(each -> concerned(each, enrolment, person, going).size())
                .sum();
    }

    private static List<String> concerned(
            Fields document, CandidateId enrolment, @Nullable PersonId person, Set<String> going) {
        List<String> aios = new ArrayList<>();
        leads(document).forEach((id, lead) -> {
            boolean inThis =
                    lead.optionalText("as").filter(enrolment.value()::equals).isPresent();
            boolean ofThem = person != null
                    && lead.optionalText("person")
                            .filter(person.value()::equals)
                            .isPresent();
            if (inThis || ofThem || going.contains(document.id())) {
                aios.add(id);
            }
        });
        return aios;
    }

    private Set<String> keys(Collection<String> logins) {
        return logins.stream().map(this::key).collect(Collectors.toSet());
    }

    /** The ids of what an aios gave one trainer. */
    private List<String> ids(CandidateId aios, String trainer) {
        List<String> ids = new ArrayList<>();
        given.find(key(aios))
                .ifPresent(each -> nested(each, "grants").forEach((id, grant) -> {
                    if (grant.text("to").equals(trainer)) {
                        ids.add(id);
                    }
                }));
        return ids;
    }

    private List<Grant> grants(Fields document) {
        CandidateId aios = new CandidateId(document.text("aios"));
        List<Grant> grants = new ArrayList<>();
        nested(document, "grants").forEach((id, each) -> {
            // without the key, the aios is on the way out
            Optional<String> login = vault.open(aios.value(), LOGIN, each.bytes("login"));
            Optional<String> address = vault.open(aios.value(), ADDRESS, each.bytes("address"));
            if (login.isPresent() && address.isPresent()) {
                grants.add(new Grant(
                        id,
                        aios,
                        login.get(),
                        address.get(),
                        each.optionalText("attempt").map(AttemptId::new).orElse(null),
                        each.instant("at")));
            }
        });
        return grants;
    }

    private static Map<String, Fields> leads(Fields document) {
        return nested(document, "aios");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Fields> nested(Fields document, String field) {
        Map<String, Fields> nested = new LinkedHashMap<>();
        document.map(field).forEach((name, value) -> nested.put(name, Fields.nested((Map<String, Object>) value)));
        return nested;
    }

    private String key(CandidateId aios) {
        return digest("grants-of", aios.value());
    }

    private String key(String login) {
        return digest("grants-to", Accounts.normal(login));
    }

    private String digest(String purpose, String... parts) {
        return Base32.encode(secret.derive(purpose, parts), DIGITS);
    }
}
