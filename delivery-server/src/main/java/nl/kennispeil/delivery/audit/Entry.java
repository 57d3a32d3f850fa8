package nl.kennispeil.delivery.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.kennispeil.delivery.account.Account;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to be written. Built step by step, then handed to {@link AuditTrail#write}; not safe for use by many
 * threads. What a step is not told is empty, allowed, of the kind the action's name tells, and from where the request
 * of this thread came.
 */
public final class Entry {

    /** The server itself as an actor. */
    public static final String SYSTEM = "system";

    /** A line concerns at most this many; an entry about more becomes several lines. */
    static final int MOST_ABOUT = 100;

    private static final int MOST_ABOUT_IN_ALL = 5_000;
    private static final int MOST_DETAILS = 12;
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;
    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]{0,29}(\\.[a-z0-9-]{1,30}){0,3}");
    private static final Pattern KIND = Pattern.compile("[a-z]+(?:-[a-z]+)*");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9-]{0,29}");
    private static final Pattern PAIR = Pattern.compile("([a-z][A-Za-z0-9-]{0,29})=(.*)");

    /** Pairs with one blank between them and none within. */
    private static final Pattern WORDS = Pattern.compile("[a-z][^ =;]*=[^ =;]*( [a-z][^ =;]*=[^ =;]*)+");

    final Instant at;
    final String actor;
    final String role;
    final String action;
    final String topic;
    final String subject;
    final Set<String> about = new LinkedHashSet<>();
    final Map<String, String> details = new LinkedHashMap<>();
    Kind kind;
    Outcome outcome = Outcome.ALLOWED;
    String owner = "";
    String with = "";
    Origin origin;

    private Entry(String actor, String role, String action, String subject, Instant at) {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("audit action '" + clean(action, 40) + "' is not words with dots");
        }
        int slash = subject.indexOf('/');
        String kind = slash < 0 ? subject : subject.substring(0, slash);
        if (!KIND.matcher(kind).matches()) {
            // an id that is taken for a kind would outlive its owner
            throw new IllegalArgumentException("a line is about a kind, or kind/id; got neither");
        }
        this.at = at.truncatedTo(ChronoUnit.MILLIS);
        this.actor = clean(actor, LONGEST_NAME);
        this.role = clean(role, LONGEST_NAME);
        this.action = action;
        this.topic = clean(slash < 0 ? subject : subject.substring(0, slash), LONGEST_NAME);
        this.subject = slash < 0 ? "" : clean(subject.substring(slash + 1), LONGEST_NAME);
        this.kind = Kind.ofAction(action);
        this.origin = this.actor.equals(SYSTEM) ? Origin.NONE : Origin.asking();
    }

    /**
     * Somebody did something.
     *
     * @param action words with dots, such as {@code sitting.close}; {@code page.action.<action>} has its name
     * @param subject what it was done to, such as {@code sitting/…}, {@code person/…} or {@code retention}
     */
    public static Entry of(Account account, String action, String subject, Instant at) {
        Entry entry = new Entry(account.login(), account.role().code(), action, subject, at);
        Origin asking = entry.origin;
        entry.origin =
                new Origin(asking.session(), asking.from(), account.boundTo().orElse(""));
        return entry;
    }

    /** Somebody of whom there is only a login, such as who tries to log in. */
    public static Entry of(String actor, String role, String action, String subject, Instant at) {
        return new Entry(actor, role, action, subject, at);
    }

    /** The server did something by itself. */
    public static Entry system(String action, String subject, Instant at) {
        return new Entry(SYSTEM, SYSTEM, action, subject, at);
    }

    /** Concerns these enrolments, persons or attempts; empty ids are left out. */
    public Entry about(Collection<String> ids) {
        for (String each : ids) {
            if (!each.isEmpty()) {
                about.add(clean(each, LONGEST_NAME));
            }
        }
        if (about.size() > MOST_ABOUT_IN_ALL) {
            throw new IllegalArgumentException(
                    "a line is about " + about.size() + " ids, allowed is " + MOST_ABOUT_IN_ALL);
        }
        return this;
    }

    public Entry about(String id) {
        return about(List.of(id));
    }

    /** The institute that is the controller of the data concerned; its coordinator may read the line. */
    public Entry owner(@Nullable String institute) {
        owner = institute == null ? "" : clean(institute, LONGEST_NAME);
        return this;
    }

    /** Another kind than the name of the action tells. */
    public Entry kind(Kind other) {
        kind = other;
        return this;
    }

    public Entry outcome(Outcome other) {
        outcome = other;
        return this;
    }

    /** @param reason a code, whose words are under {@code page.detail.reason.<code>} */
    public Entry refused(String reason) {
        return outcome(Outcome.REFUSED).detail("reason", reason);
    }

    /** @param reason a code, whose words are under {@code page.detail.reason.<code>} */
    public Entry failed(String reason) {
        return outcome(Outcome.FAILED).detail("reason", reason);
    }

    /** The login of the other person of two. */
    public Entry with(String login) {
        with = clean(login, LONGEST_NAME);
        return this;
    }

    /** From elsewhere than where the request of this thread came. */
    public Entry from(Origin other) {
        origin = other;
        return this;
    }

    /**
     * A setting of the action, at most 200 characters; the rest is left out.
     *
     * @param key a word, whose text is under {@code page.detail.<key>}
     * @param value never an answer, never somebody's name or login
     */
    public Entry detail(String key, Object value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("audit detail '" + clean(key, 40) + "' is not a word");
        }
        if (details.size() < MOST_DETAILS) {
            details.put(key, clean(String.valueOf(value), LONGEST));
        }
        return this;
    }

    /** Details as {@code key=value; key=value} or with blanks between; anything else is kept whole under {@code text}. */
    Entry detailText(String text) {
        Map<String, String> read = new LinkedHashMap<>();
        String between = WORDS.matcher(text).matches() ? " " : "; ";
        for (String part : text.isBlank() ? new String[0] : text.split(between, MOST_DETAILS)) {
            Matcher pair = PAIR.matcher(part);
            if (!pair.matches()) {
                return detail("text", text);
            }
            read.put(pair.group(1), pair.group(2));
        }
        read.forEach(this::detail);
        return this;
    }

    /** Whether nobody said yet whose data it is about. */
    boolean unowned() {
        return owner.isEmpty() && !about.isEmpty();
    }

    /** This one, or one for each owner of whom it is about. */
    List<Entry> perOwner(Map<String, String> owners) {
        if (!unowned() || owners.isEmpty()) {
            return List.of(this);
        }
        Map<String, List<String>> byOwner = new LinkedHashMap<>();
        for (String each : about) {
            byOwner.computeIfAbsent(owners.getOrDefault(each, ""), any -> new ArrayList<>())
                    .add(each);
        }
        if (byOwner.size() == 1) {
            return List.of(owner(byOwner.keySet().iterator().next()));
        }
        List<Entry> parts = new ArrayList<>();
        byOwner.forEach((each, ids) -> parts.add(part(ids).owner(each)));
        return parts;
    }

    private Entry part(List<String> ids) {
        Entry part = new Entry(actor, role, action, subject.isEmpty() ? topic : topic + "/" + subject, at);
        part.about.addAll(ids);
        part.details.putAll(details);
        part.kind = kind;
        part.outcome = outcome;
        part.with = with;
        part.origin = origin;
        return part;
    }

    /** The ids concerned, in parts that fit a line; one empty part when there are none. */
    List<List<String>> parts() {
        List<String> all = new ArrayList<>(about);
        List<List<String>> parts = new ArrayList<>();
        for (int from = 0; from == 0 || from < all.size(); from += MOST_ABOUT) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST_ABOUT)));
        }
        return parts;
    }

    /** No control characters, which separate fields in a digest, and not too long. */
    private static String clean(String text, int longest) {
        String visible = text.replaceAll("\\p{Cntrl}", " ").strip();
        return visible.length() <= longest ? visible : visible.substring(0, longest - 1) + "…";
    }

    /** No ids: this may reach a log. */
    @Override
    public String toString() {
        return "Entry[" + action + "]";
    }
}
