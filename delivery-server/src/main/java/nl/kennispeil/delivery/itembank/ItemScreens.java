package nl.kennispeil.delivery.itembank;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.delivery.page.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What the screens of the item bank share.
 *
 * @param names how people are named
 */
record ItemScreens(
        Pages pages,
        Confidentiality confidentiality,
        Overview overview,
        Reviewing reviewing,
        ItemReviews reviews,
        Names names,
        AuditTrail audit,
        Clock clock) {

    ItemViews.Line line(Overview.Row row, Page page, LocalDate today) {
        ItemCard card = row.card();
        LocalDate due = card.reviewBy();
        return new ItemViews.Line(
                row.id().value(),
                ItemPaths.of(row.id()),
                row.title().isEmpty() ? page.t("items.noContent") : row.title(),
                ItemFilter.code(card.state()),
                row.icpc().isEmpty() ? row.category() : row.category() + " · " + row.icpc(),
                type(row, page),
                authors(card, page),
                day(card.checkedOn(), page),
                day(due, page),
                due != null && today.isAfter(due),
                card.blocked(),
                row.findings());
    }

    ItemViews.Head head(Overview.Row row, Account account, Page page) {
        ItemCard card = row.card();
        return new ItemViews.Head(
                row.id().value(),
                ItemPaths.of(row.id()),
                row.title().isEmpty() ? page.t("items.noContent") : row.title(),
                ItemFilter.code(card.state()),
                card.version(),
                type(row, page),
                card.blocked(),
                card.block().isEmpty() && card.blocked() ? page.t("items.consentGone") : card.block(),
                reviews.of(row.id()).open(),
                ItemAccess.describes(account, card),
                account.may(Permission.REVIEW_ITEMS));
    }

    static String type(Overview.Row row, Page page) {
        return row.type() == null
                ? ""
                : page.t("items.type." + row.type().name().toLowerCase(Locale.ROOT));
    }

    String authors(ItemCard card, Page page) {
        return card.authors().stream().map(each -> names.of(each, page)).collect(Collectors.joining(", "));
    }

    static String day(@Nullable LocalDate day, Page page) {
        return day == null ? "" : page.day(day);
    }

    List<String> lines(String words) {
        return words.isEmpty() ? List.of() : words.lines().toList();
    }
}
