package io.onecare.portal.it.browser;

import io.onecare.portal.it.IdentityProvider;

/** The way from the log-in page to the provider, and through its own page. */
final class ProviderPage {

    private ProviderPage() {}

    /** Chooses the digital identity on the log-in page, which is open. */
    static void open(Browser browser) {
        IdentityProvider.ofThePortal();
        browser.tabTo("main a[href*='/login/openid']");
        browser.press(org.openqa.selenium.Keys.ENTER);
        browser.await(
                "the provider's page",
                () -> browser.address().startsWith(IdentityProvider.ofThePortal().issuer()));
    }

    /** Goes there and says who one is. */
    static void logIn(Browser browser, String fiscalNumber) {
        open(browser);
        browser.find("input[name=username]").sendKeys("somebody");
        browser.find("textarea[name=claims]")
                .sendKeys("{\"fiscalNumber\":\"" + fiscalNumber + "\"}");
        browser.forgetConsole(); // its page asks for a font that is not there
        browser.find("input[type=submit]").click();
    }
}
