package io.onecare.portal.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.Authenticator;
import io.onecare.portal.it.server.ServerDatabase;
import io.onecare.portal.it.server.ShippedServer;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;

/**
 * A server of its own, with the demo on PostgreSQL: from the secret at the console to the first
 * administrator, and from there to an operator at the desk. What was looked at once is no network
 * to go live with.
 */
@RequiresChromium
@Execution(ExecutionMode.CONCURRENT)
class FirstAdministratorIT {

    private static final Pattern SECRET =
            Pattern.compile("with the secret ([0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){6})");
    private static final String PASSWORD = "quattro mele sul tavolo blu";

    @TempDir private Path folder;

    private ServerDatabase databases;
    private String database;
    private ShippedServer server;
    private URL base;
    private Browser browser;

    @BeforeEach
    void open() throws IOException, SQLException {
        browser = Browser.open("it-IT");
        int port = ShippedServer.freePort();
        databases = ServerDatabase.open();
        database = databases.create();
        server =
                ShippedServer.start(
                        folder.resolve("server"),
                        port,
                        ServerDatabase.demo(database, folder.resolve("data")));
        server.awaitReady().awaitConsole("There is no administrator yet");
        base = URI.create("http://localhost:" + port + "/").toURL();
    }

    @AfterEach
    void close() throws IOException {
        browser.close();
        server.close();
        databases.close();
    }

    @Test
    void from_the_secret_at_the_console_to_an_operator_at_the_desk() {
        becomesTheFirst();
        Authenticator administrator = setsUpTheSecondFactor("/administration");
        invitesAnOperator();
        invitesASecondAdministratorAndProposesAThird();
        logOut();
        acceptsTheInvitation();
        Authenticator operator = setsUpTheSecondFactor("/care");
        browser.awaitText("h1", "Richieste in coda");
        look("staff-care");
        browser.visit(base + "administration/accounts");
        assertThat(browser.findAll("h1")).isNotEmpty();
        assertThat(browser.text("h1")).doesNotContain("Account");
        assertThat(administrator.code()).isNotEqualTo(operator.wrongCode());
        holdsADemoThatProductionRefuses();
    }

    private void holdsADemoThatProductionRefuses() {
        assertThat(server.facilities()).isGreaterThanOrEqualTo(400);
        assertThat(server.get("/map?place=Milano").body()).contains("Milano");
        server.close();
        try (ShippedServer production =
                ShippedServer.start(
                        folder.resolve("production"),
                        ShippedServer.freePort(),
                        ServerDatabase.production(database, folder.resolve("data")))) {
            production.awaitConsole("OneCare cannot start.");
            assertThat(production.console()).contains("it holds the demo network");
        }
    }

    private void becomesTheFirst() {
        Matcher secret = SECRET.matcher(server.console());
        assertThat(secret.find()).as(server.console()).isTrue();
        browser.walkThrough(base, "invitation/first", "staff-first", 360, 1440);
        browser.tabTo("#secret");
        browser.press("0000-0000");
        fill("#name", "Alba");
        fill("#surname", "Tramonti");
        fill("#email", "alba@azienda");
        browser.tabTo("#password");
        browser.press("corta", Keys.ENTER);
        browser.awaitText("#errors", "almeno 12 caratteri");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        assertThat(browser.find("#surname").getDomProperty("value")).isEqualTo("Tramonti");
        look("staff-first-refused");
        browser.tabTo("#secret");
        browser.press("0000-0000");
        browser.tabTo("#email");
        browser.selectAll();
        browser.press("alba@azienda.example");
        browser.tabTo("#password");
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("#errors", "Il codice non vale");
        browser.tabTo("#secret");
        browser.press(secret.group(1).toLowerCase(Locale.ROOT));
        browser.tabTo("#password");
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("h1", "Il tuo account è pronto");
        look("staff-first-done");
        logInAs(browser.text("#username"));
    }

    private void fill(String field, String text) {
        browser.tabTo(field);
        browser.press(text);
    }

    private void logInAs(String userName) {
        browser.click("main a.button-primary");
        browser.awaitText("main", "Accesso area riservata");
        browser.tabTo("#username");
        browser.press(userName);
        browser.tabTo("#password");
        browser.press(PASSWORD, Keys.ENTER);
    }

