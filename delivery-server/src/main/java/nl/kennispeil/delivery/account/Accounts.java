package nl.kennispeil.delivery.account;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/** The accounts by login, and the logins of a person and of an enrolment. */
public final class Accounts {

    private static final String NAME = "accounts/name";
    private static final int NEW_LOGIN_BYTES = 8;
    private static final int NEW_LOGIN_DIGITS = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Shelf shelf;
    private final Shelf index;
    private final Vault vault;

    /** @throws IllegalStateException when the table of permissions cannot be read: a server without one must not start */
    public Accounts(Shelves shelves, Vault vault) {
        this.vault = vault;
        Matrix.required();
        this.shelf = shelves.shelf("accounts", Holds.PERSONS);
        this.index = shelves.shelf("account_index", Holds.PERSONS);
    }

    /** Empty as well when the key of whoever it belonged to is destroyed: then the account is on its way out. */
    public Optional<Login> find(String login) {
        return shelf.find(normal(login))
                .map(this::fromFields)
                .filter(each -> !each.name().isEmpty());
    }

    /** How a login is kept and compared. */
    public static String normal(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** A login for an account that is to be made; tells nothing about its owner, so it may stand in a log. */
    public static String newLogin() {
        byte[] bytes = new byte[NEW_LOGIN_BYTES];
        RANDOM.nextBytes(bytes);
        String digits = normal(Base32.encode(bytes, NEW_LOGIN_DIGITS));
        return digits.substring(0, NEW_LOGIN_DIGITS / 2) + "-" + digits.substring(NEW_LOGIN_DIGITS / 2);
    }

    /** The accounts of staff, by name. */
    public List<Login> staff() {
        List<Fields> staff = shelf.all().stream()
                .filter(each ->
                        functions(each).stream().anyMatch(one -> one.role().isStaff()))
                .toList();
        return staff.stream()
                .map(this::fromFields)
                .filter(each -> !each.name().isEmpty())
                .sorted(Comparator.comparing(Login::name).thenComparing(Login::login))
                .toList();
    }

    public void putAll(Collection<Login> logins) {
        shelf.putAll(logins.stream().map(this::toFields).toList());
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Login each : logins) {
            owners(each)
                    .forEach(owner -> owners.computeIfAbsent(owner, any -> new TreeSet<>())
                            .add(each.login()));
        }
        Map<String, Set<String>> known = new HashMap<>();
        index.findAll(owners.keySet()).forEach(each -> known.put(each.id(), Set.copyOf(each.texts("logins"))));
        List<Fields> longer = new ArrayList<>();
        owners.forEach((owner, added) -> {
            Set<String> all = new TreeSet<>(known.getOrDefault(owner, Set.of()));
            if (all.addAll(added)) {
                longer.add(Fields.of(owner)
                        .with("schema", 1)
                        .with("logins", List.copyOf(all))
                        .build());
            }
        });
        index.putAll(longer);
    }

    public void changePassword(String login, String passwordHash) {
        shelf.change(Change.of(normal(login)).set("passwordHash", passwordHash));
    }

    /** The accounts of a person. */
    public List<Login> of(PersonId person) {
        return findAll(indexed(key(person)));
    }

    /**
     * What there is to know of a person's account without opening anything.
     *
     * @param chosen true when a password was chosen
     * @param staff true when any function is one of staff
     */
    record Brief(String login, boolean chosen, boolean staff) {}

    /** The accounts of many persons, the first of each; who has none is left out. */
    Map<PersonId, Brief> briefly(Collection<PersonId> people) {
        Map<String, PersonId> owners = new LinkedHashMap<>();
        people.forEach(each -> owners.put(key(each), each));
        Map<String, PersonId> logins = new LinkedHashMap<>();
        for (Fields each : index.findAll(owners.keySet())) {
            PersonId owner = owners.get(each.id());
            each.texts("logins").stream()
                    .findFirst()
                    .ifPresent(login -> logins.put(login, Objects.requireNonNull(owner)));
        }
        Map<PersonId, Brief> found = new LinkedHashMap<>();
        for (Fields each : shelf.findAll(logins.keySet())) {
            PersonId owner = logins.get(each.id());
            boolean staff = functions(each).stream().anyMatch(one -> one.role().isStaff());
            found.put(
                    Objects.requireNonNull(owner),
                    new Brief(each.id(), !each.text("passwordHash").isEmpty(), staff));
        }
        return found;
    }

