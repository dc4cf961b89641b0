package io.onecare.core.network;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.Role;
import io.onecare.core.audit.AuditEntry;
import io.onecare.core.audit.ChangedField;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.money.Money;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.time.ValidityPeriod;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices as administrators change them; it is 8 June 2026. */
class TariffEditorIT {

    private static final Actor ADA = new Actor(Role.ADMINISTRATOR, "admin-1");
    private static final Actor BRUNO = new Actor(Role.ADMINISTRATOR, "admin-2");
    private static final PricedService VISIT = new PricedService("OC-1", ALLERGY, "BASE");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 8);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final Money OLD = Money.ofCents(4_750);
    private static final Money NEW = Money.ofCents(5_500);

    private ClinicFixture clinic;

    static Stream<Arguments> everywhere() {
        return ClinicFixture.everywhere();
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_price_from_a_day_is_shown_made_and_told(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        long before = revision();
        TariffChange dearer = agree(NEW, JULY, null);

        TariffPreview preview = shown(dearer);
        assertThat(preview.gaps()).isEmpty();
        assertThat(preview.before()).hasSize(1);
        assertThat(preview.after()).hasSize(2);
        assertThat(revision()).as("a look changes nothing").isEqualTo(before);
        assertThat(change(ADA, dearer, preview)).isEqualTo(new TariffChangeOutcome.Done(preview));

        assertThat(priceOn(JULY.minusDays(1))).isEqualTo(OLD);
        assertThat(priceOn(JULY)).isEqualTo(NEW);
        assertThat(revision()).isEqualTo(before + 1);
        List<TariffListing> tariffs = tariffs();
        assertThat(history(tariffs.get(0).tariff()))
                .containsExactly("TARIFF_CHANGED admin-1 priceUntil null → 2026-07-01");
        assertThat(history(tariffs.get(1).tariff()))
                .containsExactly(
                        "TARIFF_ADDED admin-1 facility null → OC-1, service null → "
                                + ALLERGY
                                + ", priceList null → BASE, price null → 55.00,"
                                + " priceFrom null → 2026-07-01");
        assertThat(change(BRUNO, dearer, preview))
                .as("the same again")
                .isInstanceOf(TariffChangeOutcome.Refused.class);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void what_was_shown_is_made_or_what_has_changed_is_said(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        TariffId running = tariffs().get(0).tariff();
        TariffChange ended = new TariffChange.End(VISIT, running, JULY);
        TariffPreview preview = shown(ended);
        assertThat(preview.gaps()).containsExactly(ValidityPeriod.from(JULY));

        TariffChange other = agree(NEW, JULY.plusDays(9), null);
        change(BRUNO, other, shown(other));
        TariffChangeOutcome outcome = change(ADA, ended, preview);

        assertThat(outcome).isInstanceOf(TariffChangeOutcome.Outdated.class);
        TariffPreview now = ((TariffChangeOutcome.Outdated) outcome).now();
        assertThat(now.gaps()).containsExactly(ValidityPeriod.between(JULY, JULY.plusDays(9)));
        assertThat(priceOn(JULY)).as("nothing was done").isEqualTo(OLD);
        assertThat(change(ADA, ended, now)).isInstanceOf(TariffChangeOutcome.Done.class);
        assertThat(priceOn(JULY)).isNull();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void a_price_to_come_is_corrected_or_withdrawn_unless_somebody_has_booked_at_it(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        make(agree(NEW, JULY, null));
        TariffId wrong = tariffs().get(1).tariff();
        clinic.clock.forward(Duration.ofMinutes(1));
        make(correct(wrong, Money.ofCents(5_000), JULY));
        assertThat(priceOn(JULY)).isEqualTo(Money.ofCents(5_000));
        assertThat(history(wrong))
                .first()
                .asString()
                .startsWith("TARIFF_REMOVED admin-1 facility OC-1 → null");
        TariffId corrected = tariffs().get(1).tariff();

        book(JULY.plusDays(1), Money.ofCents(5_000));

        assertThat(refusal(correct(corrected, NEW, JULY))).isEqualTo(TariffChangeRefusal.IS_BOOKED);
        assertThat(refusal(new TariffChange.Withdraw(VISIT, corrected)))
                .isEqualTo(TariffChangeRefusal.IS_BOOKED);
        TariffPreview ending = shown(new TariffChange.End(VISIT, corrected, JULY.plusDays(1)));
        assertThat(ending.bookings()).isEqualTo(1);
        assertThat(shown(new TariffChange.End(VISIT, corrected, JULY.plusDays(2))).bookings())
                .isZero();
        make(new TariffChange.End(VISIT, corrected, JULY.plusDays(1)));
        assertThat(clinic.count("select count(*) from booking where price = 50.00")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void nothing_that_is_not_there_or_not_offered_has_a_price(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        ValidityPeriod period = ValidityPeriod.from(JULY);
        for (PricedService about :
                List.of(
                        new PricedService("OC-9", ALLERGY, "BASE"),
                        new PricedService("OC-1", "VIS-Z", "BASE"),
                        new PricedService("OC-1", ALLERGY, "ORO"))) {
            assertThat(refusal(new TariffChange.Agree(about, NEW, period)))
                    .as(about.toString())
                    .isEqualTo(TariffChangeRefusal.NOT_FOUND);
        }
        TariffId elsewhere =
                write(o -> o.tariffs().ofServices(ADA, "OC-2", "BASE", Set.of(ALLERGY)))
                        .get(ALLERGY)
                        .get(0)
                        .tariff();
        assertThat(refusal(new TariffChange.End(VISIT, elsewhere, JULY)))
                .as("of another facility")
                .isEqualTo(TariffChangeRefusal.NOT_FOUND);
        clinic.sql(
                "update facility_service set offered = false where service_id ="
                        + " (select id from health_service where code = '"
                        + HEART
                        + "')");
        PricedService heart = new PricedService("OC-1", HEART, "BASE");
        assertThat(refusal(new TariffChange.Agree(heart, NEW, period)))
                .isEqualTo(TariffChangeRefusal.SERVICE_NOT_OFFERED);
        TariffId stays =
                write(o -> o.tariffs().ofServices(ADA, "OC-1", "BASE", Set.of(HEART)))
                        .get(HEART)
                        .get(0)
                        .tariff();
        make(new TariffChange.End(heart, stays, TODAY));
        Map<String, List<TariffListing>> read =
                write(o -> o.tariffs().ofServices(ADA, "OC-1", "BASE", Set.of(ALLERGY, HEART)));
        assertThat(read).containsOnlyKeys(ALLERGY, HEART);
        assertThat(read.get(HEART).get(0).period().untilExclusive()).contains(TODAY);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void of_two_administrators_at_once_the_second_is_shown_what_the_first_has_done(
            JpaProvider provider, DatabaseKind kind) throws Exception {
        clinic = ClinicFixture.on(provider, kind);
        TariffChange one = agree(NEW, JULY, JULY.plusDays(1));
        TariffChange other = agree(Money.ofCents(100), JULY.plusDays(9), null);
        TariffPreview oneShown = shown(one);
        TariffPreview otherShown = shown(other);
        CountDownLatch firstHasChanged = new CountDownLatch(1);
        CountDownLatch secondHasDecided = new CountDownLatch(1);

        CompletableFuture<TariffChangeOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                write(
                                        o -> {
                                            TariffChangeOutcome outcome =
                                                    o.tariffEditor()
                                                            .change(
                                                                    ADA,
                                                                    one,
                                                                    oneShown.fingerprint());
                                            firstHasChanged.countDown();
                                            await(secondHasDecided);
                                            return outcome;
                                        }));
        assertThat(firstHasChanged.await(20, TimeUnit.SECONDS)).isTrue();
        TariffChangeOutcome second =
                write(
                        o -> {
                            TariffChangeOutcome outcome =
                                    o.tariffEditor().change(BRUNO, other, otherShown.fingerprint());
                            secondHasDecided.countDown();
                            return outcome;
                        });

        assertThat(first.get(20, TimeUnit.SECONDS)).isInstanceOf(TariffChangeOutcome.Done.class);
        assertThat(second).isInstanceOf(TariffChangeOutcome.Outdated.class);
    }

    /**
     * Never is a booking left at a price that nobody agreed. H2 does not look at rows that refer to
     * what is deleted before they are committed (decision 0065).
     */
    @ParameterizedTest(name = "{0} on POSTGRESQL")
    @EnumSource(JpaProvider.class)
    void a_correction_waits_for_whoever_is_just_booking_at_the_price(JpaProvider provider)
            throws Exception {
        clinic = ClinicFixture.on(provider, DatabaseKind.POSTGRESQL);
        make(agree(NEW, JULY, null));
        TariffChange correction = correct(tariffs().get(1).tariff(), OLD, JULY);
        TariffPreview seen = shown(correction);
        CountDownLatch hasBooked = new CountDownLatch(1);
        CountDownLatch hasDecided = new CountDownLatch(1);

        CompletableFuture<BookingOutcome> booking =
                CompletableFuture.supplyAsync(
                        () ->
                                write(
                                        o -> {
                                            BookingOutcome outcome =
                                                    o.bookingEditor()
                                                            .book(
                                                                    SYSTEM,
                                                                    wish(JULY.plusDays(1), NEW));
                                            hasBooked.countDown();
                                            await(hasDecided);
                                            return outcome;
                                        }));
        assertThat(hasBooked.await(20, TimeUnit.SECONDS)).isTrue();
        TariffChangeOutcome outcome =
                write(
                        o -> {
                            TariffChangeOutcome decided =
                                    o.tariffEditor().change(ADA, correction, seen.fingerprint());
                            hasDecided.countDown();
                            return decided;
                        });

        assertThat(booking.get(20, TimeUnit.SECONDS)).isInstanceOf(BookingOutcome.Done.class);
        assertThat(outcome)
                .isEqualTo(new TariffChangeOutcome.Refused(TariffChangeRefusal.IS_BOOKED, null));
    }

    private void book(LocalDate day, Money price) {
        assertThat(
                        this.<BookingOutcome>write(
                                o -> o.bookingEditor().book(SYSTEM, wish(day, price))))
                .isInstanceOf(BookingOutcome.Done.class);
    }

    private static Book wish(LocalDate day, Money price) {
        return new Book(
                IdempotencyKey.random(),
                "M-1",
                ALLERGY,
                new AppointmentTime.Agreed(
                        "OC-1", null, day.atTime(10, 0), AppointmentTime.Agreed.USUAL_DURATION),
                price,
                TERMS,
                Channel.API,
                null);
    }

    private TariffPreview shown(TariffChange change) {
        TariffPreviewOutcome outcome = write(o -> o.tariffEditor().preview(ADA, change));
        assertThat(outcome).isInstanceOf(TariffPreviewOutcome.Shown.class);
        return ((TariffPreviewOutcome.Shown) outcome).preview();
    }

    private TariffChangeRefusal refusal(TariffChange change) {
        TariffPreviewOutcome outcome = write(o -> o.tariffEditor().preview(ADA, change));
        assertThat(outcome).isInstanceOf(TariffPreviewOutcome.Refused.class);
        return ((TariffPreviewOutcome.Refused) outcome).reason();
    }

    private void make(TariffChange change) {
        assertThat(change(ADA, change, shown(change))).isInstanceOf(TariffChangeOutcome.Done.class);
    }

    private TariffChangeOutcome change(Actor actor, TariffChange change, TariffPreview preview) {
        return write(o -> o.tariffEditor().change(actor, change, preview.fingerprint()));
    }

    private static TariffChange agree(Money price, LocalDate from, @Nullable LocalDate until) {
        return new TariffChange.Agree(
                VISIT,
                price,
                until == null ? ValidityPeriod.from(from) : ValidityPeriod.between(from, until));
    }

    private static TariffChange correct(TariffId tariff, Money price, LocalDate from) {
        return new TariffChange.Correct(VISIT, tariff, price, ValidityPeriod.from(from));
    }

    private List<TariffListing> tariffs() {
        return write(o -> o.tariffs().ofServices(ADA, "OC-1", "BASE", Set.of(ALLERGY)))
                .get(ALLERGY);
    }

    private @Nullable Money priceOn(LocalDate day) {
        return write(o -> o.tariffs().priceOn(ADA, "OC-1", ALLERGY, "BASE", day))
                .map(TariffPrice::price)
                .orElse(null);
    }

    private List<String> history(TariffId id) {
        return write(
                o -> {
                    List<AuditEntry> entries =
                            o.auditTrail().ofSubject(ADA, "Tariff", id.toString(), null, 50);
                    var changes =
                            o.auditTrail()
                                    .changesOf(ADA, entries.stream().map(AuditEntry::id).toList());
                    return entries.stream()
                            .map(
                                    entry ->
                                            entry.action()
                                                    + " "
                                                    + entry.actorName()
                                                    + " "
                                                    + told(
                                                            changes.getOrDefault(
                                                                    entry.id(), List.of())))
                            .toList();
                });
    }

    private static String told(List<ChangedField> changes) {
        return changes.stream()
                .map(one -> one.field() + " " + one.before() + " → " + one.after())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private long revision() {
        return write(o -> o.facilityDirectory().revision(ADA));
    }

    private <T> T write(Function<OneCare, T> work) {
        return clinic.write(work);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS); // a time-out is what is hoped for
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }
}
