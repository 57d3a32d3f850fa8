package nl.kennispeil.delivery.editor;

/** What the screens of cases show. */
public final class CaseViews {

    /** A case in the list. */
    public record Row(String id, String href, String title, int version, int items) {}

    /**
     * An item of a case.
     *
     * @param tells version of the case that the newest version of the item tells; 0 for none
     * @param drafted the same of its draft; 0 while there is no draft
     */
    public record Member(
            String id, String href, String write, String title, String state, int tells, int drafted, boolean mine) {}

    private CaseViews() {}
}
