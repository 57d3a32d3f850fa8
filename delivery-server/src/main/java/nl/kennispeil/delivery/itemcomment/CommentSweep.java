package nl.kennispeil.delivery.itemcomment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Held;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.ResponseHistory;
import nl.kennispeil.delivery.attempt.Responses;
import nl.kennispeil.delivery.attempt.SittingAttempts;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the authors off the remarks on items when the round closes (T17). First all remarks of a sitting are written
 * without author, then they are removed from the responses; ids are derived with a key of this round, so that a run which
 * was broken off writes the same ones again. Then the key is destroyed, and nothing leads back.
 */
public final class CommentSweep implements Sweep {

    private static final Logger LOG = LoggerFactory.getLogger(CommentSweep.class);

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern MAIL = Pattern.compile("\\S+@\\S+");
    private static final int ID_DIGITS = 26;
    private static final int AT_A_TIME = 20;

    private final CommentRounds rounds;
    private final ItemComments comments;
    private final Sittings sittings;
    private final SittingAttempts attempts;
    private final Responses responses;
    private final FormLibrary forms;
    private final Predicate<String> holdsNumber;
    private final Held held;

    /** @param holdsNumber whether a text holds a number that may not be kept, such as a BSN or IBAN */
    public CommentSweep(
            CommentRounds rounds,
            ItemComments comments,
            Sittings sittings,
            SittingAttempts attempts,
            Responses responses,
            FormLibrary forms,
            Predicate<String> holdsNumber,
            Held held) {
        this.rounds = rounds;
        this.comments = comments;
        this.sittings = sittings;
        this.attempts = attempts;
        this.responses = responses;
        this.forms = forms;
        this.holdsNumber = holdsNumber;
        this.held = held;
    }

    @Override
    public String name() {
        return "authors of comments";
    }

    /**
     * One sitting that cannot be done does not stop the others; it shows as failed in the first night in which the others
     * leave nothing to do.
     */
    @Override
    public int sweep(Instant now) {
        int swept = 0;
        RuntimeException failure = null;
        for (Sitting each : sittings.all()) {
            try {
                boolean closed = sittings.releasedAt(each.id())
                        .filter(at -> !OtherClocks.commentHasAuthor(rounds.closes(each.id(), at), now))
                        .isPresent();
                if (closed) {
                    swept += detach(each, now);
                }
            } catch (RuntimeException e) {
                failure = e;
                LOG.error(
                        "retention: the remarks of {} keep their authors: {}",
                        each.id(),
                        e.getClass().getName());
            }
        }
        if (failure != null && swept == 0) {
            throw failure;
        }
        return swept;
    }

    private int detach(Sitting sitting, Instant now) {
        List<Attempt> due;
        if (rounds.done(sitting.id())) {
            List<String> waiting = List.copyOf(rounds.held(sitting.id()));
            due = waiting.isEmpty()
                    ? List.of()
                    : attempts.of(waiting.stream().map(AttemptId::new).toList());
        } else {
            due = attempts.of(sitting.id());
        }
        if (due.isEmpty() && rounds.done(sitting.id())) {
            return 0;
        }
        LocalDate today = Amsterdam.day(now);
        List<AttemptId> kept = new ArrayList<>();
        List<AttemptId> free = new ArrayList<>();
        due.forEach(each -> (held.on(each, today) ? kept : free).add(each.id()));
        if (free.isEmpty() && rounds.done(sitting.id())) {
            return 0;
        }
        int moved = move(sitting, free);
        rounds.finish(sitting.id(), kept);
        return moved;
    }

    private int move(Sitting sitting, List<AttemptId> free) {
        if (free.isEmpty()) {
            return 0;
        }
        List<ItemRef> items = forms.form(sitting.form()).form().refs();
        LocalDate day = Amsterdam.day(sitting.opens());
        byte[] key = rounds.key(sitting.id());
        List<ItemComments.Comment> found = new ArrayList<>();
        for (AttemptId each : free) {
            responses.of(each, items).forEach((item, events) -> {
                String text = ResponseHistory.current(events, ResponseEvent.Kind.COMMENT)
                        .strip();
                if (!text.isEmpty()) {
                    found.add(new ItemComments.Comment(id(key, each, item), item, day, screened(text)));
                }
            });
        }
        comments.add(found);
        for (int from = 0; from < free.size(); from += AT_A_TIME) {
            responses.removeComments(free.subList(from, Math.min(free.size(), from + AT_A_TIME)), items);
        }
        return found.size();
    }

    /** The remark may be worth reading, so only what may not be kept goes. */
    private String screened(String text) {
        String withoutMail = MAIL.matcher(text).replaceAll("•");
        return holdsNumber.test(text) ? DIGIT.matcher(withoutMail).replaceAll("•") : withoutMail;
    }

    private static String id(byte[] key, AttemptId attempt, ItemRef item) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal((attempt + "\u0000" + item).getBytes(StandardCharsets.UTF_8));
            return Base32.encode(digest, ID_DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
