package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Runs after all other tests (junit-platform.properties), and looks for whatever they typed and got
 * in the logs of the server that they tried.
 */
@ArquillianTest
@RunAsClient
@Order(Integer.MAX_VALUE)
class LogsIT {

    @ArquillianResource private URL base;

    @Test
    void no_log_holds_a_name_tax_code_address_password_code_or_session_that_was_used()
            throws IOException {
        RawHttp http = RawHttp.at(base, "127.0.0.1");
        String origin = "Origin: " + base.getProtocol() + "://" + base.getAuthority();
        String form = "Content-Type: application/x-www-form-urlencoded";
        for (String secret : new String[] {"mai-detto-a-nessuno", "MDTNSN80A41H501X"}) {
            Secrets.remember(secret);
            http.send(
                    "POST", "login", "username=" + secret + "&password=%zz" + secret, form, origin);
            http.send("POST", "password", "email=" + (secret + "&").repeat(20_000), form, origin);
            http.get("registration/code?code=" + secret);
            http.get("map?name=" + secret + "&%zz=" + secret);
            http.get("login", "Cookie: onecare_lang=" + secret + "; session=" + secret);
        }
        Visitor.at(base, "127.0.0.1").logIn(MembersUnderTest.ANNA, MembersUnderTest.PASSWORD);
        http.post("password", Map.of("email", MembersUnderTest.email("Anna")));

        assertThat(Secrets.count()).as("secrets that are looked for").isGreaterThan(10);
        assertThat(Secrets.leaks()).isEmpty();
        assertThat(Files.readString(Secrets.logs().resolve("access.log")))
                .as("the log that would hold them")
                .contains("/registration/code", "/login");
    }
}