    /** The accounts that act for an enrolment. */
    public List<Login> of(CandidateId enrolment) {
        return findAll(indexed(key(enrolment)));
    }

    /** Every account that has something to do with either, found without the index: for the second look after a deletion. */
    List<Login> seek(PersonId person, CandidateId enrolment) {
        return shelf.all().stream()
                .map(this::fromFields)
                .filter(each -> person.equals(each.person()) || owners(each).contains(key(enrolment)))
                .toList();
    }

    void delete(Collection<String> logins) {
        shelf.delete(logins);
    }

    int forget(PersonId person) {
        return forget(key(person));
    }

    int forget(CandidateId enrolment) {
        return forget(key(enrolment));
    }

    boolean knows(PersonId person) {
        return index.find(key(person)).isPresent();
    }

    boolean knows(CandidateId enrolment) {
        return index.find(key(enrolment)).isPresent();
    }

    private int forget(String owner) {
        int known = index.find(owner).isPresent() ? 1 : 0;
        index.delete(List.of(owner));
        return known;
    }

    private List<Login> findAll(Collection<String> logins) {
        return logins.isEmpty()
                ? List.of()
                : shelf.findAll(logins).stream().map(this::fromFields).toList();
    }

    private List<String> indexed(String owner) {
        return index.find(owner).map(each -> each.texts("logins")).orElse(List.of());
    }

    private static Set<String> owners(Login login) {
        Set<String> owners = new TreeSet<>();
        PersonId person = login.person();
        if (person != null) {
            owners.add(key(person));
        }
        for (Function each : login.functions()) {
            String candidate = each.candidate();
            if (candidate != null) {
                owners.add("enrolment/" + candidate);
            }
        }
        return owners;
    }

    private static String key(PersonId person) {
        return "person/" + person;
    }

    private static String key(CandidateId enrolment) {
        return "enrolment/" + enrolment;
    }

    private Fields toFields(Login login) {
        PersonId person = login.person();
        String owner = owner(login.person(), login.functions());
        return Fields.of(normal(login.login()))
                .with("schema", 2)
                .with("name", owner == null ? login.name() : vault.seal(owner, NAME, login.name()))
                .with("passwordHash", login.passwordHash())
                .with("person", person == null ? null : person.value())
                .with(
                        "functions",
                        login.functions().stream().map(Accounts::toMap).toList())
                .build();
    }

    private static Map<String, Object> toMap(Function function) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("role", function.role().code());
        put(fields, "institute", function.institute());
        put(fields, "candidate", function.candidate());
        fields.put("from", function.from().toString());
        put(fields, "until", function.until());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }

    private static List<Function> functions(Fields fields) {
        List<Function> functions = new ArrayList<>();
        for (Fields each : fields.documents("functions")) {
            functions.add(new Function(
                    Role.of(each.text("role")),
                    each.optionalText("institute").orElse(null),
                    each.optionalText("candidate").orElse(null),
                    LocalDate.parse(each.text("from")),
                    each.optionalText("until").map(LocalDate::parse).orElse(null)));
        }
        return functions;
    }

    private Login fromFields(Fields fields) {
        List<Function> functions = functions(fields);
        PersonId person = fields.optionalText("person").map(PersonId::new).orElse(null);
        String owner = owner(person, functions);
        String name = owner == null
                ? fields.text("name")
                : vault.open(owner, NAME, fields.bytes("name")).orElse("");
        return new Login(fields.id(), name, fields.text("passwordHash"), person, functions);
    }

    /** Under whose key the name is sealed; null for an account of nobody in particular, such as a demonstration's. */
    private static @Nullable String owner(@Nullable PersonId person, List<Function> functions) {
        return person != null
                ? person.value()
                : functions.stream()
                        .map(Function::candidate)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }
}
