package nl.kennispeil.delivery.bureau;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.kennispeil.delivery.attempt.ExamFixture;
import nl.kennispeil.delivery.attempt.ResponseEvent;
import nl.kennispeil.delivery.attempt.ResponseHistory;
import nl.kennispeil.delivery.sitting.SittingId;
import org.junit.jupiter.api.Test;

/** Files are sealed here as the browser seals them (rescue.js). */
class RescueDeskTest {

    private static final Instant LATER = BureauFixture.NINE.plus(Duration.ofHours(30));

    private final BureauFixture fixture = new BureauFixture().enrolled();
    private final RescueDesk desk = new RescueDesk(
            fixture.exam.attempts, fixture.tokens, fixture.rescueKeys, fixture.exam.exam, fixture.ledger);
    private final String attempt = fixture.id("B-1").value();

    RescueDeskTest() {
        fixture.answer("B-1", "B");
    }

    @Test
    void theEventsOfAFileBecomeAnswers() throws Exception {
        Screens.Rescued outcome = take(seal(content(1, token(), event(2, "A", BureauFixture.NINE.plusSeconds(99)))));

        assertThat(outcome.problem()).isEmpty();
        assertThat(outcome.taken()).isEqualTo(1);
        assertThat(stored()).isEqualTo("A");
        assertThat(fixture.audited()).startsWith("bureau attempt.rescue");
    }

    @Test
    void theSameFileTwiceDoesNoHarm() throws Exception {
        byte[] file = seal(content(1, token(), event(2, "C", BureauFixture.NINE.plusSeconds(99))));

        assertThat(take(file)).isEqualTo(take(file));
        assertThat(stored()).isEqualTo("C");
    }

    @Test
    void answersOfAfterTheDeadlineAreRefused() throws Exception {
        Instant late = BureauFixture.NINE.plus(ExamFixture.TIME).plusSeconds(1);
        String events = event(2, "A", BureauFixture.NINE.plusSeconds(99)) + "," + event(3, "D", late);

        Screens.Rescued outcome = take(seal(content(1, token(), events)));

        assertThat(outcome.taken()).isEqualTo(1);
        assertThat(outcome.refused()).isEqualTo(1);
        assertThat(stored()).isEqualTo("A");
    }

    @Test
    void aFileWithoutAProofIsRefused() throws Exception {
        String forged = fixture.tokens.token(fixture.id("B-2"), 1);

        assertThat(take(seal(content(1, forged, event(2, "A", BureauFixture.NINE))))
                        .problem())
                .isEqualTo("token");
        assertThat(take(seal(content(2, token(), event(2, "A", BureauFixture.NINE))))
                        .problem())
                .isEqualTo("token");
        assertThat(stored()).isEqualTo("B");
    }

    @Test
    void aChangedFileIsRefused() throws Exception {
        String file = new String(seal(content(1, token(), event(2, "A", BureauFixture.NINE))), UTF_8);
        int at = file.indexOf("\"data\":\"") + 12;
        char other = file.charAt(at) == 'A' ? 'B' : 'A';

        assertThat(take((file.substring(0, at) + other + file.substring(at + 1)).getBytes(UTF_8))
                        .problem())
                .isEqualTo("sealed");
    }

    @Test
    void aFileForAnotherSittingCannotBeOpened() throws Exception {
        byte[] file = seal(
                fixture.rescueKeys.publicKey(new SittingId("another")),
                content(1, token(), event(2, "A", BureauFixture.NINE)));

        assertThat(take(file).problem()).isEqualTo("sealed");
    }

    @Test
    void anythingElseIsNoRescueFile() {
        for (String file : new String[] {"", "{}", "hallo", "[1]", "{\"v\":1,\"attempt\":null}", "{\"v\":"}) {
            assertThat(take(file.getBytes(UTF_8)).problem()).isEqualTo("not-rescue");
        }
        assertThat(take(new byte[(2 << 20) + 1]).problem()).isEqualTo("large");
    }

    @Test
    void aFileOfAnotherInstituteIsUnknown() throws Exception {
        byte[] file = seal(content(1, token(), event(2, "A", BureauFixture.NINE)));
        var eik = BureauFixture.account("eik", nl.kennispeil.delivery.account.Role.INVIGILATOR, "eik");

        assertThat(desk.take(file, eik, LATER).problem()).isEqualTo("unknown");
        assertThat(stored()).isEqualTo("B");
    }

    private Screens.Rescued take(byte[] file) {
        return desk.take(file, BureauFixture.BUREAU, LATER);
    }

    private String token() {
        return fixture.tokens.token(fixture.id("B-1"), 1);
    }

    private String stored() {
        var events = fixture.exam.responses.of(fixture.id("B-1"), fixture.exam.items);
        return ResponseHistory.current(
                events.getOrDefault(fixture.exam.items.get(0), List.of()), ResponseEvent.Kind.ANSWER);
    }

    private String event(int seq, String value, Instant made) {
        return "{\"seq\":" + seq + ",\"item\":\"T-1:1\",\"kind\":\"answer\",\"value\":\"" + value + "\",\"clientTime\":"
                + made.toEpochMilli() + ",\"activeMs\":100}";
    }

    private String content(int epoch, String token, String events) {
        return "{\"attempt\":\"" + attempt + "\",\"epoch\":" + epoch + ",\"token\":\"" + token + "\",\"events\":["
                + events + "]}";
    }

    private byte[] seal(String content) throws GeneralSecurityException {
        return seal(fixture.rescueKeys.publicKey(ExamFixture.SITTING), content);
    }

    private byte[] seal(byte[] publicKey, String content) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair ephemeral = generator.generateKeyPair();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ephemeral.getPrivate());
        agreement.doPhase(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey)), true);
        byte[] extracted = hmac(new byte[32], agreement.generateSecret());
        byte[] key = hmac(extracted, ("kennispeil-rescue:" + attempt + "\u0001").getBytes(UTF_8));
        byte[] iv = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        cipher.updateAAD(attempt.getBytes(UTF_8));
        Base64.Encoder base64 = Base64.getEncoder();
        String file = "{\"v\":1,\"attempt\":\"" + attempt + "\",\"ephemeral\":\""
                + base64.encodeToString(ephemeral.getPublic().getEncoded()) + "\",\"iv\":\"" + base64.encodeToString(iv)
                + "\",\"data\":\"" + base64.encodeToString(cipher.doFinal(content.getBytes(UTF_8))) + "\"}";
        return file.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }
}
