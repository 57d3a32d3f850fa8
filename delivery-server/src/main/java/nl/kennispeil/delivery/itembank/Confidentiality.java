package nl.kennispeil.delivery.itembank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.page.Pages;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.text.Language;

/**
 * The declaration of confidentiality (R76): whoever works with items has promised to keep them secret, in the version
 * that holds now, before seeing any. The text is a resource {@code items/declaration-N_nl.txt} and {@code _en.txt}.
 */
public final class Confidentiality {

    /** Where the promise is made. */
    public static final String PATH = "/beheer/vragen/geheimhouding";

    static final String SHELF = "confidentiality";

    /** Raised with every change that asks something else of people. */
    static final int VERSION = 1;

    private final Shelf shelf;
    private final Map<Language, List<String>> texts;

    public Confidentiality(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.texts = Map.of(Language.NL, text(Language.NL), Language.EN, text(Language.EN));
    }

    /**
     * Work on items that only begins after the promise: before it, whoever asks is sent to the declaration and back. To
     * be put around every piece of work that shows or changes an item.
     */
    public Pages.Work gate(Pages.Work work) {
        return (page, session) -> accepted(session.account().login()).isPresent()
                ? work.view(page, session)
                : new Pages.View.GoTo(PATH + "?terug=" + URLEncoder.encode(page.path(), StandardCharsets.UTF_8));
    }

    /** When an account promised, in the version that holds now. */
    public Optional<Instant> accepted(String login) {
        return shelf.find(id(login, VERSION)).map(each -> each.instant("at"));
    }

    /** Notes the promise; the first one stands. */
    public void accept(String login, Instant now) {
        shelf.insert(Fields.of(id(login, VERSION))
                .with("schema", 1)
                .with("login", login)
                .with("version", VERSION)
                .with("at", now)
                .build());
    }

    /** The text in paragraphs. */
    List<String> text(String language) {
        return texts.getOrDefault(Language.of(language), List.of());
    }

    int forget(Collection<String> logins) {
        int known = count(logins);
        shelf.delete(ids(logins));
        return known;
    }

    int count(Collection<String> logins) {
        return shelf.findAll(ids(logins)).size();
    }

    private static List<String> ids(Collection<String> logins) {
        List<String> ids = new ArrayList<>();
        for (String each : logins) {
            for (int version = 1; version <= VERSION; version++) {
                ids.add(id(each, version));
            }
        }
        return ids;
    }

    private static String id(String login, int version) {
        return login + "|" + version;
    }

    private static List<String> text(Language language) {
        String name = "/items/declaration-" + VERSION + "_" + language.code() + ".txt";
        try (InputStream in = Confidentiality.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the declaration of confidentiality lacks " + name);
            }
            List<String> paragraphs = new ArrayList<>();
            for (String each : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R\\s*\\R", -1)) {
                if (!each.isBlank()) {
                    paragraphs.add(each.strip().replaceAll("\\s+", " "));
                }
            }
            return List.copyOf(paragraphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
