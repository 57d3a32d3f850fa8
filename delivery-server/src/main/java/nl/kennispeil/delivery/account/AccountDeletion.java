package nl.kennispeil.delivery.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/**
 * Takes away the functions of an enrolment, and an account with nothing left, or of a person who goes, as a whole:
 * name, password, second factor, link and code.
 */
public final class AccountDeletion implements DeletionStep {

    private final Accounts accounts;
    private final SecondFactors secondFactors;
    private final SubjectLinks links;
    private final Activations activations;

    public AccountDeletion(
            Accounts accounts, SecondFactors secondFactors, SubjectLinks links, Activations activations) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.links = links;
        this.activations = activations;
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public int order() {
        return 15;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(
                "accounts", "account_index", "second_factors", "subject_links", "linked_subjects", Activations.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        List<String> going = new ArrayList<>();
        List<Login> staying = new ArrayList<>();
        for (Login each : concerned(accounts, subject)) {
            List<Function> left = left(each, subject);
            if (goes(each, left, subject)) {
                going.add(each.login());
            } else if (left.size() < each.functions().size()) {
                staying.add(each.with(left));
            }
        }
        int gone = secondFactors.count(going) + links.count(going) + activations.count(going);
        secondFactors.remove(going);
        links.unlink(going);
        activations.remove(going);
        accounts.delete(going);
        accounts.putAll(staying);
        int index = accounts.forget(subject.enrolment());
        if (subject.last()) {
            index += accounts.forget(subject.person());
        }
        return gone + going.size() + staying.size() + index;
    }

    @Override
    public int remaining(Subject subject) {
        List<Login> left = accounts.seek(subject.person(), subject.enrolment()).stream()
                .filter(each ->
                        left(each, subject).size() < each.functions().size() || goes(each, each.functions(), subject))
                .toList();
        List<String> logins = left.stream().map(Login::login).toList();
        return left.size()
                + secondFactors.count(logins)
                + links.count(logins)
                + activations.count(logins)
                + (accounts.knows(subject.enrolment()) ? 1 : 0)
                + (subject.last() && accounts.knows(subject.person()) ? 1 : 0);
    }

    /** The accounts that go with a subject, while they are here; one that stays for another function is not among them. */
    public static List<String> going(Accounts accounts, Subject subject) {
        return concerned(accounts, subject).stream()
                .filter(each -> goes(each, left(each, subject), subject))
                .map(Login::login)
                .toList();
    }

    private static Collection<Login> concerned(Accounts accounts, Subject subject) {
        Map<String, Login> concerned = new LinkedHashMap<>();
        accounts.of(subject.enrolment()).forEach(each -> concerned.put(each.login(), each));
        if (subject.last()) {
            accounts.of(subject.person()).forEach(each -> concerned.put(each.login(), each));
        }
        return concerned.values();
    }

    private static boolean goes(Login login, List<Function> left, Subject subject) {
        return left.isEmpty() || (subject.last() && subject.person().equals(login.person()));
    }

    private static List<Function> left(Login login, Subject subject) {
        return login.functions().stream()
                .filter(each -> !subject.enrolment().value().equals(each.candidate()))
                .toList();
    }
}
