package nl.kennispeil.delivery.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Which account belongs to a subject of an identity provider. The subject itself is never kept, only a keyed digest of
 * issuer and subject; one subject per account and one account per subject.
 */
public final class SubjectLinks {

    private final Shelf bySubject;
    private final Shelf byLogin;
    private final ServerSecret secret;

    public SubjectLinks(Shelves shelves, ServerSecret secret) {
        this.bySubject = shelves.shelf("subject_links", Holds.PERSONS);
        this.byLogin = shelves.shelf("linked_subjects", Holds.PERSONS);
        this.secret = secret;
    }

    /** What stands for a subject: 64 hex digits that only this installation can make. */
    public String digest(String issuer, String subject) {
        return HexFormat.of().formatHex(secret.derive("oidc-subject", issuer, subject));
    }

    /** The login that this subject was linked to. */
    public Optional<String> login(String digest) {
        return bySubject.find(digest).map(each -> each.text("login"));
    }

    public boolean isLinked(String login) {
        return byLogin.find(login).isPresent();
    }

    /**
     * Links, in place of what this account was linked to before.
     *
     * @return false when the subject belongs to another account
     */
    public boolean link(String digest, String login, Instant now) {
        boolean free = bySubject.insert(Fields.of(digest)
                .with("schema", 1)
                .with("login", login)
                .with("at", now)
                .build());
        if (!free && !login(digest).filter(login::equals).isPresent()) {
            return false;
        }
        List<String> before = digests(List.of(login));
        byLogin.putAll(List.of(
                Fields.of(login).with("schema", 1).with("digest", digest).build()));
        bySubject.delete(before.stream().filter(each -> !each.equals(digest)).toList());
        return true;
    }

    public void unlink(Collection<String> logins) {
        bySubject.delete(digests(logins));
        byLogin.delete(logins);
    }

    int count(Collection<String> logins) {
        return byLogin.findAll(logins).size();
    }

    private List<String> digests(Collection<String> logins) {
        List<String> digests = new ArrayList<>();
        byLogin.findAll(logins).forEach(each -> digests.add(each.text("digest")));
        return digests;
    }
}
