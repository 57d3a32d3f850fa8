package nl.kennispeil.delivery.audit;

import java.util.Optional;
import java.util.Set;

/**
 * Which lines somebody may read (domain.md §5): the privacy officer all, a coordinator those of the own institute, a
 * system administrator those about the installation, which concern nobody.
 *
 * @param institute the only institute; empty for every one
 * @param technicalOnly true for lines about the installation only
 */
public record Scope(String institute, boolean technicalOnly) {

    /** Topics of lines about running the installation. */
    private static final Set<String> TECHNICAL =
            Set.of("server", "store", "backup", "keys", "config", "tls", "audit-trim", "audit-chain");

    public static final Scope EVERYTHING = new Scope("", false);
    public static final Scope TECHNICAL_ONLY = new Scope("", true);

    public static Scope ofInstitute(String institute) {
        return new Scope(institute, false);
    }

    boolean covers(Line line) {
        if (technicalOnly) {
            return technical(line);
        }
        return institute.isEmpty() || institute.equals(line.owner()) || institute.equals(line.institute());
    }

    /**
     * A line as it may be shown here. What somebody of an institute tried with data of another one is told, but not with
     * whose.
     */
    Line shown(Line line) {
        return institute.isEmpty() || institute.equals(line.owner()) ? line : line.aboutNobody();
    }

    /** The key under which all its lines are; empty when it is everything. */
    Optional<String> key() {
        if (technicalOnly) {
            return Optional.of(LineIndex.technicalKey());
        }
        return institute.isEmpty() ? Optional.empty() : Optional.of(LineIndex.instituteKey(institute));
    }

    static boolean technical(Line line) {
        return TECHNICAL.contains(line.topic()) && line.about().isEmpty();
    }
}
