package nl.kennispeil.delivery.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import nl.kennispeil.delivery.vault.Vault;
import nl.kennispeil.delivery.vault.Vaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotosTest {

    private static final CandidateId AIOS = new CandidateId("aios-1");
    /** Case 31 of domain.md §4.3: withdrawn on 5 October at 14:00. */
    private static final Instant WITHDRAWN = Instant.parse("2026-10-05T12:00:00Z");

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final Vault vault = Vaults.inMemory(shelves);
    private final Consents consents = new Consents(shelves);
    private final Photos photos = new Photos(shelves, consents, vault);

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aPhotoIsMadeSmallAndKeptSealed(String format) throws IOException {
        photos.put(AIOS, image(format, 1_200, 900), WITHDRAWN);

        BufferedImage kept =
                ImageIO.read(new ByteArrayInputStream(photos.find(AIOS).orElseThrow()));
        assertThat(kept.getWidth()).isEqualTo(PhotoFile.LONGEST_SIDE);
        assertThat(kept.getHeight()).isEqualTo(300);
        byte[] stored = shelves.shelf(Photos.SHELF, Holds.PERSONS)
                .find("aios-1")
                .orElseThrow()
                .bytes("image");
        assertThat(ImageIO.read(new ByteArrayInputStream(stored))).isNull();
    }

    @Test
    void whatACameraWritesIntoAFileIsGone() throws IOException {
        byte[] plain = image("jpeg", 300, 300);
        byte[] comment = "GPS 52.0 N somewhere".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        with.write(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + 2)});
        with.write(comment);
        with.write(plain, 2, plain.length - 2);

        photos.put(AIOS, with.toByteArray(), WITHDRAWN);

        assertThat(new String(photos.find(AIOS).orElseThrow(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS");
    }

    @Test
    void whatIsNoPhotoIsRefusedAndNothingIsKept() throws IOException {
        byte[] cut = Arrays.copyOf(image("png", 300, 300), 60);
        byte[] large = Arrays.copyOf(image("png", 10, 10), PhotoFile.MOST_BYTES + 1);
        byte[] vector = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        for (byte[] each : List.of(new byte[0], cut, large, vector, image("gif", 20, 20))) {
            assertThatThrownBy(() -> photos.put(AIOS, each, WITHDRAWN)).hasMessage("photo-unreadable");
        }
        assertThat(photos.has(AIOS)).isFalse();
        assertThat(consents.of(AIOS)).isEmpty();
    }

    @Test
    void aPictureOfTooManyPixelsIsRefusedUnread() throws IOException {
        byte[] png = image("png", 10, 10);
        // the width in the header of the PNG, 100,000 × 100,000
        for (int at : new int[] {16, 20}) {
            System.arraycopy(new byte[] {0, 1, (byte) 0x86, (byte) 0xA0}, 0, png, at, 4);
        }
        assertThat(PhotoFile.made(png)).isEmpty();
    }

    @Test
    void aWithdrawnPhotoIsGoneAtOnceAndBothMomentsStayKnown() throws IOException {
        photos.put(AIOS, image("png", 100, 100), WITHDRAWN.minusSeconds(60));
        photos.withdraw(AIOS, WITHDRAWN);

        assertThat(photos.find(AIOS)).isEmpty();
        assertThat(shelves.shelf(Photos.SHELF, Holds.PERSONS).all()).isEmpty();
        assertThat(consents.of(AIOS))
                .extracting(Consents.Event::what)
                .containsExactly(Consents.What.PHOTO_GIVEN, Consents.What.PHOTO_WITHDRAWN);
    }

    @Test
    void theSweepFinishesAWithdrawalThatBrokeOff() throws IOException {
        photos.put(AIOS, image("png", 100, 100), WITHDRAWN.minusSeconds(60));
        Fields left = shelves.shelf(Photos.SHELF, Holds.PERSONS).find("aios-1").orElseThrow();
        photos.withdraw(AIOS, WITHDRAWN);
        shelves.shelf(Photos.SHELF, Holds.PERSONS).putAll(List.of(left));
        assertThat(photos.has(AIOS)).as("shown while the file is still there").isFalse();

        PhotoSweep sweep = new PhotoSweep(photos);
        assertThat(sweep.sweep(WITHDRAWN.plus(Duration.ofMinutes(1)))).isZero();
        assertThat(sweep.sweep(WITHDRAWN.plus(Duration.ofHours(1)))).isEqualTo(1);

        assertThat(shelves.shelf(Photos.SHELF, Holds.PERSONS).all()).isEmpty();
        assertThat(sweep.sweep(WITHDRAWN.plus(Duration.ofHours(2)))).isZero();
    }

    @Test
    void theSweepLeavesAPhotoThatWasGivenAgain() throws IOException {
        photos.put(AIOS, image("png", 100, 100), WITHDRAWN.minusSeconds(60));
        photos.withdraw(AIOS, WITHDRAWN);
        photos.put(AIOS, image("png", 100, 100), WITHDRAWN.plusSeconds(60));

        new PhotoSweep(photos).sweep(WITHDRAWN.plus(Duration.ofHours(1)));

        assertThat(photos.has(AIOS)).isTrue();
    }

    @Test
    void deletionLeavesNothing() throws IOException {
        photos.put(AIOS, image("png", 100, 100), WITHDRAWN);
        ConsentDeletion step = new ConsentDeletion(photos, consents);
        Subject subject = new Subject(new PersonId("p-1"), AIOS, true, List.of(), "LEDGER-1");

        assertThat(step.delete(subject)).isEqualTo(2);
        assertThat(step.remaining(subject)).isZero();
        assertThat(step.shelves())
                .allSatisfy(name ->
                        assertThat(shelves.shelf(name, Holds.PERSONS).all()).isEmpty());
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }
}
