package nl.kennispeil.delivery.account;

/** What an account may do, per role (domain.md §5). An account bound to an institute may do it for that institute only. */
public enum Permission {
    /** Own results, once released. */
    SEE_OWN_RESULT,
    /** The list of sittings. */
    SEE_SITTINGS,
    /** Who is where in a sitting; never an answer. */
    WATCH_SITTING,
    PLAN_SITTING,
    PRINT_CODES,
    /** A new code for somebody who cannot log in. */
    RESET_LOGIN,
    GRANT_TIME,
    SEND_MESSAGE,
    FORCE_SUBMIT,
    /** Takes a second person. */
    REOPEN_ATTEMPT,
    UPLOAD_RESCUE,
    CLOSE_SITTING,
    /** Answers without a name that no rule can mark, after a sitting. */
    MARK_ANSWERS,
    PROPOSE_RELEASE,
    /** The second person of a release. */
    CONFIRM_RELEASE,
    SEE_GROUP_REPORT,
    /** A result with a name, of the own institute. */
    SEE_RESULT_OF_AIOS,
    /** Lets a trainer see own results, and takes it back. */
    GRANT_RESULT,
    /** A result with a name, that an aios of the own institute lets one see. */
    SEE_GRANTED_RESULT,
    READ_AUDIT,
    /** Requests about the own data (AVG art. 12 to 22). */
    ASK_RIGHTS,
    /** Requests, holds, restrictions, breaches, the record of processing. */
    HANDLE_RIGHTS,
    /** A low result of the own institute: somebody looked at it. */
    CONFIRM_LOW_RESULT,
    /** The voluntary photo of somebody in the own room or institute. */
    SEE_PHOTO,
    /** The log of the own institute. */
    READ_AUDIT_OF_INSTITUTE,
    /** The log of the installation, in which nobody is concerned. */
    READ_TECHNICAL_AUDIT,
    /** Who did or saw what of one's own. */
    READ_OWN_AUDIT,
    /** What goes when, and what takes a second privacy officer. */
    LOOK_AFTER_RETENTION,
    /** Persons and enrolments; which fields depends on the role. */
    SEE_PERSONS,
    /** Corrects what is known of a person, and changes enrolments. */
    EDIT_PERSONS,
    IMPORT_PERSONS,
    /** Gives people who are registered the code with which they take their account into use. */
    INVITE_PERSONS,
    /** A new such code for who is on the telephone. */
    RESET_ACCOUNT,
    /** Functions of staff; takes a second person. */
    MANAGE_ROLES,
    /** The trainers of the own institute. */
    MANAGE_TRAINERS,
    /** The second person of an import that ends many. */
    CONFIRM_IMPORT,
    /** Keys of other systems for the interface. */
    MANAGE_API_KEYS,
    /** Counts per item of a sitting, over at least ten people. */
    DOWNLOAD_ITEM_STATISTICS,
    /** That there is a research set, and how large it is. */
    SEE_RESEARCH,
    PROPOSE_RESEARCH,
    /** The second person of a research export. */
    APPROVE_RESEARCH,
    /** Answers under pseudonyms. */
    DOWNLOAD_RESEARCH,
    /** The state of one registration for one hour, with a reason; the privacy officer is told. */
    BREAK_GLASS,
    /** Writes and changes items; an author only the own ones. */
    EDIT_ITEMS,
    /** The item bank; an author sees only the own items. */
    SEE_ITEMS,
    /** Approves items or sends them back; two different people approve the same version, nobody the own item. */
    REVIEW_ITEMS,
    /** Blueprints, and forms until they are proposed; an item's text only with SEE_ITEMS. */
    ASSEMBLE_FORMS,
    /** One of the two who approve a form that somebody else made. */
    APPROVE_FORM,
    /** The questions of a form with their keys on paper. */
    PRINT_FORM
}
