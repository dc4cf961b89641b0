package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody writes to customer care in demo mode, and the portal's own job reads it. */
@ArquillianTest
@RunAsClient
class DemoWriteIT {

    private static final String DEBORA = "debora@under-test.example";

    @ArquillianResource private URL base;

    private RawHttp http;

    @BeforeEach
    void connect() {
        http = RawHttp.at(base, "127.0.71.1");
    }

    @Test
    void a_mail_to_customer_care_is_acknowledged() {
        RawHttp.Answer sent =
                http.post(
                        "demo/write",
                        Map.of(
                                "from",
                                DEBORA,
                                "subject",
                                "Perché?",
                                "text",
                                "Vorrei una visita.",
                                "number",
                                ""));

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).endsWith("/demo/write?sent=true");
        assertThat(http.get("demo/write?sent=true").body())
                .contains("Il messaggio è stato inviato.");
        assertThat(new Mailbox(http, DEBORA).read("la tua richiesta al Customer Care"))
                .contains("Abbiamo ricevuto la tua richiesta.")
                .contains("Risposta entro")
                .contains("demo/write?number=");
    }

    @Test
    void what_is_wrong_is_said_and_nothing_typed_is_lost() {
        RawHttp.Answer answer =
                http.post(
                        "demo/write",
                        Map.of(
                                "from",
                                "debora",
                                "subject",
                                "Oggetto <b>",
                                "text",
                                "",
                                "number",
                                ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<title>Errore")
                .contains("Inserisci un indirizzo e-mail", "Scrivi il messaggio.")
                .contains("value=\"debora\"", "Oggetto &lt;b&gt;");
    }
}
