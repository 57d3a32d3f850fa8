package nl.kennispeil.delivery.roles;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.Invitations;
import nl.kennispeil.delivery.text.Words;
import org.junit.jupiter.api.Test;

/** The words that the screens about accounts make up from codes. */
class RoleWordsTest {

    @Test
    void everyStageKindAndStateHasWords() {
        Set<String> keys = new TreeSet<>();
        for (Invitations.Stage each : Invitations.Stage.values()) {
            keys.add("invite.stage." + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        for (RoleChange.Kind each : RoleChange.Kind.values()) {
            keys.add("roles.kind." + each.name().toLowerCase(Locale.ROOT));
        }
        List.of("in-use", "invited", "unused").forEach(each -> keys.add("roles.state." + each));
        List.of("asked", "confirmed", "withdrawn").forEach(each -> keys.add("roles.done." + each));
        List.of("added", "ended").forEach(each -> keys.add("trainers.done." + each));
        Words.exist("page.", keys);
    }

    @Test
    void everyActionOfTheLogHasWords() {
        Words.exist(
                "page.action.",
                Words.found(
                        Path.of("src/main/java/nl/kennispeil/delivery"),
                        Pattern.compile("\"((?:role|account)\\.[a-z][a-z-]+)\"")));
    }
}
