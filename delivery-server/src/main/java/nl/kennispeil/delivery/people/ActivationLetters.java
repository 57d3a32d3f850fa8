package nl.kennispeil.delivery.people;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.scan.print.Letter;
import nl.kennispeil.scan.print.Letters;

/** The codes on paper, one letter each, or as a table for a mail merge. */
final class ActivationLetters {

    /** One person with the code and the institute that sends the letter. */
    record Entry(Invitations.Invitation invitation, String institute) {}

    private ActivationLetters() {}

    /** @param address where to type the code */
    static void write(List<Entry> entries, String address, Page page, OutputStream out) throws IOException {
        Letters.write(
                entries.stream()
                        .map(each -> new Letter(
                                each.invitation().person().name() + "\n" + each.institute(),
                                paragraphs(each, address, page),
                                page.t("invite.code"),
                                each.invitation().code().shown(),
                                List.of(page.t("invite.letterFooter"))))
                        .toList(),
                out);
    }

    private static List<String> paragraphs(Entry entry, String address, Page page) {
        Invitations.Invitation invitation = entry.invitation();
        return List.of(
                page.t("invite.letterHeading"),
                page.t("invite.letterHow", address, invitation.code().login()),
                page.t(invitation.person().birthDate() == null ? "invite.letterNext" : "invite.letterBirth"),
                page.t("invite.letterUntil", page.date(invitation.code().until())));
    }

    /** {@code name,mail,institute,login,code,until}; a cell that a spreadsheet would take for a formula gets a quote. */
    static String table(List<Entry> entries) {
        StringBuilder csv = new StringBuilder("name,mail,institute,login,code,until\r\n");
        for (Entry each : entries) {
            Invitations.Invitation invitation = each.invitation();
            csv.append(cell(invitation.person().name())).append(',');
            csv.append(cell(Optional.ofNullable(invitation.person().mail()).orElse("")))
                    .append(',');
            csv.append(cell(each.institute())).append(',');
            csv.append(invitation.code().login()).append(',');
            csv.append(invitation.code().shown()).append(',');
            csv.append(invitation.code().until()).append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(String text) {
        String safe = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
