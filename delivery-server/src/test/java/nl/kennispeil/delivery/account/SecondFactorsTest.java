package nl.kennispeil.delivery.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecondFactorsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:10Z");
    private static final String ANNA = "anna";

    private final InMemoryShelves shelves = new InMemoryShelves();
    private final ServerSecret secret = ServerSecret.random();
    private final SecondFactors factors = new SecondFactors(shelves, secret);
    private @Nullable AuthenticatorApp app;

    @Test
    void nothingIsAskedBeforeTheApplicationProvedThatItHasTheSecret() {
        factors.begin(ANNA);

        assertThat(factors.isSetUp(ANNA)).isFalse();
        assertThat(factors.confirm(ANNA, "000000", NOW.plusSeconds(7))).isEmpty();
        assertThat(factors.check(ANNA, code(0), NOW)).isFalse();
    }

    @Test
    void theSecretThatWaitsIsTheSameWhenThePageIsLoadedAgain() {
        assertThat(factors.begin(ANNA)).isEqualTo(factors.begin(ANNA));
        assertThat(factors.begin(ANNA).uri())
                .startsWith("otpauth://totp/Kennispeil%3Aanna?secret=")
                .endsWith("&issuer=Kennispeil");
    }

    @Test
    void aCodeWorksOnceAndNoneBeforeItWorksAnyMore() {
        setUp();
        Instant later = NOW.plusSeconds(60);

        assertThat(factors.check(ANNA, codeAt(later), later)).isTrue();
        assertThat(factors.check(ANNA, codeAt(later), later)).isFalse();
        assertThat(factors.check(ANNA, codeAt(later.minusSeconds(30)), later)).isFalse();
        assertThat(factors.check(ANNA, codeAt(later.plusSeconds(30)), later)).isTrue();
    }

    @Test
    void theCodeThatSwitchedItOnIsUsedUp() {
        setUp();

        assertThat(factors.check(ANNA, codeAt(NOW), NOW)).isFalse();
    }

    @Test
    void aClockThatIsHalfAMinuteOffIsForgivenAndAWholeMinuteIsNot() {
        setUp();
        Instant later = NOW.plusSeconds(600);

        assertThat(factors.check(ANNA, codeAt(later.minusSeconds(60)), later)).isFalse();
        assertThat(factors.check(ANNA, codeAt(later.plusSeconds(60)), later)).isFalse();
        assertThat(factors.check(ANNA, codeAt(later.minusSeconds(30)), later)).isTrue();
    }

    @Test
    void oneCodeSentTwiceAtTheSameMomentLetsOneIn() {
        setUp();
        Instant later = NOW.plusSeconds(60);
        String code = codeAt(later);

        long let = IntStream.range(0, 64)
                .parallel()
                .filter(any -> new SecondFactors(shelves, secret).check(ANNA, code, later))
                .count();

        assertThat(let).isEqualTo(1);
    }

    @Test
    void everyPaperCodeWorksOnceHoweverItIsTyped() {
        List<String> codes = setUp();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        assertThat(factors.check(
                        ANNA, codes.get(3).toLowerCase(java.util.Locale.ROOT).replace("-", " "), NOW))
                .isTrue();
        assertThat(factors.check(ANNA, codes.get(3), NOW)).isFalse();
        assertThat(factors.recoveryCodesLeft(ANNA)).isEqualTo(9);
        assertThat(factors.check("piet", codes.get(4), NOW)).isFalse();
    }

    @Test
    void theStoreHoldsNeitherTheSecretNorACode() {
        String typed = factors.begin(ANNA).text().replace(" ", "");
        List<String> codes = setUp();

        String kept = shelves.shelf("second_factors", Holds.PERSONS)
                .find(ANNA)
                .orElseThrow()
                .values()
                .toString();

        assertThat(kept).doesNotContain(typed);
        assertThat(codes).allSatisfy(each -> assertThat(kept).doesNotContain(each.replace("-", "")));
    }

    @Test
    void aSealedSecretOpensForItsOwnLoginOnly() {
        setUp();
        var shelf = shelves.shelf("second_factors", Holds.PERSONS);
        byte[] sealed = shelf.find(ANNA).orElseThrow().bytes("sealed");
        shelf.putAll(List.of(Fields.of("piet")
                .with("schema", 1)
                .with("sealed", sealed)
                .with("last", 0L)
                .build()));

        assertThatThrownBy(() -> factors.check("piet", "123456", NOW)).isInstanceOf(IllegalStateException.class);
    }

    private List<String> setUp() {
        factors.begin(ANNA);
        return factors.confirm(ANNA, codeAt(NOW), NOW).orElseThrow();
    }

    private String code(int steps) {
        return codeAt(NOW.plusSeconds(30L * steps));
    }

    /** What the application of Anna shows, which was given the secret the first time it was seen. */
    private String codeAt(Instant at) {
        AuthenticatorApp known = app;
        if (known == null) {
            known = AuthenticatorApp.typed(factors.begin(ANNA).text());
            app = known;
        }
        return known.code(at);
    }
}
