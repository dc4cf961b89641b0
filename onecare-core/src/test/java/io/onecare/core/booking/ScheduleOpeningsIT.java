package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.STAFF;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.ROME;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.onecare.core.Actor;
import io.onecare.core.Role;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.Invariants;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddTariff;
import io.onecare.core.network.BookingMode;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.BookingDecision;
import io.onecare.core.reception.ChangeOutcome;
import io.onecare.core.reception.ChangePreview;
import io.onecare.core.reception.ChangeRefusal;
import io.onecare.core.reception.FacilityWithoutSchedule;
import io.onecare.core.reception.OpenSchedules;
import io.onecare.core.reception.OpeningLine;
import io.onecare.core.reception.OpeningObstacle;
import io.onecare.core.reception.OpeningOutcome;
import io.onecare.core.reception.OpeningPreview;
import io.onecare.core.reception.OpeningRefusal;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.ScheduleOutcome;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.time.ValidityPeriod;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Administrators open schedules, change them in a facility's stead, and lose no booking by it. */
class ScheduleOpeningsIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";
    private static final Actor ADMINISTRATOR = new Actor(Role.ADMINISTRATOR, "administrator-1");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int DAYS = 7;
    private static final int ROUNDS = 6;

    private BookingFixture fixture;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
    }

    @AfterEach
    void close() throws Exception {
        try (Connection connection = fixture.clinic.network.connect()) {
            assertThat(Invariants.violations(connection)).isEmpty();
        }
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_facility_without_a_schedule_is_found_and_gets_one_that_members_book(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        add("OC-5", BookingMode.ONLINE, ClinicFixture.ALWAYS);
        add("OC-6", BookingMode.BY_PHONE, ClinicFixture.ALWAYS);
        add(
                "OC-7",
                BookingMode.ONLINE,
                ValidityPeriod.between(LocalDate.of(2020, 1, 1), TODAY)); // has left
        assertThat(without(null)).containsExactly("OC-5");
        assertThat(without("TO")).containsExactly("OC-5");
        assertThat(without("MI")).isEmpty();
        assertThat(
                        fixture.<Map<String, Long>>read(
                                o -> o.scheduleDirectory().countWithoutSchedule(ADMINISTRATOR)))
                .isEqualTo(Map.of("TO", 1L));

        OpeningPreview preview = shown(inARoom("OC-5"));

        assertThat(preview.lines())
                .containsExactly(
                        new OpeningLine(
                                "OC-5",
                                "Centro OC-5",
                                BookingMode.ONLINE,
                                List.of(ALLERGY),
                                30,
                                0,
                                0,
                                null));
        assertThat(preview.slots().get(0).startsAt()).isEqualTo("2026-06-08T07:00:00Z");
        assertThat(preview.slots()).hasSize(30);
        assertThat(fixture.clinic.count("select count(*) from schedule where code like 'OC-5%'"))
                .isZero();

        assertThat(opened(preview)).containsExactly("OC-5-A1");

        assertThat(
                        fixture.<ScheduleOutcome>write(
                                o ->
                                        o.scheduleEditor()
                                                .extendHorizon(ADMINISTRATOR, "OC-5-A1", DAYS)))
                .isEqualTo(new ScheduleOutcome.Done("OC-5-A1", 30, 0));
        assertThat(without(null)).isEmpty();
        ScheduleListing listing = at("OC-5").get(0);
        assertThat(listing.minutes()).isEqualTo(Map.of(ALLERGY, Duration.ofMinutes(20)));
        assertThat(listing.schedule().practitioner()).isNull();
        assertThat(listing.hours()).isEqualTo(ClinicFixture.weekdays("09:00", "12:00"));
        assertThat(listing.period()).isEqualTo(ValidityPeriod.from(TODAY));
        assertThat(listing.horizonUntil()).isEqualTo(TODAY.plusDays(DAYS));
        assertThat(listing.nextFree()).isEqualTo("2026-06-08T07:00:00Z");
        FreeSlot free = fixture.clinic.free(SlotCriteria.at("OC-5", ALLERGY)).get(0);
        assertThat(free.scheduleCode()).isEqualTo("OC-5-A1");
        assertThat(fixture.booked(fixture.anna, wish("M-1", free.slot())).state())
                .isEqualTo(BookingState.CONFIRMED);
        assertThat(audited("SCHEDULE_ADDED")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void many_facilities_get_what_they_can_in_few_statements(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        add("OC-5", BookingMode.ONLINE, ClinicFixture.ALWAYS);
        add("OC-6", BookingMode.BY_PHONE, ClinicFixture.ALWAYS);
        add("OC-7", BookingMode.ONLINE, ValidityPeriod.between(LocalDate.of(2020, 1, 1), TODAY));
        OpenSchedules wish = inARoom("OC-1", "OC-2", "OC-5", "OC-6", "OC-7", "OC-M", "OC-NOWHERE");
        OpenSchedules hearts = with(wish, Map.of(HEART, HALF_AN_HOUR));

        assertThat(shown(hearts).lines())
                .extracting(line -> line.facilityCode() + " " + line.obstacle())
                .containsExactly(
                        "OC-1 null",
                        "OC-2 null",
                        "OC-5 NO_SERVICE",
                        "OC-6 NO_SERVICE",
                        "OC-7 NOT_IN_NETWORK",
                        "OC-M NO_SERVICE",
                        "OC-NOWHERE UNKNOWN_FACILITY");
        OpeningPreview preview = shown(wish);
        List<String> codes = new ArrayList<>();
        List<String> sent = Statements.sentBy(() -> codes.addAll(opened(preview)));
        assertThat(codes).containsExactly("OC-1-A3", "OC-2-A2", "OC-5-A1", "OC-6-A1", "OC-M-A2");
        // the audit entry of each with its fields; all others for a hundred at once
        assertThat(sent).as("%s", sent).hasSizeLessThanOrEqualTo(15 + 7 * codes.size());
        assertThat(
                        fixture.<List<String>>read(
                                o ->
                                        o.scheduleEditor()
                                                .behind(SYSTEM, TODAY.plusDays(DAYS), null, 10)))
                .as("the job makes their slots")
                .containsAll(codes);
        assertThat(audited("SCHEDULE_ADDED")).isEqualTo(5);

        fixture.clinic.sql("update schedule set code = 'OC-5-A2' where code = 'AG-R'");
        assertThat(opened(shown(inARoom("OC-5")))).as("a code is free").containsExactly("OC-5-A3");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_practitioner_is_only_asked_for_where_they_work_and_clashes_are_shown(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        add("OC-5", BookingMode.ONLINE, ClinicFixture.ALWAYS);

        assertThat(shown(of("DR-1", "OC-5")).lines())
                .extracting(OpeningLine::obstacle)
                .containsExactly(OpeningObstacle.UNKNOWN_PRACTITIONER);
        assertThat(outcome(shown(of("DR-1", "OC-5"))))
                .isEqualTo(new OpeningOutcome.Refused(OpeningRefusal.NOTHING_TO_OPEN));
        assertThat(shown(of("DR-1", "OC-1")).lines())
                .extracting(OpeningLine::slots, OpeningLine::clashes)
                .containsExactly(tuple(30, 20));
        assertThat(opened(shown(of("DR-1", "OC-1")))).containsExactly("OC-1-A3");
        assertThat(
                        fixture.<List<ScheduleListing>>read(
                                o -> o.scheduleDirectory().ofPractitioner(ADMINISTRATOR, "DR-1")))
                .extracting(one -> one.schedule().code())
                .containsExactly("AG-1", "AG-2", "OC-1-A3");
        assertThatThrownBy(() -> with(of("DR-1", "OC-1"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> with(of("DR-1", "OC-1"), Map.of(ALLERGY, Duration.ofMinutes(31))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("longer slots");
        assertThatThrownBy(() -> of(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void of_two_who_open_at_once_one_does_and_the_other_is_shown_what_there_is_now(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        for (int round = 0; round < ROUNDS; round++) {
            OpeningPreview preview = shown(inARoom("OC-1", "OC-2", "OC-M"));

            List<OpeningOutcome> outcomes = atOnce(() -> outcome(preview), () -> outcome(preview));

            assertThat(outcomes)
                    .as("round " + round)
                    .satisfiesOnlyOnce(o -> assertThat(o).isInstanceOf(OpeningOutcome.Opened.class))
                    .satisfiesOnlyOnce(
                            o ->
                                    assertThat(o)
                                            .isInstanceOfSatisfying(
                                                    OpeningOutcome.Outdated.class,
                                                    outdated ->
                                                            assertThat(outdated.now().fingerprint())
                                                                    .isNotEqualTo(
                                                                            preview
                                                                                    .fingerprint())));
            assertThat(fixture.clinic.count("select count(*) from schedule"))
                    .isEqualTo(4 + 3 * (round + 1L));
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void an_administrator_closes_for_good_in_the_facilitys_stead_and_sees_no_patient(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking kept = fixture.booked(fixture.anna, wish("M-1", free.get(0).slot()));
        Booking off = fixture.booked(fixture.bruno, wish("M-2", free.get(5).slot()));
        ScheduleChange gone =
                new ScheduleChange.Close(
                        Set.of("AG-1"),
                        Closure.of(
                                ValidityPeriod.from(TODAY.plusDays(1)),
                                DayHours.allDay(),
                                ClosureReason.ABSENCE));

        ChangePreview preview = previewed(gone);

        assertThat(preview.toDecide()).containsExactly(off.reference());
        assertThat(preview.bookings()).allMatch(one -> one.appointment().patient() == null);
        assertThat(audited("BOOKING_VIEWED")).isEqualTo(1);
        assertThat(applied(preview, Map.of()))
                .isEqualTo(new ChangeOutcome.Refused(ChangeRefusal.UNDECIDED));
        ChangeOutcome.Done done =
                (ChangeOutcome.Done)
                        applied(
                                preview,
                                Map.of(
                                        off.reference(),
                                        new BookingDecision.CallOff(CancellationReason.PROVIDER)));

        assertThat(done.calledOff())
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.appointment().reference()).isEqualTo(off.reference());
                            assertThat(one.appointment().patient()).isNull();
                            assertThat(one.phone()).isNull();
                        });
        assertThat(fixture.now(kept).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.now(off).state()).isEqualTo(BookingState.CANCELLED);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from booking_event where event = 'CANCEL' and"
                                        + " actor_role = 'FACILITY_STAFF' and actor_name ="
                                        + " 'administrator-1'"))
                .isEqualTo(1);
        assertThat(fixture.free("AG-1")).allMatch(slot -> slot.startsAt().isBefore(midnight()));
        ScheduleListing listing =
                fixture.<Optional<ScheduleListing>>read(
                                o -> o.scheduleDirectory().find(ADMINISTRATOR, "AG-1"))
                        .orElseThrow();
        assertThat(listing.closedFrom()).contains(TODAY.plusDays(1));
        fixture.clinic.extend("AG-1", 30);
        assertThat(fixture.free("AG-1")).allMatch(slot -> slot.startsAt().isBefore(midnight()));
        assertThat(without(null)).as("a room is left there").isEmpty();
        ScheduleChange both =
                new ScheduleChange.Close(
                        Set.of("AG-1", "AG-2"),
                        Closure.of(ValidityPeriod.from(TODAY), DayHours.allDay()));
        assertThat(
                        fixture.<PreviewOutcome>write(
                                o -> o.scheduleChanges().preview(ADMINISTRATOR, both)))
                .as("of two facilities")
                .isEqualTo(new PreviewOutcome.Refused(ChangeRefusal.NOT_FOUND));
    }

    private static Instant midnight() {
        return TODAY.plusDays(1).atStartOfDay(ROME).toInstant();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void a_service_comes_and_goes_and_what_was_booked_of_it_is_decided(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking first = fixture.booked(fixture.anna, wish("M-1", free.get(0).slot()));
        Booking second = fixture.booked(fixture.bruno, wish("M-2", free.get(5).slot()));

        assertThat(refusal(services(Map.of("VIS-NIENTE", HALF_AN_HOUR))))
                .isEqualTo(ChangeRefusal.UNKNOWN_SERVICE);
        assertThat(refusal(services(Map.of(ALLERGY, Duration.ofMinutes(31)))))
                .isEqualTo(ChangeRefusal.SERVICE_TOO_LONG);
        assertThat(
                        fixture.<PreviewOutcome>write(
                                o ->
                                        o.scheduleChanges()
                                                .preview(
                                                        STAFF,
                                                        services(Map.of(HEART, HALF_AN_HOUR)))))
                .as("staff does not decide what its facility is paid for")
                .isEqualTo(new PreviewOutcome.Refused(ChangeRefusal.NOT_FOUND));

        ChangePreview more =
                previewed(services(Map.of(HEART, HALF_AN_HOUR, ALLERGY, HALF_AN_HOUR)));
        assertThat(more.toDecide()).isEmpty();
        assertThat(more.bookings()).hasSize(2);
        assertThat(applied(more, Map.of())).isInstanceOf(ChangeOutcome.Done.class);
        assertThat(at("OC-1").get(0).minutes())
                .isEqualTo(Map.of(HEART, HALF_AN_HOUR, ALLERGY, HALF_AN_HOUR));
        assertThat(applied(more, Map.of()))
                .as("it was shown with other services")
                .isInstanceOf(ChangeOutcome.Outdated.class);

        ChangePreview fewer = previewed(services(Map.of(HEART, HALF_AN_HOUR)));
        assertThat(fewer.toDecide()).containsExactly(first.reference(), second.reference());
        ChangeOutcome.Done done =
                (ChangeOutcome.Done)
                        applied(
                                fewer,
                                Map.of(
                                        first.reference(), new BookingDecision.Keep(),
                                        second.reference(),
                                                new BookingDecision.CallOff(
                                                        CancellationReason.OTHER)));
        assertThat(done.slotsWithdrawn()).isZero();
        assertThat(fixture.now(first).state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(fixture.now(second).state()).isEqualTo(BookingState.CANCELLED);
        assertThat(fixture.free("AG-1")).isEmpty();
        assertThat(fixture.clinic.free(SlotCriteria.at("OC-1", HEART))).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void who_books_a_service_while_it_goes_is_seen_or_refused(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Map<String, Duration> both = Map.of(HEART, HALF_AN_HOUR, ALLERGY, HALF_AN_HOUR);
        for (int round = 0; round < ROUNDS; round++) {
            String schedule = round % 3 == 0 ? "AG-1" : "AG-R"; // a room locks no practitioner
            applied(previewed(new ScheduleChange.Services(schedule, both)), Map.of());
            FreeSlot slot = fixture.free(schedule).get(round);
            ChangePreview preview =
                    previewed(new ScheduleChange.Services(schedule, Map.of(HEART, HALF_AN_HOUR)));

            List<Object> outcomes =
                    atOnce(
                            () -> applied(preview, Map.of()),
                            () -> fixture.book(fixture.anna, wish("M-1", slot.slot())));

            boolean changed = outcomes.get(0) instanceof ChangeOutcome.Done;
            boolean booked = outcomes.get(1) instanceof BookingOutcome.Done;
            assertThat(changed).as("round " + round + " " + outcomes).isNotEqualTo(booked);
            if (booked) {
                Booking booking = BookingFixture.done((BookingOutcome) outcomes.get(1));
                fixture.edit(e -> e.cancel(STAFF, booking.reference(), CancellationReason.OTHER));
            }
        }
    }

    private static ScheduleChange services(Map<String, Duration> minutes) {
        return new ScheduleChange.Services("AG-1", minutes);
    }

    private ChangeRefusal refusal(ScheduleChange change) {
        PreviewOutcome outcome =
                fixture.write(o -> o.scheduleChanges().preview(ADMINISTRATOR, change));
        return ((PreviewOutcome.Refused) outcome).reason();
    }

    private ChangePreview previewed(ScheduleChange change) {
        PreviewOutcome outcome =
                fixture.write(o -> o.scheduleChanges().preview(ADMINISTRATOR, change));
        return ((PreviewOutcome.Shown) outcome).preview();
    }

    private ChangeOutcome applied(
            ChangePreview preview, Map<BookingReference, BookingDecision> decisions) {
        return fixture.write(
                o ->
                        o.scheduleChanges()
                                .apply(
                                        ADMINISTRATOR,
                                        new ApplyChange(
                                                preview.change(),
                                                preview.fingerprint(),
                                                decisions)));
    }

    private List<String> without(@Nullable String province) {
        List<FacilityWithoutSchedule> found =
                fixture.read(
                        o ->
                                o.scheduleDirectory()
                                        .withoutSchedule(ADMINISTRATOR, province, null, 10));
        return found.stream().map(FacilityWithoutSchedule::code).toList();
    }

    private List<ScheduleListing> at(String facility) {
        return fixture.read(o -> o.scheduleDirectory().at(ADMINISTRATOR, facility));
    }

    private OpeningPreview shown(OpenSchedules wish) {
        OpeningOutcome outcome =
                fixture.write(o -> o.scheduleOpenings().preview(ADMINISTRATOR, wish, DAYS));
        return ((OpeningOutcome.Shown) outcome).preview();
    }

    private OpeningOutcome outcome(OpeningPreview preview) {
        return fixture.write(
                o ->
                        o.scheduleOpenings()
                                .open(
                                        ADMINISTRATOR,
                                        preview.command(),
                                        DAYS,
                                        preview.fingerprint()));
    }

    private List<String> opened(OpeningPreview preview) {
        return ((OpeningOutcome.Opened) outcome(preview)).codes();
    }

    private static OpenSchedules inARoom(String... facilities) {
        return of(null, facilities);
    }

    private static OpenSchedules of(@Nullable String practitioner, String... facilities) {
        return new OpenSchedules(
                new TreeSet<>(List.of(facilities)),
                practitioner,
                ROME,
                HALF_AN_HOUR,
                Map.of(ALLERGY, Duration.ofMinutes(20)),
                ClinicFixture.weekdays("09:00", "12:00").weekly(),
                ValidityPeriod.from(TODAY));
    }

    private static OpenSchedules with(OpenSchedules wish, Map<String, Duration> minutes) {
        return new OpenSchedules(
                wish.facilityCodes(),
                wish.practitionerCode(),
                wish.zone(),
                wish.slotLength(),
                minutes,
                wish.week(),
                wish.period());
    }

    private void add(String code, BookingMode mode, ValidityPeriod period) {
        fixture.write(
                o -> {
                    o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddFacility(
                                            code,
                                            "Centro " + code,
                                            Address.of("Via Neve 5", "10122", "Torino", "TO"),
                                            null,
                                            List.of(),
                                            EmailAddress.of("agenda@" + code + ".example"),
                                            mode,
                                            Set.of(ALLERGY),
                                            period));
                    return o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddTariff(
                                            code,
                                            ALLERGY,
                                            "BASE",
                                            ClinicFixture.PRICE,
                                            ClinicFixture.ALWAYS));
                });
    }

    private long audited(String action) {
        return fixture.clinic.count(
                "select count(*) from audit_entry where actor_role = 'ADMINISTRATOR' and actor_name"
                        + " = 'administrator-1' and action = '"
                        + action
                        + "'");
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<? extends T>... all) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(all.length);
        try {
            CyclicBarrier together = new CyclicBarrier(all.length);
            List<Future<? extends T>> futures = new ArrayList<>();
            for (Callable<? extends T> one : all) {
                futures.add(
                        threads.submit(
                                () -> {
                                    together.await();
                                    return one.call();
                                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<? extends T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
