package nl.kennispeil.delivery.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No page has a barrier that a machine can find, in either language, in light and dark, wide and narrow. */
@ExtendWith(Rehearsal.class)
class AccessibilityIT {

    @Test
    void aBarrierThatIsThereIsFound(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        Axe axe = new Axe(device);
        device.goTo("/inloggen");
        axe.check("as it is");
        assertThat(axe.problems()).isEmpty();
        device.page().setViewportSize(320, 900);
        device.page()
                .evaluate("() => { const picture = document.createElement('img'); picture.style.minWidth = '900px';"
                        + " document.querySelector('main').append(picture, '⟦x⟧'); }");
        axe.check("with a wide picture without words");
        assertThat(axe.problems())
                .hasSize(3)
                .anyMatch(each -> each.contains("image-alt"))
                .anyMatch(each -> each.contains("scrolls sideways: "))
                .anyMatch(each -> each.contains("missing words"));
    }

    @Test
    void theDoorsHaveNoBarriers(DemoServer server, Devices devices) {
        Device device = devices.open(server).expect("status of 40[14]");
        Axe axe = new Axe(device);
        axe.everywhere("home", () -> device.goTo("/"));
        axe.everywhere("staff login", () -> device.goTo("/inloggen"));
        axe.everywhere("wrong password", () -> {
            device.goTo("/inloggen");
            device.page().locator("#login").fill("nobody-" + device.page().viewportSize().width);
            device.page().locator("#password").fill("x");
            device.page().locator("form button[type=submit]").click();
            device.page().locator("[role=alert]").waitFor();
        });
        axe.everywhere("no such page", () -> device.goTo("/bestaat-niet"));
        axe.everywhere("practice login", () -> {
            device.goTo("/oefenen");
            device.shows("login");
        });
        axe.everywhere("candidate login", () -> {
            device.goTo("/toets");
            device.shows("login");
        });
        axe.everywhere("wrong code", () -> {
            device.goTo("/toets");
            device.page().locator("#code").fill("AAAA-AAAA-AAAA-AAAA");
            device.page().locator("#login").click();
            device.page().locator("#code-error:visible").waitFor();
        });
        assertThat(axe.problems()).isEmpty();
    }

    @Test
    void theTestHasNoBarriersFromTheLobbyToTheResult(DemoServer server, Devices devices) {
        Device device = devices.open(server);
        Page page = device.page();
        Axe axe = new Axe(device);
        CandidateApi api = device.enter(server.somebody("kov-najaar").code());
        axe.everywhere("lobby", () -> reload(device, "lobby"));
        device.start();
        axe.everywhere("first item", () -> reload(device, "item"));
        JsonNode items = api.content().path("items");
        for (String type : List.of("table", "img", "video")) {
            int position = withExhibit(items, type);
            axe.everywhere(type, () -> {
                reload(device, "item");
                turnTo(device, position);
            });
        }
        for (String panel : List.of("help", "lab", "comment", "note", "menu")) {
            axe.everywhere(panel, () -> {
                reload(device, "item");
                page.locator("#" + panel).click();
                page.locator("dialog.panel").waitFor();
            });
        }
        axe.everywhere("overview", () -> {
            reload(device, "item");
            openOverview(device);
        });
        turnTo(device, 1);
        page.locator("[data-option]").first().click();
        device.press("f");
        device.press("ArrowRight");
        device.press("w");
        axe.everywhere("review", () -> review(device));
        axe.everywhere("sure", () -> {
            review(device);
            page.locator("#submit").click();
            page.locator("#confirm-submit").waitFor();
        });
        device.expectLostLine().context().setOffline(true);
        page.reload();
        device.shows("item");
        device.press("b");
        device.banner("offline").waitFor();
        axe.check("offline");
        device.context().setOffline(false);
        device.hasState("saved");
        device.handIn();
        axe.everywhere("receipt", () -> reload(device, "receipt"));
        axe.everywhere("result", () -> {
            reload(device, "receipt");
            page.locator("#result").click();
            page.locator(".result-items").waitFor();
        });
        page.locator(".result-items summary").first().click();
        axe.check("rationale");
        assertThat(axe.problems()).isEmpty();
    }

    private static void reload(Device device, String view) {
        device.goTo("/toets");
        device.shows(view);
    }

    private static void review(Device device) {
        reload(device, "item");
        device.page().locator("#to-review").click();
        device.shows("review");
    }

    private static void openOverview(Device device) {
        if (!device.page().locator("aside.side").isVisible()) {
            device.page().locator("#overview").click();
            device.page().locator("aside.side").waitFor();
        }
    }

    private static void turnTo(Device device, int position) {
        openOverview(device);
        device.page().locator("[data-tile='" + position + "']").first().click();
        device.atItem(position);
    }

    private static int withExhibit(JsonNode items, String type) {
        for (JsonNode item : items) {
            if (item.path("body").toString().contains("[\"" + type + "\"")) {
                return item.path("position").asInt();
            }
        }
        throw new AssertionError("no item of the KOV has a " + type);
    }
}
