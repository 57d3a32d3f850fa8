package nl.kennispeil.bank.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaLibraryTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0};

    @TempDir
    private Path folder;

    @Test
    void theDemoMediaAreThereWithTheirTypes() {
        MediaLibrary library = MediaLibrary.ofClassPath("/demo/media");

        assertThat(library.all())
                .extracting(Media::type)
                .containsExactly(
                        "image/svg+xml",
                        "video/webm",
                        "text/vtt",
                        "text/vtt",
                        "image/svg+xml",
                        "video/webm",
                        "text/vtt",
                        "text/vtt");
    }

    @Test
    void theDemoFilmIsSmallEnoughForAHomeConnection() {
        Media film = MediaLibrary.ofClassPath("/demo/media")
                .byFile("injectie-45-graden.webm")
                .orElseThrow();

        assertThat(film.bytes().length).isLessThan(250_000);
    }

    @Test
    void mediaAreFoundByContentAndServedUnderIt() {
        MediaLibrary library = MediaLibrary.ofClassPath("/demo/media");
        Media image = library.byFile("audiogram.svg").orElseThrow();

        assertThat(image.servedName()).isEqualTo(image.sha256() + ".svg");
        assertThat(library.byHash(image.sha256())).contains(image);
        assertThat(library.byHash("0".repeat(64))).isEmpty();
    }

    /** SHA-256 of "WEBVTT", from coreutils sha256sum. */
    @Test
    void theHashIsThatOfTheBytes() throws IOException {
        write("a.vtt", "WEBVTT".getBytes(StandardCharsets.UTF_8));

        assertThat(MediaLibrary.ofFolder(folder).byFile("a.vtt").orElseThrow().sha256())
                .isEqualTo("06527510e01d4a6dbdd1fbd67cc7fc9bdb0227757930b65216653df4b17f915f");
    }

    @Test
    void theContentDecidesTheTypeAndNotTheName() throws IOException {
        write("foto.jpg", PNG);

        assertThat(MediaLibrary.ofFolder(folder)
                        .byFile("foto.jpg")
                        .orElseThrow()
                        .type())
                .isEqualTo("image/png");
    }

    @Test
    void aPageInDisguiseIsRefused() throws IOException {
        write("foto.png", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> MediaLibrary.ofFolder(folder))
                .hasMessageContaining("foto.png")
                .hasMessageContaining("allowed are png");
    }

    @Test
    void svgFromAFolderIsRefused() throws IOException {
        write("beeld.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> MediaLibrary.ofFolder(folder)).hasMessageContaining("beeld.svg");
    }

    @Test
    void emptyAndShortFilesAreRefusedNotReadBeyondTheirEnd() throws IOException {
        write("leeg.png", new byte[0]);

        assertThatThrownBy(() -> MediaLibrary.ofFolder(folder)).hasMessageContaining("leeg.png");
    }

    @Test
    void jpegMp4AndMarkedCaptionsAreKnown() throws IOException {
        write("a", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
        write("b", "\0\0\0\u0018ftypmp42".getBytes(StandardCharsets.ISO_8859_1));
        write("c", "\u00EF\u00BB\u00BFWEBVTT\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(MediaLibrary.ofFolder(folder).all())
                .extracting(Media::type)
                .containsExactly("image/jpeg", "video/mp4", "text/vtt");
    }

    @Test
    void aHashThatDoesNotFitTheContentIsRefused() {
        assertThatThrownBy(() -> new Media("0".repeat(64), "image/png", PNG, "a.png"))
                .hasMessageContaining("a.png");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
