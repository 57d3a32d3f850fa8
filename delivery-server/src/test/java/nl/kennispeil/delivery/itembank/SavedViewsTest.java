package nl.kennispeil.delivery.itembank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.shelf.InMemoryShelves;
import org.junit.jupiter.api.Test;

class SavedViewsTest {

    private final SavedViews views = new SavedViews(new InMemoryShelves());

    @Test
    void everybodyHasViewsOfTheirOwnAndOneNameIsOneView() {
        views.keep("an", "Hart en vaten", "icpc=K");
        views.keep("an", "Oud", "voor=2024-01-01");
        views.keep("an", "Hart en vaten", "icpc=K&staat=active");
        views.keep("bea", "Hart en vaten", "icpc=R");

        assertThat(views.of("an"))
                .containsExactly(
                        new SavedViews.View("Hart en vaten", "icpc=K&staat=active"),
                        new SavedViews.View("Oud", "voor=2024-01-01"));
        views.drop("an", "Oud");
        assertThat(views.of("an")).hasSize(1);
        assertThat(views.of("bea")).containsExactly(new SavedViews.View("Hart en vaten", "icpc=R"));
    }

    @Test
    void aViewNeedsANameAndWhoLeavesTakesThemAlong() {
        assertThatThrownBy(() -> views.keep("an", " ", "icpc=K")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> views.keep("an", "x".repeat(61), "icpc=K")).isInstanceOf(BadRequest.class);
        views.keep("an", "Hart", "icpc=K");

        assertThat(views.forget(List.of("an", "nobody"))).isEqualTo(1);
        assertThat(views.of("an")).isEmpty();
    }
}
