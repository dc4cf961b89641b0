package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.CrowdedSearch;
import java.net.URL;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The public map of 20,000 facilities. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class CrowdedMapIT {

    private static final int MOST_MARKS = 300;

    @ArquillianResource private URL base;

    private Browser browser;
    private MapMarks marks;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
        marks = new MapMarks(browser);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void the_first_view_counts_them_all_in_few_marks() {
        visit("map?name=Ventimila");

        assertThat(browser.text("#results-title")).startsWith("20.000");
        assertThat(marks.facilities()).isEqualTo(CrowdedSearch.COUNT);
        assertThat(marks.count()).isBetween(10, MOST_MARKS);
        assertThat(marks.overlapping()).isEmpty();
        assertThat(marks.loads()).isEqualTo(1);
        browser.assertAccessible("20,000 facilities");
        browser.shot("crowd-italy");
    }

    @Test
    void at_every_zoom_the_marks_are_few_and_none_hides_another() {
        visit("map?name=Ventimila&place=Milano");
        String closer = "#map .leaflet-control-zoom-in:not(.leaflet-disabled)";
        String farther = "#map .leaflet-control-zoom-out:not(.leaflet-disabled)";
        int zooms = 0;
        while (!browser.findAll(closer).isEmpty()) {
            browser.click(closer);
        }
        while (!browser.findAll(farther).isEmpty()) {
            marks.await();
            assertThat(marks.count()).isBetween(1, MOST_MARKS);
            assertThat(marks.overlapping()).isEmpty();
            browser.shot("crowd-milano-" + zooms++);
            browser.click(farther);
        }
        assertThat(zooms).isGreaterThanOrEqualTo(9);
    }

    @Test
    void moving_the_map_keeps_the_marks_and_an_open_popup() {
        visit("map?name=Ventimila&place=Aosta");
        browser.click("#map .pin");
        browser.findVisible(".leaflet-popup-content");
        marks.await();
        browser.script("window.popup = document.querySelector('.leaflet-popup')");
        boolean inTheWest =
                Boolean.TRUE.equals(
                        browser.script(
                                "const middle = e => { const b = e.getBoundingClientRect(); return b.left + b.right; };"
                                        + "return middle(document.querySelector('.pin.opened')) < middle(document.getElementById('map'))"));
        int before = marks.loads();
        browser.drag("#map", inTheWest ? 170 : -170, inTheWest ? 220 : -220, 20);
        browser.await("more marks are asked for", () -> marks.loads() > before);
        marks.await();
        assertThat(browser.script("return window.popup.isConnected")).isEqualTo(true);

        browser.press(Keys.ESCAPE);
        marks.remember();
        int loads = marks.loads();
        browser.drag("#map", -200, 20);
        browser.await("more marks are asked for", () -> marks.loads() > loads);
        marks.await();

        assertThat(marks.remembered()).isGreaterThan(2);
        assertThat(marks.kept()).isEqualTo(marks.remembered());
    }

    @Test
    void by_keyboard_a_count_opens_into_more_marks_and_the_focus_goes_on_from_there() {
        visit("map?name=Ventimila");
        int all = marks.facilities();
        browser.tabTo("#map .cluster-box");
        assertThat(browser.focusIsVisible()).isTrue();
        int loads = marks.loads();

        browser.press(Keys.ENTER);
        browser.await("closer marks are asked for", () -> marks.loads() > loads);
        marks.await();

        browser.await("the focus is on a mark", () -> browser.focusMatches(".leaflet-marker-icon"));
        assertThat(browser.focusIsVisible()).isTrue();
        assertThat(marks.count()).isBetween(2, MOST_MARKS);
        assertThat(marks.facilities()).isLessThan(all);
        browser.assertAccessible("a count has been opened");
    }

    @Test
    void facilities_in_one_house_are_a_list_to_choose_from() {
        for (int width : new int[] {1440, 360}) {
            browser.size(width, 800);
            browser.visit(base + "map?name=Ventimila+Torre&lang=" + (width == 360 ? "en" : "it"));
            if (width == 360) {
                browser.click("#view-switch [data-view=map]");
            }
            marks.await();
            assertThat(marks.count()).isEqualTo(1);
            assertThat(marks.facilities()).isEqualTo(CrowdedSearch.IN_ONE_HOUSE);
            browser.tabTo("#map .cluster-box");
            browser.press(Keys.ENTER);

            browser.await("the focus is in it", () -> browser.focusMatches(".popup-member"));
            assertThat(browser.findAll(".popup-member")).hasSize(CrowdedSearch.IN_ONE_HOUSE);
            assertThat(browser.focusIsVisible()).isTrue();
            browser.assertAccessible("the list of a house at " + width);
            browser.assertNoSidewaysScroll("the list of a house at " + width);
            browser.shot("crowd-house-" + width);

            browser.press(Keys.ESCAPE);
            browser.await("back on the mark", () -> browser.focusMatches(".cluster-box"));
            assertThat(browser.findAll(".leaflet-popup")).isEmpty();
        }
        browser.press(Keys.SPACE);
        browser.await("the focus is in it", () -> browser.focusMatches(".popup-member"));
        String name = browser.text(".popup-member");
        browser.press(Keys.ENTER);
        browser.awaitText(".details h2", name);
        browser.await("the focus is on the name", () -> browser.focusMatches("#results-title"));
    }

    private void visit(String path) {
        browser.visit(base + path);
        marks.await();
    }
}
