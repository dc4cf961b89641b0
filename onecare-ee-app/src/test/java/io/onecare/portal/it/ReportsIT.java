package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.MembersUnderTest;
import io.onecare.portal.it.inside.SearchUnderTest;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;

/** The files of the reports, what a search leaves in them, and who is not shown any of it. */
@ArquillianTest
@RunAsClient
class ReportsIT {

    private static final String OFFICE = "127.77.58.1";
    private static final String PAGE = "administration/reports";
    private static final String MARCH = "&from=01/03/2019&until=31/03/2019";
    private static final String NOTHING_THERE =
            "place=Lampedusa+e+Linosa,+AG,+Italia&service=SRC-NIENTE&agreed=yes&patient=TEST-Sara";

    @ArquillianResource private URL base;

    @Test
    void files_hold_the_numbers_and_searches_are_counted_without_who_searched() {
        Visitor ada = Colleague.administrator(base, OFFICE).visitor();
        underTest("fill");
        try {
            RawHttp.Answer file = ada.get(PAGE + "/file?report=BOOKINGS" + MARCH);
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.header("Content-Type")).startsWith("text/csv");
            assertThat(file.header("Cache-Control")).contains("no-store");
            assertThat(file.header("Content-Disposition"))
                    .isEqualTo(
                            "attachment;"
                                    + " filename=\"onecare-bookings-2019-03-01-2019-03-31.csv\"");
            assertThat(file.body())
                    .startsWith("\uFEFFRapporto;Tabella;Voce;Codice;Prenotazioni;")
                    .contains("Totale;01/03/2019 – 31/03/2019;;31;0;6;10;5;5;0;5\r\n")
                    .contains("Per canale;Portale;;21;")
                    .contains(";1 struttura con meno di 3 casi;;1;")
                    .doesNotContain("REPORT");
            assertThat(ada.get(PAGE + "/file?report=DUE&lang=en" + MARCH).body())
                    .startsWith("\uFEFFReport;Table;Line;Code;Requests;In time;Late;")
                    .contains("customer care;Total;01/03/2019 – 31/03/2019;;6;4;2;0;0;66.7\r\n")
                    .contains("facilities;Total;01/03/2019 – 31/03/2019;;21;16;5;0;0;76.2\r\n");
        } finally {
            underTest("clear");
        }
        assertThat(ada.get(PAGE + "/file?report=DUE&from=x&until=y").status()).isEqualTo(404);

        Visitor sara = Visitor.at(base, OFFICE);
        sara.logIn(SearchUnderTest.SARA, MembersUnderTest.PASSWORD);
        for (int i = 0; i < 3; i++) {
            assertThat(sara.get("results?" + NOTHING_THERE).status()).isEqualTo(200);
        }
        underTest("keep");
        assertThat(ada.get(PAGE + "?report=SEARCHES&lang=it").body())
                .contains("(AG) <span class=\"code-of\">SRC-NIENTE</span>")
                .doesNotContain("Lampedusa", "TEST-Sara", "Salina");
    }

    @Test
    void nobody_else_is_given_a_file() {
        assertThat(Visitor.at(base, OFFICE).get(PAGE + "/file").status()).isEqualTo(302);
        Visitor member = Visitor.at(base, OFFICE);
        member.logIn(MembersUnderTest.BRUNO, MembersUnderTest.PASSWORD);
        for (Visitor other : List.of(member, Colleague.operator(base, OFFICE).visitor())) {
            assertThat(other.get(PAGE + "/file").status()).isEqualTo(404);
        }
    }

    private void underTest(String wish) {
        assertThat(RawHttp.at(base, OFFICE).get("under-test/reports?do=" + wish).status())
                .as(wish)
                .isEqualTo(200);
    }
}
