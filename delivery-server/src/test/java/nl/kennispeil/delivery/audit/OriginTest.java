package nl.kennispeil.delivery.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void anAddressIsShortenedToItsNetwork() {
        assertThat(Origin.network("192.0.2.147")).isEqualTo("192.0.2.0/24");
        assertThat(Origin.network("2001:db8:1234:5678::9")).isEqualTo("2001:db8:1234::/48");
        assertThat(Origin.network("2001:db8:1:0:0:0:0:9%eth0")).isEqualTo("2001:db8:1::/48");
        assertThat(Origin.network("::ffff:192.0.2.147")).isEqualTo("192.0.2.0/24");
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        assertThat(Origin.network("example.org")).isEmpty();
        assertThat(Origin.network("")).isEmpty();
        assertThat(Origin.network("1:2:3")).isEmpty();
    }

    @Test
    void theSessionIsKnownByPartOfADigestOnly() {
        Origin origin = Origin.of("secret-of-the-cookie", "192.0.2.1", "berk");

        assertThat(origin.session()).matches("[0-9a-f]{12}");
        assertThat(origin).isEqualTo(Origin.of("secret-of-the-cookie", "192.0.2.9", "berk"));
        assertThat(Origin.of("", "192.0.2.1", "").session()).isEmpty();
    }

    @Test
    void theOriginOfARequestEndsWithItsWork() throws Exception {
        Origin outer = Origin.of("a", "192.0.2.1", "");
        Origin inner = Origin.of("b", "198.51.100.1", "");

        outer.during(() -> {
            assertThat(inner.during(Origin::asking)).isEqualTo(inner);
            assertThat(Origin.asking()).isEqualTo(outer);
            assertThatThrownBy(() -> inner.during(() -> {
                        throw new IllegalStateException("broken off");
                    }))
                    .hasMessage("broken off");
            return assertThat(Origin.asking()).isEqualTo(outer);
        });
        assertThat(Origin.asking()).isEqualTo(Origin.NONE);
    }
}