    private Authenticator setsUpTheSecondFactor(String home) {
        browser.awaitText("main", "Attivalo ora");
        look("staff-twosteps" + home.replace('/', '-'));
        browser.visit(base + home.substring(1));
        browser.awaitText("main", "Attivalo ora");
        browser.tabTo("#current");
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("h2", "Aggiungi il portale all’app");
        Authenticator app = new Authenticator(browser.text("#secret"));
        browser.tabTo("#code");
        browser.press(app.code(), Keys.ENTER);
        browser.awaitText("main", "L’accesso in due passaggi è attivo");
        browser.tabTo("main a.button-primary");
        browser.press(Keys.ENTER);
        browser.await("the page of the role", () -> browser.address().endsWith(home));
        return app;
    }

    private void invitesAnOperator() {
        look("staff-administration");
        browser.visit(base + "account");
        look("staff-account");
        browser.walkThrough(base, "administration/accounts/invite", "staff-invite", 360, 1440);
        browser.tabTo("main button");
        browser.press(Keys.ENTER);
        browser.awaitText("#errors", "Scegli il ruolo");
        browser.awaitText("#errors", "Inserisci il cognome");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("staff-invite-refused");
        invite("FACILITY_STAFF", "OC-0", "Dario", "Fonti", "dario@azienda.example");
        browser.awaitText("#errors", "Nessuna struttura ha questo codice");
        assertThat(browser.find("#name").getDomProperty("value")).isEqualTo("Dario");
        browser.visit(base + "administration/accounts/invite");
        invite("OPERATOR", "", "Fiorella", "Brina", "fiorella@azienda.example");
        browser.awaitText("#state", "Invito inviato");
        look("staff-invited");
    }

    private void invite(String role, String facility, String name, String surname, String email) {
        browser.click("input[name=role][value=" + role + "]");
        if (!facility.isEmpty()) {
            fill("#facility", facility);
        }
        fill("#name", name);
        fill("#surname", surname);
        browser.tabTo("#email");
        browser.press(email, Keys.ENTER);
    }

    private void invitesASecondAdministratorAndProposesAThird() {
        browser.visit(base + "administration/accounts/invite");
        invite("ADMINISTRATOR", "", "Bruno", "Ponti", "bruno@azienda.example");
        browser.awaitText("#state", "Invito inviato");
        browser.visit(base + "administration/accounts/invite");
        invite("ADMINISTRATOR", "", "Carla", "Ghiaia", "carla@azienda.example");
        browser.awaitText("#state", "In attesa di consenso");
        browser.awaitText("main", "il consenso deve darlo un altro amministratore");
        look("staff-proposed");
        browser.tabTo("#suspend-form button");
        browser.press(Keys.ENTER);
        browser.awaitText("#state", "Sospeso");
        look("staff-suspended");
        browser.walkThrough(base, "administration/accounts", "staff-accounts", 360, 1440);
    }

    private void logOut() {
        browser.click("form[action$='/logout'] button");
        browser.awaitText("main", "Hai chiuso la sessione");
    }

    private void acceptsTheInvitation() {
        browser.await(
                "the invitation",
                () -> {
                    browser.visit(base + "demo/mail");
                    return browser.text("main").contains("fiorella@azienda.example");
                });
        browser.visit(
                base
                        + String.valueOf(
                                        browser.script(
                                                "return [...document.querySelectorAll('tr')]"
                                                        + ".find(r => r.textContent"
                                                        + ".includes('fiorella@'))"
                                                        + ".querySelector('a')"
                                                        + ".getAttribute('href')"))
                                .substring(1));
        browser.awaitText("#mail-text", "Customer Care");
        look("staff-mail");
        browser.click("#mail-text a[href*='/invitation?code=']");
        browser.awaitText("h1", "Accetta l’invito");
        look("staff-invitation");
        browser.tabTo("#password");
        browser.press("fiorella@azienda.example", Keys.ENTER);
        browser.awaitText("#errors", "Scegline una che non parli di te");
        assertThat(browser.focusMatches("#errors")).as(browser.focus()).isTrue();
        look("staff-invitation-refused");
        browser.tabTo("#password");
        browser.press(PASSWORD, Keys.ENTER);
        browser.awaitText("h1", "Il tuo account è pronto");
        look("staff-invitation-done");
        logInAs(browser.text("#username"));
    }

    private void look(String shot) {
        for (int width : new int[] {320, 1440}) {
            browser.size(width, 1_000);
            browser.assertAccessible(shot + " at " + width);
            browser.assertNoSidewaysScroll(shot + " at " + width);
            browser.shot(shot + "-" + width);
        }
    }
}
