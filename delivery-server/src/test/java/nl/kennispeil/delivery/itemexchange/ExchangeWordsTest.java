package nl.kennispeil.delivery.itemexchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.Test;

/** What the desk says is there in both languages. */
class ExchangeWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/nl/kennispeil/delivery/itemexchange");

    @Test
    void everyTextExists() {
        Set<String> keys = Words.found(SOURCES, Pattern.compile("\\.t\\(\"([A-Za-z0-9.-]+[A-Za-z0-9])\""));
        for (String each : Set.of("taken", "ready", "repair", "known", "refused")) {
            keys.add("exchange.part." + each);
            keys.add("exchange.partWords." + each);
            keys.add("exchange.count." + each);
        }
        for (String each : Set.of("media", "personal", "large")) {
            keys.add("exchange.reason." + each);
        }
        for (String each : Set.of("category", "rationale", "language")) {
            keys.add("exchange.missing." + each);
        }
        for (String each : Set.of("equal", "media", "retired", "busy", "failed", "case")) {
            keys.add("exchange.skipped." + each);
        }
        for (String each : Set.of("reading", "taking", "failed")) {
            keys.add("exchange.state." + each);
        }
        for (TestForming.Standing each : TestForming.Standing.values()) {
            if (each != TestForming.Standing.EQUAL && each != TestForming.Standing.TAKEN) {
                keys.add("exchange.spot." + each);
            }
        }
        for (String each : ArrivedTest.CODES) {
            keys.add("exchange.left." + each);
        }
        keys.addAll(Set.of(
                "exchange.rulesFree",
                "exchange.rulesForward",
                "exchange.rulesTime",
                "exchange.rulesNoTime",
                "exchange.failed.unreadable",
                "exchange.failed.too-many",
                "exchange.done.dropped",
                "exchange.problem.agree",
                "exchange.reading",
                "exchange.comparing",
                "exchange.taking",
                "exchange.remark",
                "exchange.caseFull",
                "items.event.taken",
                "items.event.taken-draft"));
        Words.exist("page.", keys);
        Set<String> actions = Words.found(SOURCES, Pattern.compile("\"(exchange\\.[a-z]+)\",\\s*\"i"));
        actions.add("exchange.draft");
        assertThat(actions).contains("exchange.download", "exchange.drop", "exchange.take");
        Words.exist("page.action.", new TreeSet<>(actions));
        Words.exist("page.detail.", Words.found(SOURCES, Pattern.compile("\\.detail\\(\\s*\"([A-Za-z0-9]+)\"")));
    }
}
