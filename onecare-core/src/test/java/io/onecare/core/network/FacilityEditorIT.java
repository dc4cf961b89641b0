package io.onecare.core.network;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.ALWAYS;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecare.core.Actor;
import io.onecare.core.ErrorCode;
import io.onecare.core.OneCareException;
import io.onecare.core.Role;
import io.onecare.core.access.FoundEntry;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.network.NetworkWarning.Kind;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import io.onecare.core.time.ValidityPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Facilities changed by people, on both providers and both databases. */
class FacilityEditorIT {

    private static final Actor ADMINISTRATOR =
            new Actor(Role.ADMINISTRATOR, "00000000-0000-4000-8000-000000000001");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final GeoPoint TURIN = GeoPoint.ofLatLon(45.0703, 7.6869);

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void every_field_is_changed_and_told_and_other_nodes_notice(
            JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            FacilitySheet before = sheet(clinic, "OC-2");
            long revision = revision(clinic);
            FacilityDetails wanted =
                    new FacilityDetails(
                            "Centro Nuovo",
                            Address.of("Via Pioggia 2", "10122", "Torino", "TO"),
                            TURIN,
                            PositionSource.GIVEN,
                            List.of("011 001", "011 002"),
                            EmailAddress.of("nuova@strutture.example"),
                            BookingMode.BY_PHONE,
                            BookingConfirmation.MANUAL,
                            ValidityPeriod.between(
                                    LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1)));

            NetworkChange<FacilitySheet> done = change(clinic, before, wanted);

            List<ChangedField> changes =
                    List.of(
                            new ChangedField("name", "Centro Vento", "Centro Nuovo"),
                            new ChangedField("street", "Via Nuvola 1", "Via Pioggia 2"),
                            new ChangedField("postalCode", "10121", "10122"),
                            new ChangedField("position", null, "45.0703, 7.6869"),
                            new ChangedField("positionSource", null, "GIVEN"),
                            new ChangedField("phones", null, "011 001, 011 002"),
                            new ChangedField(
                                    "notificationEmail",
                                    "agenda@oc-2.example",
                                    "nuova@strutture.example"),
                            new ChangedField("bookingMode", "ONLINE", "BY_PHONE"),
                            new ChangedField("confirmation", "AUTOMATIC", "MANUAL"),
                            new ChangedField("validUntil", null, "2030-01-01"));
            assertThat(done).isEqualTo(new NetworkChange.Done<>("OC-2", changes));
            FacilitySheet after = sheet(clinic, "OC-2");
            assertThat(after.details()).isEqualTo(wanted);
            assertThat(after.version()).isGreaterThan(before.version());
            assertThat(after.serviceCodes()).containsExactlyInAnyOrder(ALLERGY, HEART);
            assertThat(revision(clinic)).isEqualTo(revision + 1);
            assertThat(history(clinic, after))
                    .singleElement()
                    .satisfies(
                            entry -> {
                                assertThat(entry.entry().action()).isEqualTo("FACILITY_CHANGED");
                                assertThat(entry.changes()).isEqualTo(changes);
                            });

            // the same once more changes nothing, and is no entry
            assertThat(change(clinic, after, wanted))
                    .isEqualTo(new NetworkChange.Done<>("OC-2", List.of()));
            assertThat(revision(clinic)).isEqualTo(revision + 1);
            assertThat(history(clinic, after)).hasSize(1);

