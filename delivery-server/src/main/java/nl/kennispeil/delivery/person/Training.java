package nl.kennispeil.delivery.person;

import java.util.Locale;

/** What somebody is here for. Each kind has its own term (domain.md §4.2, T9 to T13). */
public enum Training {
    /** The GP-specialty training itself: six months after its last day (R2). */
    AIOS,
    /** Trainer, teacher, aspirant trainer: six months after the end of the role (T9). */
    OPLEIDER,
    DOCENT,
    ASPIRANT_OPLEIDER,
    /** Huisarts-abonnee: six months after the end of the subscription (T10). */
    SUBSCRIBER,
    /** Applicant for the training: four weeks after a rejection (T11). */
    APPLICANT,
    /** Herintreder: six months after the end of the programme (T12). */
    REENTRANT,
    /** Staff and authors: six months after the end of the role (T13). */
    STAFF;

    /** The name in files and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such kind */
    public static Training of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
