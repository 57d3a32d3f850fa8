package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads the own log must not be told of a change where somebody only looked. */
class KindTest {

    private static final Map<String, String> INTENDED = Map.ofEntries(
            Map.entry("C", """
                    account.add-function account.invite attempt.ask-reopen attempt.message attempt.new-code
                    blueprint.add breach.add breach.entry enrolment.add form.add form.propose grant.give
                    items.acknowledge items.create cases.create key.make media.add media.propose
                    notice.acknowledge person.add photo.give research.propose result.contest
                    result.statement retention.ask-erasure rights.hold-set rights.note rights.request
                    role.propose sitting.enrol sitting.enrol-list sitting.message sitting.plan items.import
                    screening.plan exchange.import
                    """), Map.entry("R", """
                    audit.export audit.read form.download form.booklet form.preview form.export item.view items.list items.export
                    break-glass.view grant.view person.edit exchange.view exchange.download exchange.export
                    person.read person.see persons.list photo.view research.download
                    result.view retention.download retention.view rights.copy rights.emergency-read rights.portability
                    rights.view sitting.codes-letters sitting.codes-table sitting.download-item-statistics
                    """), Map.entry("U", """
                    item.block item.comment item.consent item.consent-withdrawn item.describe item.reopen-thread
                    item.resolve item.thread-done item.sign item.step item.unblock items.bulk items.norm item.screen screening.hand-out screening.move
                    screening.end exchange.draft
                    account.linked account.password answer.mark account.second-factor account.unlinked account.unlocked
                    attempt.extra-time attempt.reopen blueprint.change enrolment.change form.approve form.change
                    form.freeze form.return institute.put enrolment.end enrolment.end-correct enrolment.end-remove
                    items.version sitting.retire-item cases.version cases.items cases.take-over media.change media.consent enrolment.move enrolment.resume key.revoke person.correct
                    research.approve result.confirm retention.allow retention.confirm-end retention.confirm-erasure
                    retention.withdraw-erasure rights.correct rights.decide rights.extend rights.hold-approve
                    rights.hold-decide rights.hold-release rights.hold-review rights.identify rights.research-allow
                    rights.restriction-end role.confirm
                    """), Map.entry("D", """
                    audit.trim exchange.drop grant.withdraw media.delete media.withdraw photo.withdraw research.drop result.statement-withdraw
                    retention.purge role.withdraw
                    """), Map.entry("E", """
                    access.refused account.activated account.activation-failed account.code-failed account.function
                    account.link-refused account.locked account.login account.login-failed account.logout
                    account.logout-everywhere account.turned-away attempt.turned-away attempt.force-submit
                    attempt.rescue break-glass.open import.cancel import.send import.stop import.take retention.left
                    exchange.take
                    retention.run store.backup store.restore keys.rotate retention.stopped sitting.close sitting.closed sitting.propose-release
                    sitting.release
                    """));

    @Test
    void everyActionHasTheLetterThatIsMeant() {
        Map<String, String> meant = new TreeMap<>();
        Map<String, String> given = new TreeMap<>();
        INTENDED.forEach((letter, actions) -> {
            for (String action : actions.strip().split("\\s+")) {
                meant.put(action, letter);
                given.put(action, Kind.ofAction(action).letter());
            }
        });
        assertThat(given).isEqualTo(meant);
    }

    /** A new action has words, and then somebody must say here what kind it is. */
    @Test
    void everyActionWithWordsIsInTheListAbove() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> all = Files.list(Path.of("src/main/resources"))) {
            List<Path> bundles = all.filter(each -> each.toString().endsWith("_nl.properties"))
                    .toList();
            for (Path each : bundles) {
                Properties words = new Properties();
                try (Reader reader = Files.newBufferedReader(each)) {
                    words.load(reader);
                }
                words.stringPropertyNames().stream()
                        .filter(key -> key.startsWith("page.action."))
                        .forEach(key -> named.add(key.substring("page.action.".length())));
            }
        }
        assertThat(named).hasSizeGreaterThan(90);
        assertThat(String.join(" ", INTENDED.values()).split("\\s+")).containsAll(named);
    }
}
