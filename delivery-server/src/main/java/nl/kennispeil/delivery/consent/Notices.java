package nl.kennispeil.delivery.consent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.text.Language;

/**
 * The privacy notice in all its versions (AVG art. 13; R19). Versions are resources {@code privacy/notice-N_nl.txt} and
 * {@code _en.txt}; {@code privacy/versions.properties} tells from when they hold and whether they differ in substance:
 * only then is everybody asked to read them again.
 */
public final class Notices {

    /** @param material false for a change that alters nothing for anybody, such as a spelling */
    public record Version(int number, LocalDate from, boolean material) {}

    /** A heading or a paragraph. */
    public record Block(boolean heading, String text) {}

    private final List<Version> versions;
    private final Consents consents;

    Notices(List<Version> versions, Consents consents) {
        this.versions =
                versions.stream().sorted(Comparator.comparing(Version::number)).toList();
        this.consents = consents;
        if (this.versions.isEmpty()) {
            throw new IllegalArgumentException("there is no version of the privacy notice");
        }
    }

    /** @throws IllegalStateException when a version is named whose text is not there */
    public static Notices shipped(Consents consents) {
        List<Version> versions = new ArrayList<>();
        Properties listed = new Properties();
        try (InputStream in = resource("versions.properties")) {
            listed.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String number : listed.stringPropertyNames()) {
            String[] value = listed.getProperty(number).split(" ", 2);
            versions.add(new Version(Integer.parseInt(number), LocalDate.parse(value[0]), value[1].equals("material")));
        }
        Notices notices = new Notices(versions, consents);
        for (Version each : versions) {
            for (Language language : Language.values()) {
                notices.text(each, language);
            }
        }
        return notices;
    }

    /** Every version, the first one first. */
    public List<Version> versions() {
        return versions;
    }

    public Optional<Version> version(int number) {
        return versions.stream().filter(each -> each.number() == number).findFirst();
    }

    /** The one that holds on a day; the first one before any does. */
    public Version current(LocalDate today) {
        return versions.stream()
                .filter(each -> !each.from().isAfter(today))
                .reduce((before, after) -> after)
                .orElse(versions.get(0));
    }

    /** Whether somebody should be shown the notice: never read, or changed in substance since. */
    public boolean toRead(CandidateId enrolment, LocalDate today) {
        int read = consents.last(enrolment, Consents.What.NOTICE_READ)
                .map(Consents.Event::version)
                .orElse(0);
        int now = current(today).number();
        return read == 0
                || versions.stream().anyMatch(each -> each.number() > read && each.number() <= now && each.material());
    }

    /** Notes that somebody read a version. */
    public void read(CandidateId enrolment, Version version, Instant now) {
        consents.add(enrolment, Consents.What.NOTICE_READ, version.number(), now);
    }

    /** The text in parts. */
    public List<Block> text(Version version, Language language) {
        String name = "notice-" + version.number() + "_" + language.code() + ".txt";
        try (InputStream in = resource(name)) {
            List<Block> blocks = new ArrayList<>();
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\\R\\s*\\R", -1)) {
                String text = part.strip().replaceAll("\\s+", " ");
                if (!text.isEmpty()) {
                    blocks.add(text.startsWith("# ") ? new Block(true, text.substring(2)) : new Block(false, text));
                }
            }
            return blocks;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Notices.class.getResourceAsStream("/privacy/" + name);
        if (in == null) {
            throw new IllegalStateException("the privacy notice lacks /privacy/" + name);
        }
        return in;
    }
}
