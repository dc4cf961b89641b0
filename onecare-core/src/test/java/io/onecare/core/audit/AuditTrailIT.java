package io.onecare.core.audit;

import static io.onecare.core.audit.AuditFixture.DESK;
import static io.onecare.core.audit.AuditFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writing and reading the trail on both providers and both databases. */
class AuditTrailIT {

    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "admin");
    private static final Instant EIGHT = Instant.parse("2026-06-08T06:00:00Z");

    private final UUID anna = UUID.randomUUID();
    private AuditFixture audit;

    @AfterEach
    void close() {
        audit.close();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        audit = AuditFixture.on(provider, kind);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void what_happened_in_a_stretch_of_time_is_shown_newest_first(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.record(4);
        audit.write(o -> o.auditChain().seal(SYSTEM, 2));

        List<AuditEntry> first = page(ADMINISTRATOR, EIGHT, EIGHT.plusSeconds(3), null, 2);
        List<AuditEntry> second = page(ADMINISTRATOR, EIGHT, EIGHT.plusSeconds(3), first.get(1), 2);

        assertThat(first).extracting(AuditEntry::subjectId).containsExactly("B-3", "B-2");
        assertThat(first).extracting(AuditEntry::seal).containsExactly(null, 2L);
        assertThat(second)
                .singleElement()
                .isEqualTo(
                        new AuditEntry(
                                second.get(0).id(),
                                EIGHT,
                                Role.OPERATOR,
                                "desk-1",
                                "BOOKING_SEEN",
                                "Booking",
                                "B-1",
                                1L));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void entries_of_one_moment_are_each_shown_once(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        audit.write(
                o -> {
                    for (int i = 1; i <= 5; i++) {
                        o.auditTrail().record(DESK, "BOOKING_SEEN", "Booking", "B-1");
                    }
                    return null;
                });

        List<AuditEntry> first = ofSubject(SYSTEM, "Booking", "B-1", null, 3);
        List<AuditEntry> second = ofSubject(SYSTEM, "Booking", "B-1", first.get(2), 3);

        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2).doesNotContainAnyElementsOf(first);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void a_member_sees_when_and_in_which_role_their_data_was_seen_but_not_by_whom(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        Actor member = Actor.member(anna);
        audit.record(DESK, "MEMBER_SEEN", AuditTrail.MEMBER, anna.toString());
        audit.record(member, "PROFILE_CHANGED", AuditTrail.MEMBER, anna.toString());
        audit.record(DESK, "MEMBER_SEEN", AuditTrail.MEMBER, UUID.randomUUID().toString());

        List<AuditEntry> own = ofSubject(member, AuditTrail.MEMBER, anna.toString(), null, 10);

        assertThat(own)
                .extracting(AuditEntry::action)
                .containsExactly("PROFILE_CHANGED", "MEMBER_SEEN");
        assertThat(own)
                .extracting(AuditEntry::actorName)
                .containsExactly(anna.toString(), (String) null);
        assertThat(own).extracting(AuditEntry::role).containsExactly(Role.MEMBER, Role.OPERATOR);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void the_trail_of_others_is_for_administrators_and_the_system(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        String id = anna.toString();
        audit.record(DESK, "MEMBER_SEEN", AuditTrail.MEMBER, id);
        audit.record(DESK, "BOOKING_SEEN", "Booking", id);
        Instant end = EIGHT.plusSeconds(60);
        for (Actor actor : List.of(ADMINISTRATOR, SYSTEM)) {
            assertThat(page(actor, EIGHT, end, null, 10)).hasSize(2);
            assertThat(ofSubject(actor, AuditTrail.MEMBER, id, null, 10))
                    .extracting(AuditEntry::actorName)
                    .containsExactly("desk-1");
        }
        for (Actor actor :
                List.of(
                        Actor.visitor(),
                        Actor.member(UUID.randomUUID()),
                        DESK,
                        Actor.facilityStaff("OC-1", "staff"))) {
            assertThat(page(actor, EIGHT, end, null, 10)).isEmpty();
            assertThat(ofSubject(actor, AuditTrail.MEMBER, id, null, 10)).isEmpty();
        }
        // an account of the desk that is named as the member is not the member
        assertThat(ofSubject(Actor.operator(id), AuditTrail.MEMBER, id, null, 10)).isEmpty();
        assertThat(ofSubject(Actor.member(anna), "Booking", id, null, 10)).isEmpty();
        assertThat(page(Actor.member(anna), EIGHT, end, null, 10)).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.audit.AuditFixture#everywhere")
    void an_entry_needs_a_transaction_and_codes_instead_of_sentences(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        assertThatThrownBy(
                        () ->
                                audit.read(
                                        o -> {
                                            o.auditTrail().record(DESK, "A", "B", "C");
                                            return null;
                                        }))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        refused(() -> audit.record(DESK, "seen", "Booking", "B-1"));
        refused(() -> audit.record(DESK, "", "Booking", "B-1"));
        refused(() -> audit.record(DESK, "SEEN", " ", "B-1"));
        refused(() -> audit.record(DESK, "SEEN", "Booking", "x".repeat(65)));
        refused(() -> page(SYSTEM, EIGHT, EIGHT, null, 0));
        refused(() -> page(DESK, EIGHT, EIGHT, null, 501));
        refused(() -> ofSubject(DESK, "Booking", "B-1", null, 0));
        assertThat(audit.texts("select action from audit_entry")).isEmpty();
    }

    private List<AuditEntry> page(
            Actor actor, Instant from, Instant until, AuditEntry after, int limit) {
        return audit.read(o -> o.auditTrail().page(actor, from, until, after, limit));
    }

    private List<AuditEntry> ofSubject(
            Actor actor, String type, String id, AuditEntry after, int limit) {
        return audit.read(o -> o.auditTrail().ofSubject(actor, type, id, after, limit));
    }

    private static void refused(Runnable work) {
        assertThatThrownBy(work::run).isInstanceOf(IllegalArgumentException.class);
    }
}