            // phones alone are a change that others on the old version are told of
            change(clinic, after, withPhones(wanted, List.of("011 002")));
            FacilitySheet last = sheet(clinic, "OC-2");
            assertThat(last.details().phones()).containsExactly("011 002");
            assertThat(last.version()).isGreaterThan(after.version());
            assertThat(change(clinic, after, wanted)).isEqualTo(new NetworkChange.Outdated<>(last));
            assertThat(sheet(clinic, "OC-2")).isEqualTo(last);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void what_hangs_on_a_change_is_told_before_it_is_made_and_no_booking_is_touched(
            JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            clinic.add("AG-1", "OC-1");
            clinic.extend("AG-1", 10);
            List<FreeSlot> free = clinic.free(SlotCriteria.at("OC-1", ALLERGY));
            FreeSlot last = free.get(free.size() - 1);
            clinic.book(last.slot());
            clinic.book(free.get(0).slot());
            LocalDate lastDay = LocalDate.ofInstant(last.startsAt(), ClinicFixture.ROME);
            FacilitySheet known = sheet(clinic, "OC-1");
            String bookings = bookings(clinic);

            // leaving: on the day after the booking nothing of it is outside, on its day it is
            FacilityDetails leavesAfter = until(known.details(), lastDay.plusDays(1));
            FacilityDetails leavesBefore = until(known.details(), lastDay);
            NetworkWarning schedules = new NetworkWarning(Kind.SCHEDULES_OUTLAST, "", 1);
            NetworkWarning outside = new NetworkWarning(Kind.BOOKINGS_OUTSIDE, "", 1);
            assertThat(change(clinic, known, leavesAfter))
                    .isEqualTo(new NetworkChange.Warned<>(List.of(schedules)));
            assertThat(change(clinic, known, leavesBefore))
                    .isEqualTo(new NetworkChange.Warned<>(List.of(outside, schedules)));
            assertThat(
                            change(
                                    clinic,
                                    known,
                                    leavesBefore,
                                    schedules,
                                    new NetworkWarning(Kind.BOOKINGS_OUTSIDE, "", 2)))
                    .as("another number than was read")
                    .isEqualTo(new NetworkChange.Warned<>(List.of(outside, schedules)));
            assertThat(sheet(clinic, "OC-1")).isEqualTo(known);
            assertThat(change(clinic, known, leavesBefore, outside, schedules))
                    .isEqualTo(
                            new NetworkChange.Done<>(
                                    "OC-1",
                                    List.of(
                                            new ChangedField(
                                                    "validUntil", null, lastDay.toString()))));

            // no longer online, told by nobody
            FacilitySheet now = sheet(clinic, "OC-1");
            clinic.sql(
                    "update booking set state = 'REQUESTED' where starts_at = "
                            + "(select max(starts_at) from booking)");
            FacilityDetails byPhone = byPhoneAndSilent(now.details());
            assertThat(change(clinic, now, byPhone))
                    .isEqualTo(
                            new NetworkChange.Warned<>(
                                    List.of(
                                            new NetworkWarning(Kind.REQUESTS_WAITING, "", 1),
                                            new NetworkWarning(Kind.SCHEDULES_HIDDEN, "", 1),
                                            new NetworkWarning(Kind.NOBODY_TOLD, "", 0))));
            clinic.sql("update booking set state = 'CONFIRMED'");

            // a place for itself, and online with times to offer
            FacilitySheet other = sheet(clinic, "OC-2");
            assertThat(change(clinic, other, placed(other.details(), PositionSource.GIVEN)))
                    .isInstanceOf(NetworkChange.Done.class);
            assertThat(change(clinic, now, placed(now.details(), PositionSource.GIVEN)))
                    .isEqualTo(
                            new NetworkChange.Warned<>(
                                    List.of(new NetworkWarning(Kind.SAME_PLACE, "OC-2", 0))));
            assertThat(change(clinic, now, placed(now.details(), PositionSource.COMUNE)))
                    .as("the point of a comune is shared")
                    .isInstanceOf(NetworkChange.Done.class);
            assertThat(bookings(clinic)).isEqualTo(bookings);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_service_given_up_keeps_its_row_and_costs_nothing_until_it_is_offered_again(
            JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            clinic.add("AG-1", "OC-1");
            clinic.extend("AG-1", 10);
            clinic.book(clinic.free(SlotCriteria.at("OC-1", ALLERGY)).get(0).slot());
            FacilitySheet known = sheet(clinic, "OC-1");
            String bookings = bookings(clinic);
            List<NetworkWarning> warnings =
                    List.of(
                            new NetworkWarning(Kind.BOOKINGS_OF_SERVICE, ALLERGY, 1),
                            new NetworkWarning(Kind.SCHEDULES_OF_SERVICE, ALLERGY, 1));

            assertThat(offer(clinic, known, Set.of(HEART), Set.of()))
                    .isEqualTo(new NetworkChange.Warned<>(warnings));
            assertThat(offer(clinic, known, Set.of(HEART), Set.copyOf(warnings)))
                    .isEqualTo(
                            new NetworkChange.Done<>(
                                    "OC-1", List.of(new ChangedField("service", ALLERGY, null))));

            FacilitySheet without = sheet(clinic, "OC-1");
            assertThat(without.serviceCodes()).containsExactly(HEART);
            assertThat(without.version()).isGreaterThan(known.version());
            assertThat(price(clinic)).isEmpty();
            assertThat(clinic.count("select count(*) from facility_service where not offered"))
                    .isEqualTo(1);
            assertThat(bookings(clinic)).isEqualTo(bookings);
            assertThat(offer(clinic, known, Set.of(HEART, ALLERGY), Set.of()))
                    .isEqualTo(new NetworkChange.Outdated<>(without));
            assertThat(offer(clinic, without, Set.of(HEART, "VIS-NESSUNA"), Set.of()))
                    .isEqualTo(
                            new NetworkChange.Refused<>(
                                    NetworkRefusal.UNKNOWN_SERVICE, "VIS-NESSUNA"));

            assertThat(offer(clinic, without, Set.of(HEART, ALLERGY), Set.of()))
                    .isEqualTo(
                            new NetworkChange.Done<>(
                                    "OC-1", List.of(new ChangedField("service", null, ALLERGY))));
            assertThat(price(clinic)).contains(PRICE.toString());
            assertThat(clinic.count("select count(*) from facility_service where not offered"))
                    .isZero();
            assertThat(history(clinic, known))
                    .extracting(entry -> entry.entry().action())
                    .containsExactly("FACILITY_SERVICES_CHANGED", "FACILITY_SERVICES_CHANGED");
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void of_two_administrators_at_once_the_second_is_told_and_overwrites_nothing(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            FacilitySheet seen = sheet(clinic, "OC-1");
            CountDownLatch firstHasChanged = new CountDownLatch(1);
            CountDownLatch secondHasDecided = new CountDownLatch(1);

            CompletableFuture<NetworkChange<FacilitySheet>> first =
                    CompletableFuture.supplyAsync(
                            () ->
                                    clinic.write(
                                            o -> {
                                                NetworkChange<FacilitySheet> change =
                                                        o.facilityEditor()
                                                                .change(
                                                                        ADMINISTRATOR,
                                                                        wish(
                                                                                seen,
                                                                                named(
                                                                                        seen
                                                                                                .details(),
                                                                                        "Primo")));
                                                firstHasChanged.countDown();
                                                // held open: whoever does not wait decides now
                                                await(secondHasDecided);
                                                return change;
                                            }));
            assertThat(firstHasChanged.await(20, TimeUnit.SECONDS)).isTrue();
            NetworkChange<FacilitySheet> second =
                    clinic.write(
                            o -> {
                                NetworkChange<FacilitySheet> change =
                                        o.facilityEditor()
                                                .offer(
                                                        ADMINISTRATOR,
                                                        new OfferServices(
                                                                "OC-1",
                                                                seen.version(),
                                                                Set.of(HEART),
                                                                Set.of()));
                                secondHasDecided.countDown();
                                return change;
                            });

            assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(NetworkChange.Done.class);
            FacilitySheet now = sheet(clinic, "OC-1");
            assertThat(now.details().name()).isEqualTo("Primo");
            assertThat(now.serviceCodes()).containsExactlyInAnyOrder(ALLERGY, HEART);
            assertThat(second).isEqualTo(new NetworkChange.Outdated<>(now));
            assertThat(history(clinic, now)).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("io.onecare.core.schedule.ClinicFixture#everywhere")
    void a_facility_is_added_with_an_entry_or_not_at_all(JpaProvider provider, DatabaseKind kind) {
        try (ClinicFixture clinic = ClinicFixture.on(provider, kind)) {
            AddFacility first = facility("OC-8", TURIN);
            AddFacility beside = facility("OC-9", TURIN);
            NetworkWarning same = new NetworkWarning(Kind.SAME_PLACE, "OC-8", 0);

            assertThat(add(clinic, first)).isInstanceOf(NetworkChange.Done.class);
            assertThat(add(clinic, beside)).isEqualTo(new NetworkChange.Warned<>(List.of(same)));
            assertThat(read(clinic, "OC-9")).isEmpty();
            assertThat(add(clinic, beside, same)).isInstanceOf(NetworkChange.Done.class);
            assertThat(add(clinic, beside))
                    .isEqualTo(new NetworkChange.Refused<>(NetworkRefusal.CODE_TAKEN, "OC-9"));

            FacilitySheet added = sheet(clinic, "OC-9");
            assertThat(history(clinic, added))
                    .singleElement()
                    .satisfies(
                            entry -> {
                                assertThat(entry.entry().action()).isEqualTo("FACILITY_ADDED");
                                assertThat(entry.changes())
                                        .contains(
                                                new ChangedField("code", null, "OC-9"),
                                                new ChangedField("name", null, "Centro Nube"),
                                                new ChangedField("service", null, ALLERGY));
                            });
            assertThatThrownBy(
                            () ->
                                    clinic.read(
                                            o ->
                                                    o.facilityEditor()
                                                            .change(
                                                                    ADMINISTRATOR,
                                                                    wish(added, added.details()))))
                    .isInstanceOfSatisfying(
                            OneCareException.class,
                            fault ->
                                    assertThat(fault.code())
                                            .isEqualTo(ErrorCode.TRANSACTION_REQUIRED));
        }
    }

    private static NetworkChange<FacilitySheet> add(
            ClinicFixture clinic, AddFacility command, NetworkWarning... accepted) {
        return clinic.write(o -> o.facilityEditor().add(ADMINISTRATOR, command, Set.of(accepted)));
    }

    private static NetworkChange<FacilitySheet> change(
            ClinicFixture clinic,
            FacilitySheet seen,
            FacilityDetails wanted,
            NetworkWarning... accepted) {
        return clinic.write(
                o -> o.facilityEditor().change(ADMINISTRATOR, wish(seen, wanted, accepted)));
    }

    private static ChangeFacility wish(
            FacilitySheet seen, FacilityDetails wanted, NetworkWarning... accepted) {
        return new ChangeFacility(seen.code(), seen.version(), wanted, Set.of(accepted));
    }

    private static NetworkChange<FacilitySheet> offer(
            ClinicFixture clinic,
            FacilitySheet seen,
            Set<String> services,
            Set<NetworkWarning> accepted) {
        return clinic.write(
                o ->
                        o.facilityEditor()
                                .offer(
                                        ADMINISTRATOR,
                                        new OfferServices(
                                                seen.code(), seen.version(), services, accepted)));
    }

    private static Optional<FacilitySheet> read(ClinicFixture clinic, String code) {
        return clinic.read(o -> o.facilityEditor().find(ADMINISTRATOR, code));
    }

    private static FacilitySheet sheet(ClinicFixture clinic, String code) {
        return read(clinic, code).orElseThrow();
    }

    private static long revision(ClinicFixture clinic) {
        return clinic.read(o -> o.facilityDirectory().revision(SYSTEM));
    }

    private static List<FoundEntry> history(ClinicFixture clinic, FacilitySheet facility) {
        return clinic.read(
                        o ->
                                o.changeHistory()
                                        .of(
                                                ADMINISTRATOR,
                                                FacilityEditor.SUBJECT,
                                                facility.id().toString(),
                                                null,
                                                10))
                .entries();
    }

    private static Optional<String> price(ClinicFixture clinic) {
        return clinic.read(
                o ->
                        o.tariffs()
                                .priceOn(SYSTEM, "OC-1", ALLERGY, "BASE", TODAY)
                                .map(price -> price.price().toString()));
    }

    private static String bookings(ClinicFixture clinic) {
        return clinic.read(
                o ->
                        String.valueOf(
                                clinic.count(
                                        "select sum(starts_at / 60000000 + length(state)) from"
                                                + " booking where active_slot_id is not null")));
    }

    private static FacilityDetails named(FacilityDetails from, String name) {
        return new FacilityDetails(
                name,
                from.address(),
                from.position(),
                from.positionSource(),
                from.phones(),
                from.notificationEmail(),
                from.bookingMode(),
                from.confirmation(),
                from.period());
    }

    private static FacilityDetails withPhones(FacilityDetails from, List<String> phones) {
        return new FacilityDetails(
                from.name(),
                from.address(),
                from.position(),
                from.positionSource(),
                phones,
                from.notificationEmail(),
                from.bookingMode(),
                from.confirmation(),
                from.period());
    }

    private static FacilityDetails placed(FacilityDetails from, PositionSource source) {
        return new FacilityDetails(
                from.name(),
                from.address(),
                TURIN,
                source,
                from.phones(),
                from.notificationEmail(),
                from.bookingMode(),
                from.confirmation(),
                from.period());
    }

    private static FacilityDetails byPhoneAndSilent(FacilityDetails from) {
        return new FacilityDetails(
                from.name(),
                from.address(),
                from.position(),
                from.positionSource(),
                from.phones(),
                null,
                BookingMode.BY_PHONE,
                from.confirmation(),
                from.period());
    }

    private static FacilityDetails until(FacilityDetails from, LocalDate untilExclusive) {
        return new FacilityDetails(
                from.name(),
                from.address(),
                from.position(),
                from.positionSource(),
                from.phones(),
                from.notificationEmail(),
                from.bookingMode(),
                from.confirmation(),
                ValidityPeriod.between(from.period().from(), untilExclusive));
    }

    private static AddFacility facility(String code, GeoPoint position) {
        return new AddFacility(
                code,
                "Centro Nube",
                Address.of("Via Nuvola 9", "10121", "Torino", "TO"),
                position,
                List.of(),
                null,
                BookingMode.BY_PHONE,
                Set.of(ALLERGY),
                ALWAYS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
