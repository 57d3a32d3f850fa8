package nl.kennispeil.delivery.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @Test
    void aPathOfThisSiteIsKeptWithItsQuery() {
        assertThat(ReturnPath.of("/beheer/toetsen/lhk?instituut=berk&fase=2"))
                .isEqualTo("/beheer/toetsen/lhk?instituut=berk&fase=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://elsewhere.example/",
                "//elsewhere.example/",
                "/\\elsewhere.example",
                "/a\\b",
                "/a b",
                "/a\r\nset-cookie: x",
                "beheer",
                "/vergrendeld?terug=/start",
                "/inloggen/functie",
                "javascript:alert(1)"
            })
    void everythingElseLeadsToTheStartPage(String asked) {
        assertThat(ReturnPath.of(asked)).isEqualTo("/start");
        assertThat(ReturnPath.of(null)).isEqualTo("/start");
        assertThat(ReturnPath.of("/" + "a".repeat(500))).isEqualTo("/start");
    }
}
