package nl.kennispeil.bank.item;

/** What a stem shows besides text. Files are names in a {@code MediaLibrary}; every exhibit has words for it too. */
public sealed interface Exhibit permits ImageExhibit, VideoExhibit, TableExhibit {}
