package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;

/**
 * Two people changed one draft since they last saw the same. No words of either are lost: what does not touch goes
 * together; where both changed the same, theirs stands and mine is kept beside it until somebody chooses. Pure.
 */
public final class DraftMerge {

    /** Fields that hold what stands beside: {@code beside/<number>} names the field, {@code …/text} the words. */
    public static final String CONFLICT = "beside/";

    private static final Pattern LIST =
            Pattern.compile("options|order|rows|columns|tests|(gap/[^/]+/options)|(row/[^/]+/key)");
    private static final Pattern HOLDER = Pattern.compile("(options|rows|columns)|(gap/[^/]+/options)");

    private final ItemDraft base;
    private final ItemDraft mine;
    private final ItemDraft theirs;
    private final SortedMap<String, String> merged = new TreeMap<>();
    private final List<String[]> besides = new ArrayList<>();

    private DraftMerge(ItemDraft base, ItemDraft mine, ItemDraft theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
    }

    /**
     * Both changes in one draft.
     *
     * @param base what both began with
     * @param mine what comes in now
     * @param theirs what was stored meanwhile
     */
    public static ItemDraft merge(ItemDraft base, ItemDraft mine, ItemDraft theirs) {
        if (mine.equals(theirs) || base.equals(mine)) {
            return theirs;
        }
        if (base.equals(theirs)) {
            return mine;
        }
        return new DraftMerge(base, mine, theirs).merged();
    }

    private ItemDraft merged() {
        SortedSet<String> names = new TreeSet<>(base.fields().keySet());
        names.addAll(mine.fields().keySet());
        names.addAll(theirs.fields().keySet());
        names.forEach(name -> put(name, field(name, base.get(name), mine.get(name), theirs.get(name))));
        names.stream().filter(each -> HOLDER.matcher(each).matches()).forEach(this::revive);
        keepBeside();
        return new ItemDraft(merged);
    }

    private void put(String name, String value) {
        if (value.isEmpty()) {
            merged.remove(name);
        } else {
            merged.put(name, value);
        }
    }

    private String field(String name, String b, String m, String t) {
        if (m.equals(t) || b.equals(m)) {
            return t;
        }
        if (b.equals(t)) {
            return m;
        }
        if (LIST.matcher(name).matches()) {
            return list(b, m, t);
        }
        if (rich(m) || rich(t)) {
            return rich(name, Rich.nodes(b), Rich.nodes(m), Rich.nodes(t));
        }
        if (m.isEmpty() || t.isEmpty()) {
            // emptied by one and changed by the other: what was written stays
            return m.isEmpty() ? t : m;
        }
        besides.add(new String[] {name, m, t});
        return t;
    }

    private static boolean rich(String value) {
        return value.startsWith("[\"div\"");
    }

    /** Identifiers: what either added or took away; in the order of theirs when both moved them. */
    private static String list(String b, String m, String t) {
        List<String> before = ItemDraft.identifiers(b);
        List<String> one = ItemDraft.identifiers(m);
        List<String> other = ItemDraft.identifiers(t);
        List<String> keptByBoth = before.stream()
                .filter(each -> one.contains(each) && other.contains(each))
                .toList();
        boolean movedByThem =
                !other.stream().filter(keptByBoth::contains).toList().equals(keptByBoth);
        List<String> lead = movedByThem ? other : one;
        List<String> follow = movedByThem ? one : other;
        List<String> result = new ArrayList<>(lead.stream()
                .filter(each -> !before.contains(each) || keptByBoth.contains(each))
                .toList());
        for (int i = 0; i < follow.size(); i++) {
            String each = follow.get(i);
            if (!before.contains(each) && !result.contains(each)) {
                int after = i == 0 ? -1 : result.indexOf(follow.get(i - 1));
                result.add(i == 0 ? 0 : after < 0 ? result.size() : after + 1, each);
            }
        }
        return String.join(" ", result);
    }

    private String rich(String name, List<Node> b, List<Node> m, List<Node> t) {
        List<RichMerge.Clash> clashes = new ArrayList<>();
        List<Node> nodes;
        if (blocks(b) || blocks(m) || blocks(t)) {
            RichMerge.Merged both = RichMerge.merge(b, m, t);
            nodes = both.nodes();
            clashes.addAll(both.clashes());
        } else {
            nodes = RichMerge.mergeInline(b, m, t, clashes);
        }
        for (RichMerge.Clash each : clashes) {
            if (each.mine().isEmpty()) {
                // taken away here, changed there: what was written stays
                continue;
            }
            besides.add(new String[] {name, Rich.write(each.mine()), Rich.write(each.theirs())});
        }
        return Rich.write(nodes);
    }

    private static boolean blocks(List<Node> nodes) {
        return nodes.stream().anyMatch(each -> each instanceof Element element && Rich.isBlock(element));
    }

    /** An option that one took away while the other wrote in it comes back. */
    private void revive(String holder) {
        String one = holder.substring(0, holder.length() - 1);
        List<String> now = new ArrayList<>(ItemDraft.identifiers(merged.getOrDefault(holder, "")));
        List<String> before = base.list(holder);
        for (String id : before) {
            boolean gone = !now.contains(id);
            String field = one + "/" + id;
            boolean goneByMe = !mine.list(holder).contains(id);
            ItemDraft writer = goneByMe ? theirs : mine;
            if (gone && writer.list(holder).contains(id) && !writer.get(field).equals(base.get(field))) {
                now.add(Math.min(before.indexOf(id), now.size()), id);
                put(field, writer.get(field));
            }
        }
        put(holder, String.join(" ", now));
    }

    private void keepBeside() {
        int number = 1;
        for (String[] each : besides) {
            while (merged.containsKey(CONFLICT + number)) {
                number++;
            }
            merged.put(CONFLICT + number, each[0]);
            merged.put(CONFLICT + number + "/text", each[1]);
            merged.put(CONFLICT + number + "/stands", each[2]);
        }
    }

    /** What waits for somebody to choose, in order: the field, what was written beside it, and what stood there. */
    public record Beside(String number, String field, String text, String stands) {}

    /** The choices a draft waits for. */
    public static List<Beside> besides(ItemDraft draft) {
        List<Beside> found = new ArrayList<>();
        for (Map.Entry<String, String> each : draft.fields().entrySet()) {
            String name = each.getKey();
            if (name.startsWith(CONFLICT) && name.indexOf('/', CONFLICT.length()) < 0) {
                found.add(new Beside(
                        name.substring(CONFLICT.length()),
                        each.getValue(),
                        draft.get(name + "/text"),
                        draft.get(name + "/stands")));
            }
        }
        return found;
    }
}
