package nl.kennispeil.bank.item;

/**
 * A picture.
 *
 * @param file plain file name in the media library, no folders
 * @param alt what the picture shows, for who does not see it, without giving the answer away; not blank
 */
public record ImageExhibit(String file, String alt) implements Exhibit {
    public ImageExhibit {
        Required.file(file, "image file");
        Required.text(alt, "alternative text of " + file);
    }
}
