package io.onecare.core.booking;

import static io.onecare.core.booking.BookingFixture.OPERATOR;
import static io.onecare.core.booking.BookingFixture.reason;
import static io.onecare.core.booking.BookingFixture.wish;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.OneCare;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.Words;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.member.Coverage;
import io.onecare.core.member.DeclareDependant;
import io.onecare.core.member.DependantId;
import io.onecare.core.member.FamilyOutcome;
import io.onecare.core.member.FamilyRefusal;
import io.onecare.core.member.OwnDependant;
import io.onecare.core.member.Relationship;
import io.onecare.core.member.Roll;
import io.onecare.core.member.RollDependant;
import io.onecare.core.member.RollEntry;
import io.onecare.core.member.RollFixture;
import io.onecare.core.member.RollOutcome;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeWriter;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.time.ValidityPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Appointments of dependants whom only the member declared, whatever becomes of these. */
class DeclaredPatientIT {

    private static final String EVERYWHERE = "io.onecare.core.schedule.ClinicFixture#everywhere";
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final LocalDate BORN = LocalDate.of(2016, 5, 12);
    private static final String TAX_CODE =
            TaxCodeWriter.codeOf("NUVOLETTI", "SERENO", BORN, false, "H501");

    private BookingFixture fixture;
    private DependantId child;
    private String number;

    private void open(JpaProvider provider, DatabaseKind kind) {
        fixture = BookingFixture.on(provider, kind);
        child = ((FamilyOutcome.Added) declare("Nuvoletti")).dependant();
        number = onlyDependant().person().number();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_was_booked_for_is_corrected_no_more_and_ends_without_being_forgotten(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking booking = fixture.booked(fixture.bruno, wish(number, free.get(8).slot()));

        assertThat(onlyDependant().correctable()).isFalse();
        assertThat(correct()).isEqualTo(refused(FamilyRefusal.IN_USE));
        fixture.clinic.clock.set(Instant.parse("2026-06-09T08:00:00Z"));
        assertThat(remove()).isEqualTo(new FamilyOutcome.Ended());
        assertThat(remove()).isEqualTo(new FamilyOutcome.Ended());

        assertThat(coverage(TODAY)).isInstanceOf(Coverage.Covered.class);
        assertThat(coverage(TODAY.plusDays(1)))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.COVER_ENDED));
        assertThat(fixture.find(b -> b.find(fixture.bruno, booking.reference()))).isPresent();
        assertThat(reason(fixture.book(fixture.bruno, wish(number, free.get(12).slot()))))
                .isEqualTo(RefusalReason.NOT_COVERED);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void declared_booked_and_taken_back_on_one_day_they_are_insured_on_that_day(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.bruno, wish(number, fixture.free("AG-1").get(8).slot()));

        assertThat(remove()).isEqualTo(new FamilyOutcome.Ended());

