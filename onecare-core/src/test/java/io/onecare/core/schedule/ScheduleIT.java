package io.onecare.core.schedule;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.weekdays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.PractitionerListing;
import io.onecare.core.network.PractitionerName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Schedules and their slots on both providers and both databases. */
class ScheduleIT {

    private static final Instant MONDAY_9 = Instant.parse("2026-06-08T07:00:00Z");

    private ClinicFixture clinic;

    @AfterEach
    void close() throws SQLException {
        try (Connection connection = clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void slots_are_made_once_and_the_horizon_rolls(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");

        assertThat(clinic.extend("AG-1", 7)).isEqualTo(done(20, 0));
        assertThat(clinic.extend("AG-1", 7)).isEqualTo(done(0, 0));
        assertThat(clinic.extend("AG-1", 3)).isEqualTo(done(0, 0));
        clinic.clock.forward(Duration.ofDays(1));
        assertThat(clinic.extend("AG-1", 7)).isEqualTo(done(4, 0));

        assertThat(clinic.count("select count(*) from slot")).isEqualTo(24);
        assertThat(clinic.count("select count(*) from slot where practitioner_id is null"))
                .isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_job_finds_the_schedules_that_are_behind(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        for (String code : List.of("AG-3", "AG-1", "AG-2")) {
            clinic.add(code, "OC-1");
        }
        addProvided("AG-P", "OC-2");
        clinic.extend("AG-2", 7);
        clinic.add("AG-OVER", "OC-2");
        clinic.sql(
                "update schedule set valid_from = date '2020-01-01', valid_until = date '2026-06-07'"
                        + " where code = 'AG-OVER'");
        LocalDate inAWeek = LocalDate.of(2026, 6, 15);

        assertThat(behind(inAWeek, null, 10)).containsExactly("AG-1", "AG-3");
        assertThat(behind(inAWeek.plusDays(1), null, 10)).containsExactly("AG-1", "AG-2", "AG-3");
        assertThat(behind(inAWeek.plusDays(1), null, 2)).containsExactly("AG-1", "AG-2");
        assertThat(behind(inAWeek.plusDays(1), "AG-2", 2)).containsExactly("AG-3");
        assertThatThrownBy(() -> behind(inAWeek, null, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> behind(LocalDate day, @Nullable String afterCode, int limit) {
        return clinic.read(o -> o.scheduleEditor().behind(SYSTEM, day, afterCode, limit));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void ninety_days_take_few_statements(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");

        List<String> first = Statements.sentBy(() -> clinic.extend("AG-1", 90));
        List<String> again = Statements.sentBy(() -> clinic.extend("AG-1", 90));

        // a hundred slots to an insert
        assertThat(clinic.count("select count(*) from slot")).isEqualTo(260);
        assertThat(first).as("%s", first).hasSizeLessThanOrEqualTo(13);
        assertThat(first.stream().filter(sql -> sql.startsWith("insert"))).hasSize(3);
        assertThat(again).as("%s", again).hasSizeLessThanOrEqualTo(10);
        assertThat(again.stream().filter(sql -> sql.startsWith("insert"))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void practitioners_of_a_service_are_those_who_have_slots_to_come(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.write(
                o ->
                        o.networkEditor()
                                .add(
                                        SYSTEM,
                                        new AddPractitioner(
                                                "DR-2",
                                                PractitionerName.of(null, "Bea", "Aprova"),
                                                Set.of("OC-1"))));
        clinic.add("AG-1", "OC-1");
        assertThat(practitioners("OC-1", ALLERGY)).as("no slots yet").isEmpty();
        clinic.extend("AG-1", 1);
        List<FreeSlot> today = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
        today.forEach(slot -> clinic.book(slot.slot()));

        assertThat(practitioners("OC-1", ALLERGY))
                .as("who is booked out works there")
                .containsExactly(
                        new PractitionerListing(
                                "DR-1", PractitionerName.of("Dott.ssa", "Ada", "Prova")));
        assertThat(practitioners("OC-1", ClinicFixture.HEART)).isEmpty();
        assertThat(practitioners("OC-2", ALLERGY)).isEmpty();
        assertThat(practitioners("OC-9", ALLERGY)).isEmpty();

        clinic.clock.forward(Duration.ofDays(1));
        assertThat(practitioners("OC-1", ALLERGY)).as("slots that are over").isEmpty();
    }

    private List<PractitionerListing> practitioners(String facility, String service) {
        return clinic.read(o -> o.slotFinder().practitioners(SYSTEM, facility, service));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void nodes_that_generate_at_once_make_each_slot_once(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(6);
        List<Future<ScheduleOutcome>> outcomes = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            outcomes.add(
                    nodes.submit(
                            () -> {
                                start.await();
                                return clinic.extend("AG-1", 30);
                            }));
        }

        start.countDown();

        int added = 0;
        for (Future<ScheduleOutcome> outcome : outcomes) {
            added += ((ScheduleOutcome.Done) outcome.get()).slotsAdded();
        }
        nodes.shutdown();
        assertThat(added).isEqualTo(88);
        assertThat(clinic.count("select count(*) from slot")).isEqualTo(88);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void changed_hours_withdraw_what_they_do_not_cover_save_what_is_taken(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 1);
        List<FreeSlot> before = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
        AccountId account = AccountId.of(UUID.randomUUID());
        SlotId held = before.get(0).slot();
        SlotId booked = before.get(1).slot();
        clinic.write(o -> o.slotHolds().hold(SYSTEM, new HoldSlot(account, held, ALLERGY)));
        clinic.book(booked);

        ScheduleOutcome outcome = changeHours(weekdays("09:15", "12:15"));

        // 09:00 and 09:30 stay; of 09:15, 09:45 … 11:45 the first two would overlap them
        assertThat(outcome).isEqualTo(done(4, 2));
        assertThat(clinic.count("select count(*) from slot where withdrawn_at is null"))
                .isEqualTo(6);
        assertThat(localTimes(SlotCriteria.at("OC-1", ALLERGY).asSeenBy(account)))
                .containsExactly("09:00", "10:15", "10:45", "11:15", "11:45");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void hours_that_come_back_bring_the_same_slots_back(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 7);
        List<FreeSlot> before = clinic.free(SlotCriteria.at("OC-1", ALLERGY));

        assertThat(changeHours(OpeningHours.none())).isEqualTo(done(0, 20));
        assertThat(clinic.free(SlotCriteria.at("OC-1", ALLERGY))).isEmpty();
        assertThat(changeHours(weekdays("09:00", "11:00"))).isEqualTo(done(20, 0));

        assertThat(clinic.free(SlotCriteria.at("OC-1", ALLERGY))).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void free_slots_come_in_order_page_by_page(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        addRoom("AG-2", "OC-1");
        clinic.extend("AG-1", 7);
        clinic.extend("AG-2", 7);
        SlotCriteria criteria = SlotCriteria.at("OC-1", ALLERGY);

        List<FreeSlot> paged = new ArrayList<>();
        List<FreeSlot> page;
        do {
            FreeSlot after = paged.isEmpty() ? null : paged.get(paged.size() - 1);
            page = clinic.read(o -> o.slotFinder().page(Actor.visitor(), criteria, after, 7));
            paged.addAll(page);
        } while (page.size() == 7);

        assertThat(paged).hasSize(40).doesNotHaveDuplicates().isEqualTo(clinic.free(criteria));
        assertThat(paged).extracting(FreeSlot::startsAt).isSorted();
        assertThat(paged.get(0).startsAt()).isEqualTo(MONDAY_9);
        assertThat(paged.get(0).serviceDuration()).isEqualTo(Duration.ofMinutes(20));
        assertThat(clinic.free(criteria.with("DR-1"))).hasSize(20);
        assertThat(
                        clinic.free(
                                criteria.from(MONDAY_9.plusSeconds(1))
                                        .until(MONDAY_9.plusSeconds(1801))))
                .hasSize(2);
        assertThat(clinic.free(SlotCriteria.at("OC-1", HEART))).isEmpty();
        assertThat(clinic.free(SlotCriteria.at("OC-9", ALLERGY))).isEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_slot_that_has_begun_is_not_free(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 1);

        clinic.clock.set(MONDAY_9);

        assertThat(localTimes(SlotCriteria.at("OC-1", ALLERGY)))
                .containsExactly("09:30", "10:00", "10:30");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void the_first_free_slots_of_many_facilities_take_one_statement(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        clinic.add("AG-2", "OC-2");
        addRoom("AG-3", "OC-2");
        clinic.extend("AG-1", 7);
        clinic.extend("AG-2", 7);
        clinic.book(clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(0).slot());
        List<Map<String, FreeSlot>> answers = new ArrayList<>();

        List<String> sent =
                Statements.sentBy(
                        () ->
                                answers.add(
                                        clinic.read(
                                                o ->
                                                        o.slotFinder()
                                                                .first(
                                                                        Actor.visitor(),
                                                                        SlotCriteria.atAnyOf(
                                                                                List.of(
                                                                                        "OC-1",
                                                                                        "OC-2",
                                                                                        "X"),
                                                                                ALLERGY)))));

        assertThat(sent).hasSize(1);
        assertThat(answers.get(0)).containsOnlyKeys("OC-1", "OC-2");
        assertThat(answers.get(0).get("OC-1").startsAt()).isEqualTo(MONDAY_9.plusSeconds(1_800));
        // the practitioner is at OC-1 at nine
        assertThat(answers.get(0).get("OC-2").startsAt()).isEqualTo(MONDAY_9.plusSeconds(1_800));
    }

    /** Else each question sorts all that a schedule has, which nobody sees until there are many. */
    @ParameterizedTest
    @EnumSource
    void on_h2_the_next_slots_of_a_schedule_are_read_from_its_index(JpaProvider provider)
            throws SQLException {
        clinic = ClinicFixture.on(provider, DatabaseKind.H2);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 90);
        clinic.sql("analyze");
        SlotCriteria criteria = SlotCriteria.at("OC-1", ALLERGY);

        String page =
                planOf(() -> clinic.read(o -> o.slotFinder().page(SYSTEM, criteria, null, 20)));
        String first =
                planOf(
                        () ->
                                clinic.read(
                                        o ->
                                                o.slotFinder()
                                                        .first(
                                                                SYSTEM,
                                                                SlotCriteria.at("OC-1", ALLERGY)
                                                                        .from(MONDAY_9))));

        assertThat(page).contains("FETCH NEXT ROW ONLY").contains("/* index sorted */");
        assertThat(first).contains("FETCH FIRST ROW ONLY").contains("/* index sorted */");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_cannot_be_added_is_refused(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        assertThat(clinic.add("AG-1", "OC-1")).isEqualTo(done(0, 0));

        assertThat(clinic.add("AG-1", "OC-1"))
                .isEqualTo(refused(ScheduleRefusal.CODE_TAKEN, "AG-1"));
        assertThat(clinic.add("AG-2", "OC-9"))
                .isEqualTo(refused(ScheduleRefusal.UNKNOWN_FACILITY, "OC-9"));
        ScheduleOutcome asVisitor =
                clinic.write(
                        o ->
                                o.scheduleEditor()
                                        .add(
                                                Actor.visitor(),
                                                ClinicFixture.schedule("AG-2", "OC-1")));
        assertThat(asVisitor).isEqualTo(refused(ScheduleRefusal.NOT_FOUND, "AG-2"));
        assertThat(clinic.extend("AG-9", 7)).isEqualTo(refused(ScheduleRefusal.NOT_FOUND, "AG-9"));
        assertThatThrownBy(() -> clinic.read(o -> o.scheduleEditor().extendHorizon(SYSTEM, "AG-1")))
                .isInstanceOfSatisfying(
                        OneCareException.class,
                        fault ->
                                assertThat(fault.code()).isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void provided_slots_are_taken_over_and_silence_is_noticed(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        addProvided("AG-1", "OC-1");
        SlotTime nine = new SlotTime(MONDAY_9, MONDAY_9.plusSeconds(1_200));
        SlotTime ten = new SlotTime(MONDAY_9.plusSeconds(3_600), MONDAY_9.plusSeconds(4_800));
        Duration hour = Duration.ofHours(1);
        assertThat(silent(hour)).containsExactly(new SilentSource("OC-1", "AG-1", null));

        assertThat(receive(nine, ten)).isEqualTo(done(2, 0));
        assertThat(receive(ten)).isEqualTo(done(0, 1));
        assertThat(receive(nine, nine)).isEqualTo(refused(ScheduleRefusal.SLOTS_OVERLAP, "AG-1"));
        assertThat(clinic.extend("AG-1", 7))
                .isEqualTo(refused(ScheduleRefusal.WRONG_SOURCE, "AG-1"));

        assertThat(localTimes(SlotCriteria.at("OC-1", ALLERGY))).containsExactly("10:00");
        assertThat(silent(hour)).isEmpty();
        Instant heard = clinic.clock.instant();
        clinic.clock.forward(hour.plusSeconds(1));
        assertThat(silent(hour)).containsExactly(new SilentSource("OC-1", "AG-1", heard));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_node_that_had_to_wait_sees_the_hours_that_were_changed_meanwhile(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        clinic = ClinicFixture.on(provider, kind);
        clinic.add("AG-1", "OC-1");
        clinic.extend("AG-1", 7);
        ExecutorService otherNode = Executors.newSingleThreadExecutor();

        Future<ScheduleOutcome> waited =
                clinic.write(
                        o -> {
                            o.scheduleEditor().changeHours(SYSTEM, "AG-1", OpeningHours.none());
                            Future<ScheduleOutcome> other =
                                    otherNode.submit(() -> clinic.extend("AG-1", 7));
                            assertThatThrownBy(() -> other.get(500, TimeUnit.MILLISECONDS))
                                    .isInstanceOf(TimeoutException.class);
                            return other;
                        });

        assertThat(waited.get()).isEqualTo(done(0, 0));
        otherNode.shutdown();
        assertThat(clinic.free(SlotCriteria.at("OC-1", ALLERGY))).isEmpty();
    }

    /** How H2 would answer the only statement of some work, whatever the values are. */
    private String planOf(Runnable work) throws SQLException {
        List<String> sent = Statements.sentBy(work);
        assertThat(sent).hasSize(1);
        try (Connection connection = clinic.network.connect();
                PreparedStatement explain = connection.prepareStatement("explain " + sent.get(0))) {
            for (int i = 1; i <= explain.getParameterMetaData().getParameterCount(); i++) {
                explain.setString(i, "0");
            }
            try (ResultSet plan = explain.executeQuery()) {
                plan.next();
                return plan.getString(1);
            }
        }
    }

    private List<SilentSource> silent(Duration longerThan) {
        return clinic.read(o -> o.slotFinder().silentSources(Actor.visitor(), longerThan));
    }

    private ScheduleOutcome receive(SlotTime... slots) {
        return clinic.write(
                o ->
                        o.scheduleEditor()
                                .receive(
                                        SYSTEM,
                                        "AG-1",
                                        MONDAY_9,
                                        MONDAY_9.plusSeconds(86_400),
                                        List.of(slots)));
    }

    private ScheduleOutcome changeHours(OpeningHours hours) {
        return clinic.write(o -> o.scheduleEditor().changeHours(SYSTEM, "AG-1", hours));
    }

    private void addRoom(String code, String facility) {
        AddSchedule like = ClinicFixture.schedule(code, facility);
        add(like, null, like.source(), like.hours());
    }

    private void addProvided(String code, String facility) {
        AddSchedule like = ClinicFixture.schedule(code, facility);
        add(like, "DR-1", ScheduleSource.PROVIDED, OpeningHours.none());
    }

    private void add(
            AddSchedule like, String practitioner, ScheduleSource source, OpeningHours hours) {
        ScheduleOutcome outcome =
                clinic.write(
                        o ->
                                o.scheduleEditor()
                                        .add(
                                                SYSTEM,
                                                new AddSchedule(
                                                        like.code(),
                                                        like.facilityCode(),
                                                        practitioner,
                                                        like.zone(),
                                                        like.slotLength(),
                                                        like.services(),
                                                        source,
                                                        hours,
                                                        like.period())));
        assertThat(outcome).isEqualTo(new ScheduleOutcome.Done(like.code(), 0, 0));
    }

    private List<String> localTimes(SlotCriteria criteria) {
        return clinic.free(criteria).stream()
                .map(slot -> slot.startsAt().atZone(slot.zone()).toLocalTime().toString())
                .toList();
    }

    private static ScheduleOutcome done(int added, int withdrawn) {
        return new ScheduleOutcome.Done("AG-1", added, withdrawn);
    }

    private static ScheduleOutcome refused(ScheduleRefusal reason, String code) {
        return new ScheduleOutcome.Refused(reason, code);
    }
}
