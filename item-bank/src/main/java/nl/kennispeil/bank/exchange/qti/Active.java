package nl.kennispeil.bank.exchange.qti;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.exchange.XmlElement;

/** What runs or fetches by itself. It refuses the item: whoever made it meant it to do something here. */
final class Active {

    private static final Set<String> RUNS =
            Set.of("script", "iframe", "frame", "frameset", "embed", "applet", "portal", "handler", "listener");
    private static final Set<String> CUSTOM = Set.of("custom-interaction", "portable-custom-interaction");

    /** Does nothing once it is gone, and shows nothing. */
    private static final Set<String> LEFT_OUT =
            Set.of("style", "link", "meta", "base", "noscript", "input", "textarea", "select", "template", "slot");

    private static final Pattern EVENT = Pattern.compile("(?i)on[a-z]+");

    private Active() {}

    /** @throws Refusal when the element runs code, or asks something only code of its maker can ask */
    static void check(XmlElement xml) {
        String lower = xml.name().toLowerCase(Locale.ROOT);
        if (RUNS.contains(lower)) {
            throw Refusal.whole(Lift.at(xml) + Lift.shown(xml) + " is active content, which never comes in");
        }
        String kebab = Names.kebab(xml.name()).replaceFirst("^qti-", "");
        if (CUSTOM.contains(kebab)) {
            throw Refusal.whole(Lift.at(xml) + Lift.shown(xml) + " runs code of its own, so it cannot be shown here");
        }
        if (kebab.endsWith("-interaction") && !Vocabulary.get().knows("qti-" + kebab)) {
            throw Refusal.whole(Lift.at(xml) + Lift.shown(xml) + " is an interaction that cannot be delivered here");
        }
    }

    /** True when the element goes with all it holds. */
    static boolean leftOut(XmlElement xml) {
        return LEFT_OUT.contains(xml.name().toLowerCase(Locale.ROOT));
    }

    /** True when something in a drawing acts, so that leaving the drawing out hides what its maker tried. */
    static boolean acts(XmlElement xml) {
        return RUNS.contains(xml.name().toLowerCase(Locale.ROOT))
                || xml.is("foreignObject")
                || xml.attributes().entrySet().stream()
                        .anyMatch(each -> EVENT.matcher(each.getKey()
                                                .substring(each.getKey().indexOf('}') + 1))
                                        .matches()
                                || Values.script(each.getValue()));
    }
}
