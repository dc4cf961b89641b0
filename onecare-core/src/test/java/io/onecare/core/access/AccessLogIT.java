package io.onecare.core.access;

import static io.onecare.core.access.AccessScope.BY_ANYBODY;
import static io.onecare.core.access.AccessScope.BY_OTHERS;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.IdentityProof;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.schedule.ClinicFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told what about whose data. Each doing is a second after the one before. */
class AccessLogIT {

    private static final Actor OPERATOR = Actor.operator("op-ada");
    private static final Actor STAFF = Actor.facilityStaff("OC-1", "reception-1");

    private ClinicFixture clinic;
    private Actor anna;
    private Actor bruno;
    private int nextHour = 9;

    private void open(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        anna = Actor.member(idOf("M-1"));
        bruno = Actor.member(idOf("M-2"));
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_member_is_told_who_saw_them_their_account_and_their_bookings_and_in_which_role(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        record(OPERATOR, "MEMBER_VIEWED", AuditTrail.MEMBER, anna.name());
        record(anna, "LOGGED_IN", AuditTrail.ACCOUNT, anna.name());
        record(new Actor(Role.ADMINISTRATOR, "ada"), "LETTER", AuditTrail.PERSON, anna.name());
        Booking booking = book(anna, "M-1");
        record(STAFF, "BOOKING_VIEWED", "Booking", booking.id().toString());

        List<AccessEntry> told = page(anna, BY_ANYBODY);

        assertThat(told)
                .extracting(AccessEntry::action)
                .containsExactly(
                        "BOOKING_VIEWED", "BOOKING_BOOK", "LETTER", "LOGGED_IN", "MEMBER_VIEWED");
        assertThat(told)
                .extracting(AccessEntry::role)
                .containsExactly(
                        Role.FACILITY_STAFF,
                        Role.MEMBER,
                        Role.ADMINISTRATOR,
                        Role.MEMBER,
                        Role.OPERATOR);
        assertThat(told)
                .extracting(AccessEntry::isOwn)
                .containsExactly(false, true, false, true, false);
        assertThat(told).extracting(AccessEntry::dependantNumber).containsOnlyNulls();
        assertThat(told.get(0).booking()).isEqualTo(booking.reference());
        assertThat(told.get(0).facilityCode()).isEqualTo("OC-1");
        assertThat(told.get(4).booking()).isNull();
        assertThat(told.get(4).position().occurredAt())
                .isEqualTo(Instant.parse("2026-06-08T06:00:00Z"));
        assertThat(page(anna, BY_OTHERS))
                .extracting(AccessEntry::action)
                .containsExactly("BOOKING_VIEWED", "LETTER", "MEMBER_VIEWED");
        assertThat(told.toString()).doesNotContain(booking.reference().toString(), "VIEWED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void nobody_is_told_about_anybody_else(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Booking booking = book(anna, "M-1");
        record(OPERATOR, "BOOKING_VIEWED", "Booking", booking.id().toString());
        record(OPERATOR, "MEMBER_VIEWED", AuditTrail.MEMBER, anna.name());
        record(bruno, "LOG_IN_FAILED", AuditTrail.ACCOUNT, anna.name());
        // the id of one thing under the name of another is another thing
        record(OPERATOR, "BOOKING_VIEWED", "Booking", bruno.name());
        record(OPERATOR, "CARE_REQUEST_VIEWED", "CareRequest", booking.id().toString());

        assertThat(page(bruno, BY_ANYBODY)).isEmpty();
        assertThat(page(anna, BY_ANYBODY)).hasSize(4);
        for (Actor other :
                List.of(
                        Actor.visitor(),
                        OPERATOR,
                        STAFF,
                        new Actor(Role.ADMINISTRATOR, "ada"),
                        SYSTEM,
                        Actor.member(UUID.randomUUID()))) {
            assertThat(page(other, BY_ANYBODY)).as(other.toString()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_member_is_told_all_about_minors_until_they_are_of_age(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        record(OPERATOR, "PERSON_VIEWED", AuditTrail.PERSON, idOf("D-17").toString());
        Booking booking = book(anna, "D-17");
        record(OPERATOR, "BOOKING_VIEWED", "Booking", booking.id().toString());

        assertThat(page(anna, BY_OTHERS))
                .extracting(AccessEntry::action)
                .containsExactly("BOOKING_VIEWED", "PERSON_VIEWED");
        assertThat(page(anna, BY_OTHERS))
                .extracting(AccessEntry::dependantNumber)
                .containsOnly("D-17");

        clinic.clock.set(Instant.parse("2026-06-14T22:00:00Z")); // midnight of the birthday in Rome

        assertThat(page(anna, BY_ANYBODY)).isEmpty();
        assertThat(page(Actor.member(idOf("D-17")), BY_ANYBODY))
                .extracting(AccessEntry::action)
                .containsExactly("BOOKING_VIEWED", "BOOKING_BOOK", "PERSON_VIEWED");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void about_dependants_of_age_a_member_is_told_what_they_agreed_to(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor daughter = Actor.member(idOf("D-18"));
        record(daughter, "LOGGED_IN", AuditTrail.ACCOUNT, daughter.name());
        record(OPERATOR, "PERSON_VIEWED", AuditTrail.PERSON, daughter.name());
        Booking booking = book(daughter, "D-18");
        record(OPERATOR, "BOOKING_VIEWED", "Booking", booking.id().toString());
        identified("D-18");

        assertThat(page(anna, BY_ANYBODY)).isEmpty();

        clinic.write(o -> o.agreements().agree(OPERATOR, "D-18"));

        assertThat(page(anna, BY_ANYBODY))
                .extracting(AccessEntry::action)
                .containsExactly("BOOKING_VIEWED", "BOOKING_BOOK");
        assertThat(page(anna, BY_ANYBODY)).noneMatch(AccessEntry::isOwn);
        assertThat(page(daughter, BY_ANYBODY)).hasSize(9);
        assertThat(page(daughter, BY_OTHERS))
                .extracting(AccessEntry::action)
                .contains("PERSON_VIEWED", "CARE_REQUEST_IDENTITY_CONFIRMED", "AGREEMENT_GIVEN")
                .doesNotContain("LOGGED_IN");
        clinic.write(o -> o.agreements().withdraw(OPERATOR, "D-18"));

        assertThat(page(anna, BY_ANYBODY)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_request_counts_once_it_is_known_whose_it_is(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        opened("M-1"); // says so, and nobody has found out whether it is true

        assertThat(page(anna, BY_ANYBODY)).isEmpty();

        identified("M-1");

        assertThat(page(anna, BY_ANYBODY))
                .extracting(AccessEntry::action)
                .containsExactly(
                        "CARE_REQUEST_IDENTITY_CONFIRMED",
                        "CARE_REQUEST_IDENTITY_CHECK_BEGUN",
                        "CARE_REQUEST_TAKEN",
                        "CARE_REQUEST_OPENED");
        assertThat(page(bruno, BY_ANYBODY)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void pages_follow_each_other_without_gap_or_overlap_also_within_a_moment(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        clinic.write(
                o -> {
                    for (int i = 0; i < 7; i++) {
                        o.auditTrail().record(OPERATOR, "SEEN_" + i, "Member", anna.name());
                    }
                    return null;
                });

        List<AccessPosition> seen = new ArrayList<>();
        List<AccessEntry> page;
        do {
            AccessPosition after = seen.isEmpty() ? null : seen.get(seen.size() - 1);
            page = clinic.read(o -> o.accessLog().page(anna, BY_OTHERS, after, 3));
            page.forEach(entry -> seen.add(entry.position()));
        } while (page.size() == 3);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        for (int limit : new int[] {0, AccessLog.MAX_PAGE_SIZE + 1}) {
            assertThatThrownBy(
                            () ->
                                    clinic.read(
                                            o -> o.accessLog().page(anna, BY_OTHERS, null, limit)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_page_takes_three_statements_and_outlives_the_roll(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        for (String patient : List.of("M-1", "D-1", "D-17")) {
            book(anna, patient);
        }

        assertThat(clinic.network.statementsOf(o -> o.accessLog().page(anna, BY_ANYBODY, null, 9)))
                .isEqualTo(3);

        Actor gone = Actor.member(UUID.randomUUID());
        record(OPERATOR, "PERSON_VIEWED", AuditTrail.PERSON, gone.name());
        assertThat(page(gone, BY_ANYBODY))
                .extracting(AccessEntry::action)
                .containsExactly("PERSON_VIEWED");
    }

    private List<AccessEntry> page(Actor actor, AccessScope scope) {
        return clinic.read(o -> o.accessLog().page(actor, scope, null, 50));
    }

    private void record(Actor actor, String action, String type, String id) {
        clinic.write(
                o -> {
                    o.auditTrail().record(actor, action, type, id);
                    return null;
                });
        aSecondPasses();
    }

    private Booking book(Actor actor, String patient) {
        LocalDateTime agreed = LocalDateTime.of(2026, 6, 12, nextHour++, 0);
        BookingOutcome outcome =
                clinic.write(
                        o ->
                                o.bookingEditor()
                                        .book(
                                                actor,
                                                new Book(
                                                        IdempotencyKey.random(),
                                                        patient,
                                                        ALLERGY,
                                                        new AppointmentTime.Agreed(
                                                                "OC-1",
                                                                null,
                                                                agreed,
                                                                AppointmentTime.Agreed
                                                                        .USUAL_DURATION),
                                                        PRICE,
                                                        TERMS,
                                                        Channel.PORTAL,
                                                        null)));
        aSecondPasses();
        return ((BookingOutcome.Done) outcome).booking();
    }

    /** A phone call of somebody who says that they are somebody. */
    private SeenCareRequest opened(String patient) {
        CareOpening opening =
                clinic.write(
                        o ->
                                o.careRequests()
                                        .open(
                                                OPERATOR,
                                                new OpenCareRequest.ByPhone(
                                                        UUID.randomUUID().toString(),
                                                        ContactDetails.none(),
                                                        Words.none(),
                                                        new RecognisedFacts(
                                                                patient, null, null, null),
                                                        Set.of())));
        aSecondPasses();
        return ((CareOpening.Opened) opening).seen();
    }

    /** The same, and the operator has found out that it is true. */
    private void identified(String patient) {
        SeenCareRequest taken = step(opened(patient), CareRequests::take);
        SeenCareRequest checking = step(taken, CareRequests::beginIdentityCheck);
        step(
                checking,
                (requests, actor, seen) ->
                        requests.confirmIdentity(
                                actor, seen, patient, IdentityProof.ROLL_DATA_ASKED));
    }

    private interface Step {
        CareOutcome take(CareRequests requests, Actor actor, SeenCareRequest seen);
    }

    private SeenCareRequest step(SeenCareRequest seen, Step step) {
        CareOutcome outcome = clinic.write(o -> step.take(o.careRequests(), OPERATOR, seen));
        aSecondPasses();
        return ((CareOutcome.Performed) outcome).seen();
    }

    private void aSecondPasses() {
        clinic.clock.forward(Duration.ofSeconds(1));
    }

    private UUID idOf(String number) {
        String sql =
                "select cast(id as varchar(36)) from member where member_number = ?"
                        + " union select cast(id as varchar(36)) from dependant"
                        + " where dependant_number = ?";
        try (Connection connection = clinic.network.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, number);
            statement.setString(2, number);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return UUID.fromString(rows.getString(1));
            }
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
