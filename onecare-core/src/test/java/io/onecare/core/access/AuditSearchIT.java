package io.onecare.core.access;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.account.InviteStaff;
import io.onecare.core.account.NotificationLanguage;
import io.onecare.core.account.StaffOutcome;
import io.onecare.core.audit.AuditTrail;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.care.CareRequestId;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.schedule.ClinicFixture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an administrator finds in the trail, and what is kept of it. A second passes each time. */
class AuditSearchIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "ada");
    private static final Actor DESK = Actor.operator("desk-1");
    private static final Instant NINE = Instant.parse("2026-06-08T07:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3_600);

    private ClinicFixture clinic;
    private int nextHour = 10;

    private void open(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.clock.set(NINE); // what the fixture itself leaves was before
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_is_given_holds_for_all_that_is_found(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        record(DESK, "SEEN", "Visit", "1");
        record(Actor.operator("desk-2"), "SEEN", "Visit", "2");
        record(Actor.system("desk-1"), "CHANGED", "Visit", "3");
        record(Actor.facilityStaff("OC-1", "desk-1"), "CHANGED", "Visit", "4");

        assertThat(found(all())).containsExactly("4", "3", "2", "1");
        assertThat(found(new AuditCriteria(NINE, TEN, Role.OPERATOR, null, null, null)))
                .containsExactly("2", "1");
        assertThat(found(new AuditCriteria(NINE, TEN, null, "desk-1", null, null)))
                .containsExactly("4", "3", "1");
        assertThat(found(new AuditCriteria(NINE, TEN, null, null, "CHANGED", null)))
                .containsExactly("4", "3");
        assertThat(found(new AuditCriteria(NINE, TEN, Role.SYSTEM, "desk-1", "CHANGED", null)))
                .containsExactly("3");
        assertThat(found(AuditCriteria.between(NINE.plusSeconds(1), NINE.plusSeconds(3))))
                .containsExactly("3", "2");
        assertThat(found(AuditCriteria.between(TEN, NINE))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void everything_about_a_person_a_booking_a_facility_a_request_and_a_colleague_is_found(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor anna = Actor.member(idOf("M-1"));
        AccountId ivo = invited();
        record(DESK, "SEEN", AuditTrail.PERSON, anna.name());
        record(DESK, "SEEN", AuditTrail.PERSON, idOf("M-2").toString());
        Booking booking = book(anna, "M-1");
        Booking others = book(Actor.member(idOf("M-2")), "M-2");
        UUID request = UUID.randomUUID();
        record(DESK, "SEEN", "CareRequest", request.toString());
        record(DESK, "SEEN", "Visit", booking.id().toString());
        record(
                new Actor(Role.FACILITY_STAFF, ivo.toString(), "OC-1"),
                "LOGGED_IN",
                AuditTrail.ACCOUNT,
                ivo.toString());

        assertThat(about(new AuditSubject.OfPerson(idOf("M-1"), AuditReason.COMPLAINT)))
                .containsExactly("BOOKING_BOOK " + booking.reference(), "SEEN null");
        assertThat(about(new AuditSubject.OfBooking(booking.reference())))
                .containsExactly("BOOKING_BOOK " + booking.reference());
        assertThat(about(new AuditSubject.OfStaff(ivo)))
                .containsExactly("LOGGED_IN Ivo Prova", "STAFF_INVITED Ivo Prova");
        assertThat(about(new AuditSubject.OfCareRequest(CareRequestId.of(request))))
                .containsExactly("SEEN null");
        // the look at the booking was filed under it, and so it is about the facility as well
        assertThat(about(new AuditSubject.OfFacility("OC-1")))
                .containsExactly(
                        "AUDIT_VIEWED Ivo Prova",
                        "AUDIT_VIEWED " + booking.reference(),
                        "LOGGED_IN Ivo Prova",
                        "BOOKING_BOOK " + others.reference(),
                        "BOOKING_BOOK " + booking.reference(),
                        "STAFF_INVITED Ivo Prova");
        for (AuditSubject nothing :
                List.of(
                        new AuditSubject.OfPerson(UUID.randomUUID(), AuditReason.INCIDENT),
                        new AuditSubject.OfBooking(BookingReference.of("7K3M-9Q2D")),
                        new AuditSubject.OfFacility("OC-9"),
                        new AuditSubject.OfStaff(AccountId.of(UUID.randomUUID())),
                        new AuditSubject.OfCareRequest(CareRequestId.of(UUID.randomUUID())))) {
            assertThat(about(nothing)).as(nothing.toString()).isEmpty();
        }
        assertThat(found(new AuditCriteria(NINE, TEN, null, ivo.toString(), null, null)))
                .containsExactly(ivo.toString());
        assertThat(page(all(), null, 50).entries())
                .filteredOn(entry -> entry.entry().action().equals("LOGGED_IN"))
                .extracting(FoundEntry::colleague)
                .containsExactly("Ivo Prova");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void whoever_looks_leaves_an_entry_that_the_person_can_read(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor anna = Actor.member(idOf("M-1"));
        Booking booking = book(anna, "M-1");
        AuditCriteria person =
                of(new AuditSubject.OfPerson(idOf("M-1"), AuditReason.DATA_SUBJECT_REQUEST));

        Optional<UUID> sought =
                clinic.write(
                        o ->
                                o.auditSearch()
                                        .findPerson(
                                                ADMINISTRATOR,
                                                " M-1 ",
                                                AuditReason.DATA_SUBJECT_REQUEST));
        aSecondPasses();
        page(person, null, 10);
        clinic.write(o -> o.auditSearch().export(ADMINISTRATOR, person, 10));
        aSecondPasses();
        page(of(new AuditSubject.OfBooking(booking.reference())), null, 10);
        page(all(), null, 10);
        Optional<UUID> nobody =
                clinic.write(
                        o ->
                                o.auditSearch()
                                        .findPerson(ADMINISTRATOR, "M-99", AuditReason.INCIDENT));

        assertThat(sought).contains(idOf("M-1"));
        assertThat(nobody).isEmpty();
        assertThat(
                        clinic.<List<AccessEntry>>read(
                                o -> o.accessLog().page(anna, AccessScope.BY_OTHERS, null, 50)))
                .extracting(AccessEntry::action)
                .containsExactly(
                        "AUDIT_VIEWED",
                        "AUDIT_EXPORTED_FOR_DATA_SUBJECT_REQUEST",
                        "AUDIT_VIEWED_FOR_DATA_SUBJECT_REQUEST",
                        "AUDIT_PERSON_SOUGHT_FOR_DATA_SUBJECT_REQUEST");
        assertThat(page(all(), null, 3).entries())
                .extracting(entry -> entry.entry().action() + " " + entry.entry().subjectType())
                .containsExactly(
                        "AUDIT_PERSON_SOUGHT_FOR_INCIDENT AuditTrail",
                        "AUDIT_VIEWED AuditTrail",
                        "AUDIT_VIEWED Booking");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_person_is_found_by_number_and_by_tax_code_and_is_one_however_often_they_are_on_the_roll(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        sql("update dependant set tax_code = 'RSSMRA80A01H501U' where dependant_number = 'D-1'");
        sql("update member set tax_code = 'RSSMRA80A01H501U' where member_number = 'M-2'");
        record(DESK, "SEEN", AuditTrail.PERSON, idOf("M-2").toString());
        record(DESK, "SEEN", AuditTrail.PERSON, idOf("D-1").toString());

        assertThat(sought("rssmra 80a01 h501u")).contains(idOf("M-2"));
        assertThat(sought("D-1")).contains(idOf("D-1"));
        assertThat(sought("' or 1 = 1 --")).isEmpty();
        assertThat(sought("")).isEmpty();
        for (String number : List.of("M-2", "D-1")) {
            assertThat(about(new AuditSubject.OfPerson(idOf(number), AuditReason.INSPECTION)))
                    .as(number)
                    .contains("SEEN null", "SEEN null");
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void pages_follow_each_other_while_entries_come_in_also_within_a_moment(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        clinic.write(
                o -> {
                    for (int i = 0; i < 7; i++) {
                        o.auditTrail().record(DESK, "SEEN", "Visit", "v" + i);
                    }
                    return null;
                });
        aSecondPasses();

        List<FoundEntry> seen = new ArrayList<>();
        FoundEntries page;
        do {
            AccessPosition after = seen.isEmpty() ? null : seen.get(seen.size() - 1).position();
            page = page(all(), after, 3);
            seen.addAll(page.entries());
            record(DESK, "SEEN", "Visit", "new"); // and so does the look itself
        } while (page.hasMore());

        assertThat(seen)
                .extracting(entry -> entry.entry().subjectId())
                .containsExactlyInAnyOrder("v0", "v1", "v2", "v3", "v4", "v5", "v6");
        for (int limit : new int[] {0, AuditSearch.MAX_PAGE_SIZE + 1}) {
            assertThatThrownBy(() -> page(all(), null, limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(
                        () ->
                                clinic.write(
                                        o -> o.auditSearch().export(ADMINISTRATOR, all(), 10_001)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void others_find_nothing_and_leave_nothing_and_nobody_looks_without_a_trace(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        record(DESK, "SEEN", AuditTrail.PERSON, idOf("M-1").toString());
        AuditCriteria person = of(new AuditSubject.OfPerson(idOf("M-1"), AuditReason.COMPLAINT));
        for (Actor other :
                List.of(
                        Actor.visitor(),
                        Actor.member(idOf("M-1")),
                        DESK,
                        Actor.facilityStaff("OC-1", "staff"),
                        SYSTEM)) {
            assertThat(clinic.write(o -> o.auditSearch().page(other, person, null, 9)).entries())
                    .isEmpty();
            assertThat(clinic.write(o -> o.auditSearch().export(other, person, 9)).entries())
                    .isEmpty();
            assertThat(
                            clinic.<Optional<UUID>>write(
                                    o ->
                                            o.auditSearch()
                                                    .findPerson(
                                                            other, "M-1", AuditReason.COMPLAINT)))
                    .isEmpty();
        }
        assertThat(found(all())).hasSize(1);
        assertThatThrownBy(
                        () -> clinic.read(o -> o.auditSearch().page(ADMINISTRATOR, all(), null, 9)))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_page_takes_five_statements_however_much_it_shows(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        AccountId ivo = invited();
        for (int i = 0; i < 5; i++) {
            book(Actor.member(idOf("M-1")), "M-1");
        }

        for (AuditCriteria criteria :
                List.of(
                        all(),
                        of(new AuditSubject.OfFacility("OC-1")),
                        of(new AuditSubject.OfStaff(ivo)),
                        of(new AuditSubject.OfPerson(idOf("M-1"), AuditReason.COMPLAINT)))) {
            assertThat(
                            clinic.network.statementsInTransaction(
                                    o -> o.auditSearch().page(ADMINISTRATOR, criteria, null, 50)))
                    .as(criteria.toString())
                    .isLessThanOrEqualTo(5);
        }
    }

    private static AuditCriteria all() {
        return AuditCriteria.between(NINE, TEN);
    }

    private static AuditCriteria of(AuditSubject subject) {
        return new AuditCriteria(NINE, TEN, null, null, null, subject);
    }

    private List<String> about(AuditSubject subject) {
        return page(of(subject), null, 50).entries().stream()
                .map(entry -> entry.entry().action() + " " + entry.subject())
                .toList();
    }

    private List<String> found(AuditCriteria criteria) {
        // what looking itself leaves is later than what it finds, and not wanted here
        return clinic.network.rolledBack(
                o ->
                        o.auditSearch().page(ADMINISTRATOR, criteria, null, 50).entries().stream()
                                .map(entry -> entry.entry().subjectId())
                                .toList());
    }

    private FoundEntries page(AuditCriteria criteria, AccessPosition after, int limit) {
        FoundEntries page =
                clinic.write(o -> o.auditSearch().page(ADMINISTRATOR, criteria, after, limit));
        aSecondPasses();
        return page;
    }

    private Optional<UUID> sought(String text) {
        return clinic.write(
                o -> o.auditSearch().findPerson(ADMINISTRATOR, text, AuditReason.COMPLAINT));
    }

    private AccountId invited() {
        StaffOutcome outcome =
                clinic.write(
                        o ->
                                o.staffAccounts()
                                        .invite(
                                                ADMINISTRATOR,
                                                new InviteStaff(
                                                        Role.FACILITY_STAFF,
                                                        "OC-1",
                                                        "Prova",
                                                        "Ivo",
                                                        "ivo@example.org",
                                                        NotificationLanguage.ITALIAN)));
        aSecondPasses();
        return ((StaffOutcome.Changed) outcome).account().id();
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
        AppointmentTime time =
                new AppointmentTime.Agreed(
                        "OC-1", null, agreed, AppointmentTime.Agreed.USUAL_DURATION);
        Book wish =
                new Book(
                        IdempotencyKey.random(),
                        patient,
                        ALLERGY,
                        time,
                        PRICE,
                        TERMS,
                        Channel.PORTAL,
                        null);
        BookingOutcome outcome = clinic.write(o -> o.bookingEditor().book(actor, wish));
        aSecondPasses();
        return ((BookingOutcome.Done) outcome).booking();
    }

    private void aSecondPasses() {
        clinic.clock.forward(Duration.ofSeconds(1));
    }

    private void sql(String change) {
        try (Connection connection = clinic.network.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
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
