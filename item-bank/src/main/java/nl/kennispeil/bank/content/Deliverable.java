package nl.kennispeil.bank.content;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What of QTI is put before candidates here; the rest is kept and exchanged, and must be changed before use. */
public final class Deliverable {

    private static final Set<InteractionKind> NOT_SHOWN = EnumSet.of(
            InteractionKind.DRAWING,
            InteractionKind.UPLOAD,
            InteractionKind.END_ATTEMPT,
            InteractionKind.CUSTOM,
            InteractionKind.PORTABLE_CUSTOM);

    private Deliverable() {}

    /** True for interactions that a browser here can show. */
    public static boolean shown(InteractionKind kind) {
        return !NOT_SHOWN.contains(kind);
    }

    /** Why an item cannot be put before a candidate, for people; empty when it can. */
    public static List<String> obstacles(ItemContent item) {
        List<String> obstacles = new ArrayList<>();
        item.interactions().stream()
                .filter(each -> !shown(each.kind()))
                .map(each -> each.element().name())
                .distinct()
                .forEach(each -> obstacles.add("cannot be delivered here: candidates cannot answer " + each));
        if (!item.templates().isEmpty()
                || item.root().first("qti-template-processing").isPresent()) {
            obstacles.add("cannot be delivered here: its text or key changes with template variables");
        }
        if (!item.root().descendants("qti-printed-variable").isEmpty()) {
            obstacles.add("cannot be delivered here: it prints the value of a variable");
        }
        if (item.root().attribute("adaptive", "").equals("true")) {
            obstacles.add("cannot be delivered here: it is adaptive and takes several attempts");
        }
        if (item.interactions().stream().allMatch(each -> each.kind() == InteractionKind.MEDIA)) {
            obstacles.add("cannot be delivered here: it asks nothing");
        }
        return List.copyOf(obstacles);
    }
}
