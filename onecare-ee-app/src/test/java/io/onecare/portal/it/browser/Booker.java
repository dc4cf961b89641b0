package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Somebody who books, page by page, with a pointer or with the keyboard alone: then nothing is ever
 * clicked, and what has the focus is seen to have it. Knows the pages by what they have, not by
 * what they say, so that the language does not matter.
 */
final class Booker {

    private final Browser browser;
    private final URL base;
    private final boolean keyboard;

    private Booker(Browser browser, URL base, boolean keyboard) {
        this.browser = browser;
        this.base = base;
        this.keyboard = keyboard;
    }

    static Booker withPointer(Browser browser, URL base) {
        return new Booker(browser, base, false);
    }

    static Booker withKeyboard(Browser browser, URL base) {
        return new Booker(browser, base, true);
    }

    /** Logs in, in the language of the page that was asked for, and goes to the search. */
    void logIn(String userName, String greeting) {
        browser.visit(base + "login");
        type("#username", userName);
        type("#password", MembersUnderTest.PASSWORD);
        go("#login-form button.button-primary");
        browser.awaitText("h1", greeting);
        go("main a.box");
        browser.find("#wish-form");
    }

    /** Searches for a service, each by the letters that are enough to find it. */
    void search(String place, String category, String service) {
        suggested("#place", place);
        if (keyboard) {
            browser.tabTo("#category");
            browser.press(category);
        } else {
            browser.findVisible("#category").sendKeys(category);
        }
        suggested("#service", service);
    }

    /** The next one of the family; people see one at a time. */
    void nextPatient(String name) {
        choose("#chooser input[type=radio]", "#chooser .chooser-arrow:last-of-type");
        assertThat(browser.text("#chooser label:has(:checked)")).isEqualTo(name);
    }

    void notYetAgreed() {
        choose("#agreed input[type=radio]", "#agreed input[value=no]");
        assertThat(browser.find("#agreed input[value=no]").isSelected()).isTrue();
    }

    /** Sends the search. */
    void find() {
        go("#wish-form button.button-primary");
        browser.find(".offer");
    }

    /** The card of a facility. */
    String offer(String facility) {
        return browser.text(offerOf(facility));
    }

    void chooseFacility(String facility) {
        go(offerOf(facility) + " .offer-actions a");
    }

    /** Enters what was agreed by phone. */
    void agree(LocalDate day, String hour) {
        set("day", day.toString());
        set("hour", hour);
        go("#agreed-form button.button-primary");
    }

    /** Turns to the next five days of the agenda. */
    void later() {
        browser.find(".grid-later"); // only then is the page before surely gone
        String here = browser.address();
        go(".grid-later");
        browser.await("later days", () -> !browser.address().equals(here));
    }

    /** Takes the first free time of the page. */
    Instant firstTime() {
        Instant time =
                Instant.parse(String.valueOf(browser.find(".time").getDomAttribute("value")));
        go(".time");
        return time;
    }

    /** From the summary to the end; the reference of the booking. */
    String send() {
        browser.find("#summary-form");
        go("#summary-form button.button-primary");
        accept();
        go("#conditions-form button.button-primary");
        return browser.text("#reference");
    }

    /** Accepts the conditions, but sends nothing yet. */
    void accept() {
        browser.find("#conditions-form");
        if (keyboard) {
            browser.tabTo("#accept");
            browser.press(Keys.SPACE);
        } else {
            browser.click("#accept");
        }
    }

    /** From the page of a booking to the choice of another time for it. */
    void move() {
        go("a[href*='/booking?']");
    }

    /** The summary of another time; the new reference. */
    String sendMove() {
        browser.find("#move-form");
        go("#move-form button.button-primary");
        browser.find(".timeline");
        return browser.text("dd.figure");
    }

    /** Calls the booking of the page off for the first of the reasons. */
    void cancel() {
        go("a[href*='/bookings/cancel']");
        browser.find("#cancel-form");
        if (keyboard) {
            browser.tabTo("#cancel-form input[name=reason]");
            browser.press(Keys.SPACE);
        } else {
            browser.click("#cancel-form input[name=reason]");
        }
        go("#cancel-form button.button-primary");
        browser.find(".timeline");
    }

    /** What a page offers instead of a time that is gone. */
    List<String> alternatives() {
        return browser.findAll("#alternatives button").stream().map(WebElement::getText).toList();
    }

    /** Presses a link or a button. */
    void go(String css) {
        if (keyboard) {
            browser.find(css);
            browser.tabTo(css);
            assertThat(browser.focusIsVisible()).as(css).isTrue();
            browser.press(Keys.ENTER);
        } else {
            browser.click(css);
        }
    }

    private void type(String css, String text) {
        if (keyboard) {
            browser.find(css);
            browser.tabTo(css);
            browser.press(text);
        } else {
            browser.findVisible(css).sendKeys(text);
        }
    }

    /** Types and takes the first suggestion; Enter on anything else would send the form. */
    private void suggested(String css, String text) {
        browser.find(css + "__listbox");
        type(css, text);
        browser.await(
                css + " suggests (" + text + ")",
                () ->
                        browser.texts(css + "__listbox [role=option]").stream()
                                .anyMatch(
                                        one ->
                                                one.toLowerCase(Locale.ITALIAN)
                                                        .contains(
                                                                text.toLowerCase(Locale.ITALIAN))));
        browser.press(Keys.ARROW_DOWN);
        browser.find(css + "__listbox [aria-selected=true]");
        browser.press(Keys.ENTER);
    }

    /** The next one of radio buttons by the keyboard, or what is clicked for it. */
    private void choose(String radios, String pointed) {
        if (keyboard) {
            browser.tabTo(radios);
            browser.press(Keys.ARROW_DOWN);
        } else {
            browser.click(pointed);
        }
    }

    /** Date and time fields take keys in an order of the browser's own. */
    private void set(String field, String value) {
        browser.find("#" + field);
        browser.script("document.getElementById(arguments[0]).value = arguments[1]", field, value);
    }

    private static String offerOf(String facility) {
        return ".offer[id='" + facility + "']";
    }
}
