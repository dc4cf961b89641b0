package io.onecare.portal.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.portal.it.inside.FacilityUnderTest;
import java.net.URL;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The borders of a facility's pages: what is another facility's is not there. */
@ArquillianTest
@RunAsClient
class FacilityPagesIT {

    private static final Pattern REFERENCE =
            Pattern.compile("appointment\\?reference=([0-9A-Z]{4}-[0-9A-Z]{4})");
    private static final Pattern FINGERPRINT =
            Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]{64})\"");

    @ArquillianResource private URL base;

    private Visitor staff;
    private Visitor elsewhere;

    @BeforeEach
    void signIn() {
        staff = Colleague.facilityStaff(base, "127.0.83.1", FacilityUnderTest.FACILITY).visitor();
        elsewhere = Colleague.facilityStaff(base, "127.0.83.2", "UT-GREEN").visitor();
    }

    @Test
    void what_is_another_facilitys_is_not_there() {
        String day = day(FacilityUnderTest.FULL_IN + 1).toString();
        String asked = staff.get("facility/requests").body();
        String reference = first(REFERENCE, asked);
        String change = close(FacilityUnderTest.AGENDA, day);

        assertThat(staff.get("facility/appointment?reference=" + reference).status())
                .isEqualTo(200);
        assertThat(staff.get("facility/change?" + change).status()).isEqualTo(200);
        for (String page :
                List.of(
                        "facility/appointment?reference=" + reference,
                        "facility/week?schedule=" + FacilityUnderTest.AGENDA,
                        "facility/agenda?schedule=" + FacilityUnderTest.AGENDA,
                        "facility/change?" + change,
                        "facility/change?" + close(FacilityUnderTest.AGENDA + ",UT-AG-1", day))) {
            assertThat(elsewhere.get(page).status()).as(page).isEqualTo(404);
        }
        for (String answer : List.of("confirm", "decline", "cancel")) {
            assertThat(
                            elsewhere
                                    .post(
                                            "facility/appointment",
                                            Map.of(
                                                    "reference",
                                                    reference,
                                                    "answer",
                                                    answer,
                                                    "reason",
                                                    "NO_ROOM",
                                                    "why",
                                                    "OTHER"))
                                    .status())
                    .isEqualTo(404);
        }
        Map<String, String> call =
                Map.of("reference", reference, "calls", "0", "result", "REACHED");
        for (Visitor visitor : List.of(elsewhere, staff)) { // nobody has called it off
            RawHttp.Answer answer = visitor.post("facility/calledoff", call);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("non c’è più nessuno da avvisare per telefono");
        }
        assertThat(elsewhere.get("facility/requests").body()).doesNotContain(reference);
        assertThat(elsewhere.get("facility/today?day=" + day(FacilityUnderTest.FULL_IN)).body())
                .doesNotContain(FacilityUnderTest.guest(0).surname());
        assertThat(staff.get("facility/requests").body()).contains(reference);
    }

    @Test
    void what_cannot_be_read_is_no_page_and_no_list_says_more_than_it_must() {
        for (String page :
                List.of(
                        "facility/appointment?reference=%00%3Cscript%3E",
                        "facility/appointment?reference=7K3M-9Q2D",
                        "facility/change?what=close",
                        "facility/change?what=week&schedules=UT-AG-D&rules=8,09:00,10:00,x,y",
                        "facility/change?what=open&schedules=UT-AG-D&from=2026-02-30",
                        "facility/week?schedule=NO-SUCH",
                        "facility/agenda?schedule=NO-SUCH")) {
            assertThat(staff.get(page).status()).as(page).isEqualTo(404);
        }
        assertThat(staff.get("facility/today?day=tomorrow").status()).isEqualTo(200);
        assertThat(staff.get("facility/calledoff?from=x&to=1").status()).isEqualTo(200);
        RawHttp.Answer list = staff.get("facility/today?day=" + day(FacilityUnderTest.FULL_IN + 2));
        assertThat(list.header("Cache-Control")).isEqualTo("no-store");
        String asked = staff.get("facility/requests").body();
        assertThat(asked).contains(FacilityUnderTest.guest(12).surname());
        for (int i = 10; i < 13; i++) {
            assertThat(asked)
                    .doesNotContain(
                            FacilityUnderTest.guest(i).taxCode(),
                            FacilityUnderTest.guest(i).email(),
                            FacilityUnderTest.guest(i).userName());
        }
    }

    @Test
    void a_change_that_was_not_shown_is_not_made() {
        String day = day(FacilityUnderTest.FULL_IN + 3).toString();
        String page = staff.get("facility/change?" + close(FacilityUnderTest.AGENDA, day)).body();
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : close(FacilityUnderTest.AGENDA, day).split("&")) {
            form.put(
                    field.substring(0, field.indexOf('=')),
                    field.substring(field.indexOf('=') + 1));
        }
        form.put("fingerprint", "0".repeat(64));

        RawHttp.Answer refused = staff.post("facility/change", form);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.body()).contains("Intanto qualcosa è cambiato");
        form.put("fingerprint", first(FINGERPRINT, page));
        assertThat(staff.post("facility/change", form).header("Location"))
                .endsWith("/facility/agenda?schedule=UT-AG-D&done=changed");
        // sent twice: it is closed already, so there is something else to show
        assertThat(staff.post("facility/change", form).body())
                .contains("Intanto qualcosa è cambiato");
        assertThat(staff.get("facility/agenda?schedule=UT-AG-D").body())
                .contains("what=reopen", "from=" + day);
    }

    private static String close(String schedules, String day) {
        return "what=close&schedules="
                + schedules
                + "&from="
                + day
                + "&until="
                + LocalDate.parse(day).plusDays(1)
                + "&start=00:00&end=00:00&reason=HOLIDAY";
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.toString()).isTrue();
        return matcher.group(1);
    }

    private static LocalDate day(int ahead) {
        return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneId.of("Europe/Rome"))
                .plusDays(ahead);
    }
}
