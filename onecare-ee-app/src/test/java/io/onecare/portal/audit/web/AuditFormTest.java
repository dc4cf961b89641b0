package io.onecare.portal.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Role;
import io.onecare.core.access.AuditCriteria;
import io.onecare.core.access.AuditReason;
import io.onecare.core.access.AuditSubject;
import io.onecare.core.booking.BookingReference;
import io.onecare.portal.faces.FieldMessage;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditFormTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 10, 26);
    private static final UUID ANNA = new UUID(7, 9);

    private final FormMessages messages = new FormMessages(Language.IT, "audit.message.error.");

    @Test
    void nothing_given_is_the_last_seven_days_of_italy() {
        assertThat(form(Map.of()).criteria(messages))
                .contains(
                        AuditCriteria.between(
                                Instant.parse("2026-10-19T22:00:00Z"), // still summer time
                                Instant.parse("2026-10-26T23:00:00Z")));
    }

    @Test
    void everything_given_is_what_is_wanted_and_comes_back_in_the_address() {
        AuditForm form =
                form(
                        Map.of(
                                "from", "2026-10-01",
                                "until", "2026-10-01",
                                "role", "OPERATOR",
                                "colleague", ANNA.toString(),
                                "action", "BOOKING_BOOK",
                                "about", "BOOKING",
                                "id", "7k3m 9q2d"));

        assertThat(form.criteria(messages))
                .contains(
                        new AuditCriteria(
                                Instant.parse("2026-09-30T22:00:00Z"),
                                Instant.parse("2026-10-01T22:00:00Z"),
                                Role.OPERATOR,
                                ANNA.toString(),
                                "BOOKING_BOOK",
                                new AuditSubject.OfBooking(BookingReference.of("7K3M-9Q2D"))));
        assertThat(form.query())
                .isEqualTo(
                        "from=2026-10-01&until=2026-10-01&role=OPERATOR&colleague="
                                + ANNA
                                + "&action=BOOKING_BOOK&about=BOOKING&id=7k3m+9q2d");
    }

    @Test
    void a_person_needs_a_reason_and_takes_the_place_of_another_subject() {
        AuditForm form = form(Map.of("about", "FACILITY", "id", "OC-1"));
        String query = form.query(ANNA, AuditReason.COMPLAINT);
        assertThat(query).isEqualTo("about=PERSON&id=" + ANNA + "&reason=COMPLAINT");
        assertThat(form.queryWithoutSubject()).isEmpty();

        assertThat(
                        form(Map.of(
                                        "about",
                                        "PERSON",
                                        "id",
                                        ANNA.toString(),
                                        "reason",
                                        "COMPLAINT"))
                                .criteria(messages))
                .hasValueSatisfying(
                        criteria ->
                                assertThat(criteria.subject())
                                        .isEqualTo(
                                                new AuditSubject.OfPerson(
                                                        ANNA, AuditReason.COMPLAINT)));
        assertThat(form(Map.of("about", "PERSON", "id", ANNA.toString())).criteria(messages))
                .isEmpty();
        assertThat(messages.all()).extracting(FieldMessage::field).containsExactly("reason");
    }

    @ParameterizedTest
    @CsvSource({
        "from, 31/02/2026, from",
        "from, 0001-01-01, from",
        "until, 2026-10-01, until",
        "role, KING, role",
        "about, BOOKING, id",
        "about, PLANET, about",
        "id, OC-1, about"
    })
    void what_is_wrong_is_said_at_its_field(String field, String text, String blamed) {
        assertThat(form(Map.of(field, text)).criteria(messages)).isEmpty();
        assertThat(messages.all()).extracting(FieldMessage::field).containsExactly(blamed);
    }

    private static AuditForm form(Map<String, String> fields) {
        return new AuditForm(fields::get, TODAY);
    }
}
