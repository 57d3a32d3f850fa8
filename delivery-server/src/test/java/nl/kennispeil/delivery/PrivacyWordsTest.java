package nl.kennispeil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kennispeil.delivery.breach.Breach;
import nl.kennispeil.delivery.consent.Consents;
import nl.kennispeil.delivery.retention.Hold;
import nl.kennispeil.delivery.rights.Erasing;
import nl.kennispeil.delivery.rights.Request;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.Test;

/** The words that templates make up from codes. */
class PrivacyWordsTest {

    private static final Pattern ACTION = Pattern.compile("\"((?:rights|result|photo|notice|breach)\\.[a-z][a-z-]+)\"");

    @Test
    void everyKindChannelIdentityAndOutcomeOfARequestHasWords() {
        Set<String> keys = new TreeSet<>();
        for (Request.Kind each : Request.Kind.values()) {
            keys.add("rights.kind." + each.code());
            keys.add("copy.value.kind." + each.code());
        }
        for (Request.Channel each : Request.Channel.values()) {
            keys.add("rights.channel." + each.code());
            keys.add("copy.value.channel." + each.code());
        }
        for (Request.Identity each : Request.Identity.values()) {
            keys.add("rights.identity." + each.code());
        }
        for (Request.Outcome each : Request.Outcome.values()) {
            keys.add("rights.outcome." + each.code());
            keys.add("beside.outcome." + each.code());
            keys.add("copy.value.outcome." + each.code());
        }
        for (String each : List.of(
                "received",
                "note",
                "extended",
                "identified",
                "copy",
                "corrected",
                "withdrawn",
                "restriction-ended",
                "decided")) {
            keys.add("rights.step." + each);
            keys.add("copy.value.what." + each);
        }
        for (String each : List.of("open", "soon", "late", "answered", "answered-late")) {
            keys.add("rights.state." + each);
        }
        for (Erasing.State each : Erasing.State.values()) {
            keys.add("rights.state.erase-" + each.code());
            keys.add("rights.eraseWords.erase-" + each.code());
        }
        Words.exist("page.", keys);
    }

    @Test
    void everyHoldBreachAndConsentHasWords() {
        Set<String> keys = new TreeSet<>();
        for (Hold.Reason each : Hold.Reason.values()) {
            keys.add("holds.reason." + each.code());
            keys.add("copy.value.reason." + each.code());
        }
        for (String each : List.of("unapproved", "approved", "review", "over")) {
            keys.add("holds.state." + each);
        }
        for (Breach.Kind each : Breach.Kind.values()) {
            keys.add("breach.kind." + each.code());
        }
        for (String each : List.of("running", "late", "told", "told-late", "closed")) {
            keys.add("breach.state." + each);
        }
        for (Consents.What each : Consents.What.values()) {
            keys.add("copy.value.what." + each.code());
        }
        Words.exist("page.", keys);
    }

    @Test
    void everyActionInTheLogAndEveryNoticeOfWhatWasDoneHasWords() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String name : List.of("rights", "consent", "breach")) {
            Path folder = Path.of("src/main/java/nl/kennispeil/delivery", name);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(each -> each.toString().endsWith("Routes.java"))
                        .toList()) {
                    String source = Files.readString(file);
                    Matcher actions = ACTION.matcher(source);
                    while (actions.find()) {
                        keys.add("action." + actions.group(1));
                    }
                    Matcher done =
                            Pattern.compile("DONE =\\s*List\\.of\\(([^)]*)\\)").matcher(source);
                    while (done.find()) {
                        for (String each : done.group(1).split(",", -1)) {
                            keys.add("rights.done." + each.strip().replace("\"", ""));
                        }
                    }
                }
            }
        }
        assertThat(keys).hasSizeGreaterThan(30);
        for (String each : List.of("set", "approve", "review", "decide", "release")) {
            keys.add("action.rights.hold-" + each);
        }
        Words.exist("page.", keys);
    }
}
