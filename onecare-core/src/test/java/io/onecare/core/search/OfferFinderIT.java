package io.onecare.core.search;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.ALWAYS;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.ROME;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.AccountId;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.database.Statements;
import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.place.Address;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.HoldOutcome;
import io.onecare.core.schedule.HoldSlot;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.SilentSource;
import io.onecare.core.schedule.SlotCriteria;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * OC-1 is free from nine on with DR-1, OC-2 from eleven on with DR-2, who also works at OC-1, OC-3
 * takes phone calls, and OC-4 is online without a schedule.
 */
class OfferFinderIT {

    private static final Instant EIGHT = Instant.parse("2026-06-08T06:00:00Z");
    private static final PageRequest PAGE = new PageRequest(1, 20);
    private static final OfferCriteria ALLERGOLOGY =
            OfferCriteria.of(FacilityCriteria.any().offering(ALLERGY));

    private ClinicFixture clinic;

    @AfterEach
    void close() throws Exception {
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void offers_come_with_the_first_free_slot_in_either_order(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        book("OC-1", 4);

        assertThat(told(ALLERGOLOGY))
                .containsExactly("OC-1 Tue 09:00", "OC-2 Mon 11:00", "OC-3 -", "OC-4 -");
        OfferCriteria soonest = ALLERGOLOGY.inOrderOf(OfferOrder.FIRST_FREE);
        assertThat(told(soonest))
                .containsExactly("OC-2 Mon 11:00", "OC-1 Tue 09:00", "OC-3 -", "OC-4 -");

        OfferPage second = find(soonest, new PageRequest(2, 3));
        assertThat(second.offers()).extracting(OfferFinderIT::told).containsExactly("OC-4 -");
        assertThat(second.total()).isEqualTo(4);
        assertThat(second.pageCount()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void who_wants_to_come_in_a_time_finds_only_those_with_a_slot_that_starts_in_it(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThat(told(ALLERGOLOGY.freeBetween(EIGHT, at("2026-06-08T12:00"))))
                .containsExactly("OC-1 Mon 09:00", "OC-2 Mon 11:00");
        assertThat(told(ALLERGOLOGY.freeBetween(EIGHT, at("2026-06-08T11:00"))))
                .containsExactly("OC-1 Mon 09:00");
        assertThat(told(ALLERGOLOGY.freeBetween(at("2026-06-08T10:31"), at("2026-06-08T20:00"))))
                .containsExactly("OC-2 Mon 11:00");
        assertThat(told(ALLERGOLOGY.freeBetween(at("2026-06-08T13:00"), at("2026-06-08T20:00"))))
                .isEmpty();
        assertThat(
                        told(
                                ALLERGOLOGY
                                        .freeBetween(at("2026-06-08T11:00"), at("2026-06-09T12:00"))
                                        .inOrderOf(OfferOrder.FIRST_FREE)))
                .containsExactly("OC-2 Mon 11:00", "OC-1 Tue 09:00");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void who_asks_for_a_practitioner_is_told_when_that_one_is_free(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        OfferPage page =
                find(
                        OfferCriteria.of(
                                FacilityCriteria.any().offering(ALLERGY).ofPractitioner("Altro")),
                        PAGE);

        assertThat(page.offers())
                .extracting(OfferFinderIT::told)
                .containsExactly("OC-1 -", "OC-2 Mon 11:00");
        assertThat(page.offers().get(1).match().practitioners())
                .extracting(each -> each.code())
                .containsExactly("DR-2");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_facility_whose_agenda_is_silent_counts_as_booked_by_phone(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        provide("AG-P", HEART); // whose silence does not concern allergology
        Duration hour = Duration.ofHours(1);
        OfferCriteria heard = ALLERGOLOGY.heardWithin(hour);
        assertThat(told(heard)).isEqualTo(told(ALLERGOLOGY));

        provide("AG-Q", ALLERGY);
        assertThat(told(heard)).containsExactly("OC-1 Mon 09:00", "OC-2 -", "OC-3 -", "OC-4 -");
        Offer silent = find(heard, PAGE).offers().get(1);
        assertThat(silent.bookingMode()).isEqualTo(BookingMode.BY_PHONE);
        assertThat(silent.silent()).contains(new SilentSource("OC-2", "AG-Q", null));
        assertThat(told(heard.inOrderOf(OfferOrder.FIRST_FREE)))
                .containsExactly("OC-1 Mon 09:00", "OC-2 -", "OC-3 -", "OC-4 -");
        assertThat(told(heard.freeBetween(EIGHT, at("2026-06-08T12:00"))))
                .containsExactly("OC-1 Mon 09:00");
        assertThat(told(bookable(BookingMode.ONLINE).heardWithin(hour)))
                .containsExactly("OC-1 Mon 09:00", "OC-4 -");
        assertThat(told(bookable(BookingMode.BY_PHONE).heardWithin(hour)))
                .containsExactly("OC-2 -", "OC-3 -");
        assertThat(told(bookable(BookingMode.ONLINE)))
                .containsExactly("OC-1 Mon 09:00", "OC-2 Mon 11:00", "OC-4 -");

        clinic.write(
                o ->
                        o.scheduleEditor()
                                .receive(SYSTEM, "AG-Q", EIGHT, EIGHT.plus(hour), List.of()));
        assertThat(told(heard)).isEqualTo(told(ALLERGOLOGY));
        assertThat(find(heard, PAGE).offers().get(1).bookingMode()).isEqualTo(BookingMode.ONLINE);
        clinic.clock.forward(hour.plusSeconds(1));
        assertThat(find(heard, PAGE).offers().get(1).silent().orElseThrow().silentSince())
                .isNotNull();
    }

    /** An agenda system at OC-2 that has not been heard of yet. */
    private void provide(String code, String service) {
        clinic.write(
                o ->
                        o.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        new AddSchedule(
                                                code,
                                                "OC-2",
                                                null,
                                                ROME,
                                                Duration.ofMinutes(30),
                                                Map.of(service, Duration.ofMinutes(20)),
                                                ScheduleSource.PROVIDED,
                                                OpeningHours.none(),
                                                ALWAYS)));
    }

    private static OfferCriteria bookable(BookingMode mode) {
        return OfferCriteria.of(FacilityCriteria.any().offering(ALLERGY).bookable(mode));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_somebody_holds_is_free_to_them_alone(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        AccountId account = AccountId.of(new UUID(0, 5));
        FreeSlot nine = clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(0);
        HoldOutcome held =
                clinic.write(
                        o ->
                                o.slotHolds()
                                        .hold(SYSTEM, new HoldSlot(account, nine.slot(), ALLERGY)));
        assertThat(held).isInstanceOf(HoldOutcome.Held.class);

        assertThat(told(ALLERGOLOGY).get(0)).isEqualTo("OC-1 Mon 09:30");
        assertThat(told(ALLERGOLOGY.asSeenBy(account)).get(0)).isEqualTo("OC-1 Mon 09:00");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void free_slots_of_a_page_take_one_statement(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<String> facilitiesOnly =
                Statements.sentBy(
                        () ->
                                clinic.read(
                                        o ->
                                                new DirectorySearch(o)
                                                        .find(
                                                                SYSTEM,
                                                                ALLERGOLOGY.facilities(),
                                                                PAGE)));
        List<OfferPage> answers = new ArrayList<>();

        List<String> sent = Statements.sentBy(() -> answers.add(find(ALLERGOLOGY, PAGE)));

        assertThat(sent).hasSize(facilitiesOnly.size() + 1);
        assertThat(answers.get(0).offers()).hasSize(4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void more_facilities_than_fit_into_a_statement_are_all_looked_at(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        clinic.write(
                o -> {
                    for (int i = 100; i < 602; i++) {
                        o.networkEditor().add(SYSTEM, facility("A-" + i, BookingMode.ONLINE));
                    }
                    return null;
                });

        OfferPage page = find(ALLERGOLOGY.inOrderOf(OfferOrder.FIRST_FREE), PAGE);

        assertThat(page.total()).isEqualTo(506);
        assertThat(page.offers().subList(0, 3))
                .extracting(OfferFinderIT::told)
                .containsExactly("OC-1 Mon 09:00", "OC-2 Mon 11:00", "A-100 -");
        assertThat(find(ALLERGOLOGY.freeBetween(EIGHT, at("2026-06-08T12:00")), PAGE).total())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_makes_no_sense_is_refused(JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);

        assertThatThrownBy(() -> OfferCriteria.of(FacilityCriteria.any()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no service");
        assertThatThrownBy(() -> ALLERGOLOGY.freeBetween(EIGHT, EIGHT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must end after it begins");
        assertThat(told(OfferCriteria.of(FacilityCriteria.any().offering("X")))).isEmpty();
    }

    private void open(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        clinic.write(
                o -> {
                    o.networkEditor().add(SYSTEM, facility("OC-3", BookingMode.BY_PHONE));
                    o.networkEditor().add(SYSTEM, facility("OC-4", BookingMode.ONLINE));
                    return o.networkEditor()
                            .add(
                                    SYSTEM,
                                    new AddPractitioner(
                                            "DR-2",
                                            PractitionerName.of(null, "Ugo", "Altro"),
                                            Set.of("OC-1", "OC-2")));
                });
        clinic.add("AG-1", "OC-1");
        clinic.write(
                o ->
                        o.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        new AddSchedule(
                                                "AG-2",
                                                "OC-2",
                                                "DR-2",
                                                ROME,
                                                Duration.ofMinutes(30),
                                                Map.of(ALLERGY, Duration.ofMinutes(20)),
                                                ScheduleSource.GENERATED,
                                                ClinicFixture.weekdays("11:00", "13:00"),
                                                ALWAYS)));
        clinic.extend("AG-1", 7);
        clinic.extend("AG-2", 7);
    }

    private static AddFacility facility(String code, BookingMode mode) {
        return new AddFacility(
                code,
                "Centro " + code,
                Address.of("Via Nuvola 1", "10121", "Torino", "TO"),
                null,
                List.of(),
                null,
                mode,
                Set.of(ALLERGY),
                ALWAYS);
    }

    /** Takes the next free slots of a facility. */
    private void book(String facility, int howMany) {
        clinic.free(SlotCriteria.at(facility, ALLERGY)).stream()
                .limit(howMany)
                .forEach(slot -> clinic.book(slot.slot()));
    }

    private OfferPage find(OfferCriteria criteria, PageRequest page) {
        return clinic.read(o -> o.offerFinder(new DirectorySearch(o)).find(SYSTEM, criteria, page));
    }

    private List<String> told(OfferCriteria criteria) {
        return find(criteria, PAGE).offers().stream().map(OfferFinderIT::told).toList();
    }

    private static String told(Offer offer) {
        return offer.match().facility().code()
                + " "
                + offer.firstFree().map(slot -> told(slot.startsAt())).orElse("-");
    }

    private static String told(Instant moment) {
        return DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).format(moment.atZone(ROME));
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ROME).toInstant();
    }
}