        assertThat(coverage(TODAY)).isInstanceOf(Coverage.Covered.class);
        assertThat(coverage(TODAY.plusDays(1)))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.COVER_ENDED));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_declared_again_is_the_same_person_with_the_same_appointments(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        fixture.booked(fixture.bruno, wish(number, fixture.free("AG-1").get(8).slot()));
        fixture.clinic.clock.set(Instant.parse("2026-06-09T08:00:00Z"));
        remove();
        fixture.clinic.clock.set(Instant.parse("2026-06-12T08:00:00Z"));

        assertThat(declare("NUVOLETTI")).isEqualTo(refused(FamilyRefusal.IN_USE));
        assertThat(declare("Nuvoletti")).isEqualTo(new FamilyOutcome.Added(child));

        assertThat(onlyDependant().person().number()).isEqualTo(number);
        assertThat(coverage(LocalDate.of(2026, 6, 11)))
                .isEqualTo(new Coverage.NotCovered(Coverage.Reason.NOT_YET_COVERED));
        assertThat(coverage(LocalDate.of(2026, 6, 12))).isInstanceOf(Coverage.Covered.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void when_the_roll_adopts_them_appointments_and_requests_follow(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        Booking booking = fixture.booked(fixture.bruno, wish(number, free.get(8).slot()));
        fixture.write(
                o ->
                        o.careRequests()
                                .open(
                                        fixture.bruno,
                                        new OpenCareRequest.OnPortal(
                                                "key-00001",
                                                ContactDetails.none(),
                                                Words.of("Quale centro?"),
                                                new RecognisedFacts(
                                                        number, "OC-1", ALLERGY, null))));

        assertThat(fixture.write(this::importStated)).isInstanceOf(RollOutcome.Imported.class);

        assertThat(onlyDependant().id()).isEqualTo(child);
        assertThat(fixture.now(booking).patientNumber()).isEqualTo("D-77");
        assertThat(fixture.find(b -> b.find(fixture.bruno, booking.reference()))).isPresent();
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from care_request where patient_number = 'D-77'"))
                .isEqualTo(1);
        assertThat(reason(fixture.book(fixture.bruno, wish("D-77", free.get(8).slot()))))
                .isEqualTo(RefusalReason.SLOT_TAKEN);
        fixture.booked(fixture.bruno, wish("D-77", free.get(12).slot()));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whom_the_roll_takes_back_before_their_first_day_is_not_forgotten_if_they_are_booked(
            JpaProvider provider, DatabaseKind kind) {
        open(provider, kind);
        List<FreeSlot> free = fixture.free("AG-1");
        FreeSlot slot = free.get(free.size() - 1);
        LocalDate first = LocalDate.ofInstant(slot.startsAt(), ZoneId.of("Europe/Rome"));
        assertThat(first).isAfter(TODAY);
        importFrom(first, "D-88", "D-89");
        Booking booking = fixture.booked(SYSTEM, wish("D-88", slot.slot()));

        importFrom(first);

        assertThat(fixture.now(booking).patientNumber()).isEqualTo("D-88");
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from dependant where dependant_number = 'D-88'"
                                        + " and valid_until = date '"
                                        + TODAY
                                        + "'"))
                .isEqualTo(1);
        assertThat(
                        fixture.clinic.count(
                                "select count(*) from dependant where dependant_number = 'D-89'"))
                .as("whom nothing names is forgotten as before")
                .isZero();
    }

    private void importFrom(LocalDate first, String... numbers) {
        List<RollDependant> stated = new ArrayList<>();
        for (String number : numbers) {
            LocalDate born = LocalDate.of(2015, 1, 1 + stated.size());
            stated.add(
                    new RollDependant(
                            number,
                            Relationship.CHILD,
                            PersonName.of("Nuvoletti", "Nevio"),
                            born,
                            TaxCode.of(
                                    TaxCodeWriter.codeOf(
                                            "NUVOLETTI", "NEVIO", born, false, "H501")),
                            ValidityPeriod.from(first)));
        }
        RollEntry entry =
                RollFixture.aMember("M-2")
                        .coveredBy("P-1", ClinicFixture.ALWAYS)
                        .with(stated.toArray(RollDependant[]::new));
        assertThat(
                        fixture.<RollOutcome>write(
                                o ->
                                        o.rollImport()
                                                .upsert(
                                                        SYSTEM,
                                                        new Roll(
                                                                TODAY, List.of(), List.of(entry)))))
                .isInstanceOf(RollOutcome.Imported.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_books_while_the_patient_is_removed_is_refused(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Book wish = wish(number, fixture.free("AG-1").get(8).slot());

        assertThat(reason(bookedWhile(wish, this::remove))).isEqualTo(RefusalReason.NOT_FOUND);

        assertThat(fixture.clinic.count("select count(*) from booking")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_books_while_the_patient_gets_another_number_is_refused(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Book wish = wish(number, fixture.free("AG-1").get(8).slot());

        assertThat(reason(bookedWhile(wish, this::importStated)))
                .isEqualTo(RefusalReason.NOT_FOUND);

        assertThat(fixture.clinic.count("select count(*) from booking")).isZero();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource(EVERYWHERE)
    void whoever_is_removed_while_somebody_books_is_not_forgotten(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        open(provider, kind);
        Book wish = wish(number, fixture.free("AG-1").get(8).slot());
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch removed = new CountDownLatch(1);

        CompletableFuture<BookingOutcome> booking =
                CompletableFuture.supplyAsync(
                        () ->
                                fixture.write(
                                        o -> {
                                            BookingOutcome outcome =
                                                    o.bookingEditor().book(OPERATOR, wish);
                                            booked.countDown();
                                            await(removed, 300);
                                            return outcome;
                                        }));
        assertThat(booked.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(remove()).isEqualTo(new FamilyOutcome.Ended());
        removed.countDown();

        BookingFixture.done(booking.get(20, TimeUnit.SECONDS));
        assertThat(onlyDependant().person().number()).isEqualTo(number);
    }

    /** Begins to book when the change is made and not committed yet. */
    private BookingOutcome bookedWhile(Book wish, Function<OneCare, ?> change) throws Exception {
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch booked = new CountDownLatch(1);
        CompletableFuture<Void> changing =
                CompletableFuture.runAsync(
                        () ->
                                fixture.write(
                                        o -> {
                                            Object outcome = change.apply(o);
                                            changed.countDown();
                                            // held open: whoever does not wait books meanwhile
                                            await(booked, 300);
                                            return outcome;
                                        }));
        assertThat(changed.await(20, TimeUnit.SECONDS)).isTrue();
        BookingOutcome outcome = fixture.book(fixture.bruno, wish);
        booked.countDown();
        changing.get(20, TimeUnit.SECONDS);
        return outcome;
    }

    private static void await(CountDownLatch latch, long milliseconds) {
        try {
            latch.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static DeclareDependant typed(String surname) {
        return new DeclareDependant(surname, "Sereno", TAX_CODE, BORN, Relationship.CHILD);
    }

    private FamilyOutcome declare(String surname) {
        return fixture.write(o -> o.familyEditor().declare(fixture.bruno, typed(surname)));
    }

    private FamilyOutcome correct() {
        return fixture.write(
                o -> o.familyEditor().correct(fixture.bruno, child, typed("NUVOLETTI")));
    }

    private FamilyOutcome remove() {
        return fixture.write(this::remove);
    }

    private FamilyOutcome remove(OneCare oneCare) {
        return oneCare.familyEditor().remove(fixture.bruno, child);
    }

    private RollOutcome importStated(OneCare oneCare) {
        RollDependant stated =
                new RollDependant(
                        "D-77",
                        Relationship.CHILD,
                        PersonName.of("Nuvoletti", "Sereno"),
                        BORN,
                        TaxCode.of(TAX_CODE),
                        ValidityPeriod.from(TODAY));
        RollEntry entry =
                RollFixture.aMember("M-2").coveredBy("P-1", ClinicFixture.ALWAYS).with(stated);
        return oneCare.rollImport().upsert(SYSTEM, new Roll(TODAY, List.of(), List.of(entry)));
    }

    private OwnDependant onlyDependant() {
        List<OwnDependant> dependants =
                fixture.read(o -> o.familyEditor().find(fixture.bruno)).orElseThrow().dependants();
        assertThat(dependants).hasSize(1);
        return dependants.get(0);
    }

    private Coverage coverage(LocalDate day) {
        return fixture.read(o -> o.members().coverageOn(SYSTEM, number, day));
    }

    private static FamilyOutcome refused(FamilyRefusal reason) {
        return new FamilyOutcome.Refused(List.of(reason));
    }
}
