package nl.kennispeil.delivery.itembank;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemCards;
import nl.kennispeil.bank.form.FormItem;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.account.Accounts;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.person.PersonId;

/**
 * Who may not sit a form, since it holds an item of their own (domain.md §5): whoever wrote at one of its items in any
 * version, in every enrolment that person has. Nothing is told of which item.
 */
public final class Quarantine {

    private final FormLibrary forms;
    private final ItemCards cards;
    private final Accounts accounts;
    private final Enrolments enrolments;

    public Quarantine(FormLibrary forms, ItemCards cards, Accounts accounts, Enrolments enrolments) {
        this.forms = forms;
        this.cards = cards;
        this.accounts = accounts;
        this.enrolments = enrolments;
    }

    /** The enrolments that may not sit a form. */
    public Set<CandidateId> barred(FormRef form) {
        Collection<ItemId> items = forms.form(form).form().items().stream()
                .map(FormItem::item)
                .map(each -> each.id())
                .toList();
        Set<CandidateId> barred = new HashSet<>();
        enrolments(items).values().forEach(barred::addAll);
        return barred;
    }

    /** The enrolments of those who wrote at some of these items, by login. */
    public Map<String, Set<CandidateId>> enrolments(Collection<ItemId> items) {
        Set<String> authors = cards.findAll(items).stream()
                .map(ItemCard::authors)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        Map<String, Set<CandidateId>> found = new HashMap<>();
        authors.forEach(author -> accounts.find(author).ifPresent(each -> {
            Set<CandidateId> own = new HashSet<>();
            collect(each, own);
            found.put(author, own);
        }));
        return found;
    }

    private void collect(Login login, Set<CandidateId> barred) {
        for (Function each : login.functions()) {
            String candidate = each.candidate();
            if (candidate != null) {
                barred.add(new CandidateId(candidate));
            }
        }
        PersonId person = login.person();
        if (person != null) {
            enrolments.of(person).stream().map(Enrolment::id).forEach(barred::add);
        }
    }
}
