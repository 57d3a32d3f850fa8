package nl.kennispeil.delivery.medialibrary;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import javax.imageio.ImageIO;
import nl.kennispeil.bank.media.Media;
import nl.kennispeil.bank.media.MediaLibrary;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredMediaTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private StoredMedia media;

    @BeforeEach
    void open() {
        media = new StoredMedia(MediaLibrary.ofFolder(folder), new InMemoryShelves());
    }

    private String add(byte[] file) {
        return media.add(file, "titel", "woorden", "HN", "former-x", NOW).orElse("refused");
    }

    private static byte[] picture(String format) throws IOException {
        BufferedImage image = new BufferedImage(900, 700, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int x = 0; x < 900; x++) {
            for (int y = 0; y < 700; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    void whatIsKeptInPiecesComesBackWholeUnderTheHashOfItsContent() throws IOException {
        String name = add(picture("png"));
        Media back = media.byFile(name).orElseThrow();
        assertThat(back.bytes().length).isGreaterThan(1024 * 1024);
        assertThat(back.servedName()).isEqualTo(name);
        assertThat(media.find(name).orElseThrow().width()).isEqualTo(900);
    }

    @Test
    void aPhotoLosesItsPlaceAndKeepsItsPixels() throws IOException {
        byte[] jpeg = picture("jpeg");
        byte[] exif = "Exif\0\0MM\0*\0\0\0\10\0\0GPS 52.09 5.12".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer marked = ByteBuffer.allocate(jpeg.length + 4 + exif.length);
        marked.put(jpeg, 0, 2)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) (2 + exif.length))
                .put(exif);
        marked.put(jpeg, 2, jpeg.length - 2);
        byte[] kept = media.byFile(add(marked.array())).orElseThrow().bytes();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS 52.09");
        assertThat(kept).isEqualTo(jpeg);
    }

    @Test
    void aFilmLosesWhatATelephoneWroteIntoIt() {
        byte[] place = "xyz+52.09+005.12/".getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer film = ByteBuffer.allocate(16 + 8 + 8 + place.length);
        film.putInt(16).put("ftypisom".getBytes(StandardCharsets.ISO_8859_1)).putInt(0);
        film.putInt(16 + place.length).put("moov".getBytes(StandardCharsets.ISO_8859_1));
        film.putInt(8 + place.length)
                .put("udta".getBytes(StandardCharsets.ISO_8859_1))
                .put(place);
        byte[] kept = media.byFile(add(film.array())).orElseThrow().bytes();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("52.09")
                .contains("free");
        assertThat(kept).hasSize(film.capacity());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>",
                "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://x.nl/a.png'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><use href='https://x.nl/a.svg#b'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(https://x.nl/a)'/></svg>",
                "<svg xmlns='http://www.w3.org/2000/svg'><foreignObject><p>x</p></foreignObject></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg'>&x;</svg>",
                "%PDF-1.4 1 0 obj << /JS (app.alert) >>",
                "MZ and then a program"
            })
    void whatActsOrReachesOutIsRefused(String file) {
        assertThat(add(file.getBytes(StandardCharsets.UTF_8))).isEqualTo("refused");
        assertThat(media.all()).isEmpty();
    }

    @Test
    void aPlainDrawingIsTaken() {
        String name = add("<svg xmlns='http://www.w3.org/2000/svg'><rect width='5' height='5' fill='red'/></svg>"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(name).endsWith(".svg");
    }

    @Test
    void candidatesGetAFileOnceAPackageNamesIt() throws IOException {
        String name = add(picture("png"));
        assertThat(media.shown(name)).isEmpty();
        assertThat(media.forPackages().byFile(name)).isPresent();
        assertThat(media.shown(name)).isPresent();
    }

    @Test
    void aPictureWhoseConsentIsWithdrawnIsShownToNoCandidateAnyMore() throws IOException {
        String name = add(picture("png"));
        assertThat(media.forPackages().byFile(name)).isPresent();
        LocalDate day = LocalDate.of(2026, 11, 1);
        media.consent(name, "dossier 7", day);
        assertThat(media.shown(name)).isPresent();

        media.withdraw(name, "dossier 7", day.plusDays(1));
        assertThat(media.shown(name)).isEmpty();
        assertThat(media.served(name)).isPresent();
    }

    @Test
    void whatIsCutOffIsRefused() throws IOException {
        byte[] png = picture("png");
        assertThat(add(java.util.Arrays.copyOf(png, png.length / 2))).isEqualTo("refused");
    }
}
