package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody at a facility who answers by the link in a mail, in a browser of their own. */
final class Reception {

    private static final Pattern LINK =
            Pattern.compile("(facility/answer\\?code=[0-9A-Z]{26})#confirm");

    private final URL base;

    Reception(URL base) {
        this.base = base;
    }

    void confirm(String mail, String patient) {
        try (Browser browser = open(mail, "#confirm", patient)) {
            browser.click("#confirm button");
            browser.awaitText("h1", "Prenotazione confermata");
        }
    }

    void decline(String mail, String patient, String reason) {
        try (Browser browser = open(mail, "#decline", patient)) {
            browser.click("#reason option[value='" + reason + "']");
            browser.click("#decline button");
            browser.awaitText("h1", "Richiesta rifiutata");
        }
    }

    /** Proposes another time, typed as people there type. */
    void propose(String mail, String patient, String day, String time) {
        try (Browser browser = open(mail, "#propose", patient)) {
            browser.findVisible("#day").clear();
            browser.findVisible("#day").sendKeys(day);
            browser.findVisible("#time").sendKeys(time);
            browser.click("#propose button");
            browser.awaitText("h1", "Altro orario proposto");
        }
    }

    private Browser open(String mail, String part, String patient) {
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        Browser browser = Browser.open("it-IT");
        browser.visit(base + link.group(1) + part);
        browser.awaitText("main", patient);
        return browser;
    }
}
