package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.Crowd;
import java.net.URL;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** To the provider and back, as a browser goes. The second step is in {@link TwoStepsPageIT}. */
@RequiresChromium
@ArquillianTest
@RunAsClient
class OpenIdPageIT {

    @ArquillianResource private URL base;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open("it-IT");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void a_member_goes_to_the_provider_says_no_is_nobody_and_then_gets_in() {
        browser.visit(base + "profile");
        browser.awaitText("main a.button[href*='/login/openid']", "Entra con l’identità digitale");
        look("login-openid");

        ProviderPage.open(browser);
        Matcher state = Pattern.compile("state=([^&]+)").matcher(browser.address());
        assertThat(state.find()).isTrue();
        browser.visit(base + "login/openid/callback?error=access_denied&state=" + state.group(1));
        browser.awaitText("#errors", "è stato annullato");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.title()).startsWith("Errore");
        look("login-openid-declined");

        ProviderPage.logIn(browser, "TINIT-" + Crowd.UNKNOWN.person(7).taxCode());
        browser.awaitText("#errors", "non corrisponde un account");
        assertThat(browser.address()).doesNotContain("code=", "state=");
        look("login-openid-nobody");
        browser.visit(browser.address() + "&lang=en");
        browser.awaitText("#errors", "No account goes with this digital identity");
        look("login-openid-nobody-en");
        browser.visit(base + "login?lang=it&next=/profile");

        ProviderPage.logIn(browser, "TINIT-ZZRNNA80A41H501D");
        browser.awaitText("h1", "Profilo");
        browser.awaitText("main", "Anna Azzurri");
        assertThat(browser.address()).isEqualTo(base + "profile");
        browser.tabTo("form[action$='/logout'] button");
        browser.press(Keys.ENTER);
        browser.awaitText("main", "Hai chiuso la sessione");
    }

    /** The page as it stands: narrow, on a phone and on a desk, and in the dark. */
    private void look(String name) {
        for (int width : new int[] {320, 360, 768, 1920}) {
            browser.size(width, 900);
            browser.assertNoSidewaysScroll(name + " at " + width);
            browser.assertAccessible(name + " at " + width);
            browser.shot(name + "-" + width);
        }
        browser.scheme("dark");
        browser.assertAccessible(name + " in the dark");
        browser.shot(name + "-dark");
        browser.scheme("light");
    }
}
