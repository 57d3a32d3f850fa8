package nl.kennispeil.bank.item;

/**
 * A video with captions in both languages.
 *
 * @param file plain file name of the video in the media library
 * @param captionsNl file name of the Dutch captions (WebVTT)
 * @param captionsEn file name of the English captions (WebVTT)
 * @param description what is to be seen, as text; not blank
 */
public record VideoExhibit(String file, String captionsNl, String captionsEn, String description) implements Exhibit {
    public VideoExhibit {
        Required.file(file, "video file");
        Required.file(captionsNl, "Dutch captions of " + file);
        Required.file(captionsEn, "English captions of " + file);
        Required.text(description, "description of " + file);
    }
}
