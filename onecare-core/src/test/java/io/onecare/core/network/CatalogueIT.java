package io.onecare.core.network;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.HEART;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
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
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.ToldPreparation;
import io.onecare.core.database.DatabaseKind;
import io.onecare.core.database.JpaProvider;
import io.onecare.core.notification.NotificationId;
import io.onecare.core.schedule.ClinicFixture;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
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
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue as administrators change it, on both providers and both databases. */
class CatalogueIT {

    private static final Actor ADA = new Actor(Role.ADMINISTRATOR, "admin-1");
    private static final Actor BRUNO = new Actor(Role.ADMINISTRATOR, "admin-2");
    private static final LocalizedName HEART_VISIT =
            LocalizedName.of("VISITA DEL CUORE", "HEART VISIT");

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
    void what_is_added_and_changed_is_there_and_says_who_it_was(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        long before = revision();

        assertThat(
                        this.<CatalogueOutcome>write(
                                o ->
                                        o.catalogueEditor()
                                                .add(
                                                        ADA,
                                                        new AddServiceCategory(
                                                                "CUORE",
                                                                LocalizedName.of("CUORE", null),
                                                                2))))
                .isEqualTo(new CatalogueOutcome.Done("CUORE"));
        ServiceSheet read = service(HEART);
        assertThat(change(ADA, read, "CUORE", HEART_VISIT, "89.7"))
                .isEqualTo(new CatalogueOutcome.Done(HEART));

        ServiceSheet now = service(HEART);
        assertThat(now.categoryCode()).isEqualTo("CUORE");
        assertThat(now.name()).isEqualTo(HEART_VISIT);
        assertThat(now.nationalCode()).isEqualTo("89.7");
        assertThat(revision()).isEqualTo(before + 2);
        assertThat(history("HealthService", read.id()))
                .containsExactly(
                        "SERVICE_CHANGED admin-1"
                                + " category VISITA → CUORE,"
                                + " nameIt VIS-CARDIOLOGICA → VISITA DEL CUORE,"
                                + " nameEn null → HEART VISIT,"
                                + " nationalCode null → 89.7");
        clinic.clock.forward(Duration.ofMinutes(1));
        assertThat(change(BRUNO, now, "CUORE", HEART_VISIT, null))
                .isEqualTo(new CatalogueOutcome.Done(HEART));
        assertThat(service(HEART).nationalCode()).isNull();
        assertThat(history("HealthService", read.id()))
                .hasSize(2)
                .first()
                .isEqualTo("SERVICE_CHANGED admin-2 nationalCode 89.7 → null");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void nothing_is_overwritten_unseen_and_what_changes_nothing_is_no_change(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        ServiceSheet read = service(HEART);
        CategorySheet visits = write(o -> o.serviceCatalogue().categories(ADA)).get(0);
        PriceListSheet base = write(o -> o.serviceCatalogue().priceLists(ADA)).get(0);
        change(ADA, read, "VISITA", HEART_VISIT, null);
        rename(ADA, visits, "VISITE");
        rename(ADA, base, "Standard");
        publish(ADA, HEART, 0, "A riposo.");
        long before = revision();
        int entries = history("HealthService", read.id()).size();

        assertThat(change(BRUNO, read, "VISITA", LocalizedName.of("ALTRO", null), null))
                .isEqualTo(refused(CatalogueRefusal.CHANGED_MEANWHILE, HEART));
        assertThat(rename(BRUNO, visits, "ALTRO"))
                .isEqualTo(refused(CatalogueRefusal.CHANGED_MEANWHILE, "VISITA"));
        assertThat(rename(BRUNO, base, "Altro"))
                .isEqualTo(refused(CatalogueRefusal.CHANGED_MEANWHILE, "BASE"));
        assertThat(publish(BRUNO, HEART, 0, "A digiuno."))
                .isEqualTo(refused(CatalogueRefusal.CHANGED_MEANWHILE, HEART));
        assertThat(change(BRUNO, read, "VISITA", HEART_VISIT, null))
                .as("what both want alike is no conflict")
                .isEqualTo(new CatalogueOutcome.Unchanged(HEART));
        assertThat(publish(BRUNO, HEART, 0, "A riposo."))
                .isEqualTo(new CatalogueOutcome.Unchanged(HEART));
        assertThat(change(BRUNO, service(HEART), "NIENTE", HEART_VISIT, null))
                .isEqualTo(refused(CatalogueRefusal.UNKNOWN_CATEGORY, "NIENTE"));
        assertThat(publish(BRUNO, "VIS-NESSUNA", 0, "A digiuno."))
                .isEqualTo(refused(CatalogueRefusal.NOT_FOUND, "VIS-NESSUNA"));
        assertThat(
                        this.<CatalogueOutcome>write(
                                o ->
                                        o.catalogueEditor()
                                                .add(BRUNO, new AddPriceList("BASE", HEART_VISIT))))
                .isEqualTo(refused(CatalogueRefusal.CODE_TAKEN, "BASE"));

        assertThat(service(HEART).name()).isEqualTo(HEART_VISIT);
        assertThat(revision()).isEqualTo(before);
        assertThat(history("HealthService", read.id())).hasSize(entries);
    }

    /** The second one waits for the first, and then sees what it has done. */
    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void of_two_administrators_at_once_the_second_is_told(JpaProvider provider, DatabaseKind kind)
            throws Exception {
        clinic = ClinicFixture.on(provider, kind);
        ServiceSheet read = service(HEART);
        CountDownLatch firstHasChanged = new CountDownLatch(1);
        CountDownLatch secondHasDecided = new CountDownLatch(1);

        CompletableFuture<CatalogueOutcome> first =
                CompletableFuture.supplyAsync(
                        () ->
                                write(
                                        o -> {
                                            CatalogueOutcome outcome =
                                                    change(o, ADA, read, "VISITA", HEART_VISIT);
                                            firstHasChanged.countDown();
                                            // held open: whoever does not wait decides meanwhile
                                            await(secondHasDecided);
                                            return outcome;
                                        }));
        assertThat(firstHasChanged.await(20, TimeUnit.SECONDS)).isTrue();
        CatalogueOutcome second =
                write(
                        o -> {
                            CatalogueOutcome outcome =
                                    change(
                                            o,
                                            BRUNO,
                                            read,
                                            "VISITA",
                                            LocalizedName.of("CUORE", null));
                            secondHasDecided.countDown();
                            return outcome;
                        });

        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(new CatalogueOutcome.Done(HEART));
        assertThat(second).isEqualTo(refused(CatalogueRefusal.CHANGED_MEANWHILE, HEART));
        assertThat(service(HEART).name()).isEqualTo(HEART_VISIT);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void each_text_is_a_version_that_stays_readable_and_says_since_when_and_by_whom(
            JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        publish(ADA, HEART, 0, "A digiuno.");
        clinic.clock.forward(Duration.ofMinutes(5));
        publish(BRUNO, HEART, 1, "A riposo.");
        clinic.clock.forward(Duration.ofMinutes(5));
        publish(ADA, HEART, 2, null);

        List<PreparationVersion> versions =
                write(o -> o.serviceCatalogue().preparationVersions(ADA, HEART, 0, 10));

        assertThat(versions)
                .containsExactly(
                        version(3, null, 10, "admin-1"),
                        version(2, "A riposo.", 5, "admin-2"),
                        version(1, "A digiuno.", 0, "admin-1"));
        assertThat(
                        this.<List<PreparationVersion>>write(
                                o -> o.serviceCatalogue().preparationVersions(ADA, HEART, 1, 1)))
                .containsExactly(versions.get(1));
        assertThat(
                        this.<Optional<Preparation>>write(
                                o -> o.facilityDirectory().findPreparation(SYSTEM, HEART)))
                .isEmpty();
        assertThat(service(HEART).preparation()).isEqualTo(versions.get(0));
        publish(ADA, HEART, 3, "A digiuno.");
        assertThat(this.<Set<String>>write(o -> o.serviceCatalogue().prepared(ADA)))
                .containsExactly(HEART);
        assertThat(
                        this.<NetworkOutcome>write(
                                o ->
                                        o.networkEditor()
                                                .setPreparation(
                                                        SYSTEM,
                                                        new SetPreparation(
                                                                HEART,
                                                                Preparation.of(
                                                                        "A digiuno.", null)))))
                .isEqualTo(new NetworkOutcome.Added(HEART));
        assertThat(service(HEART).preparation().number()).as("the same text").isEqualTo(4);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("everywhere")
    void it_can_be_said_which_text_a_patient_was_sent(JpaProvider provider, DatabaseKind kind) {
        clinic = ClinicFixture.on(provider, kind);
        Booking booking = booked();
        NotificationId letter =
                write(o -> o.dispatcher().claim(SYSTEM, "node-1", 50)).stream()
                        .filter(one -> one.subject().equals(booking.id().value()))
                        .filter(one -> one.recipient() != null)
                        .findFirst()
                        .orElseThrow()
                        .id();
        publish(ADA, ALLERGY, 0, "A digiuno.");
        assertThat(told(letter, 1)).isTrue();
        assertThat(told(letter, 1)).isTrue();
        clinic.clock.forward(Duration.ofMinutes(5));
        publish(ADA, ALLERGY, 1, "Niente antistaminici.");
        assertThat(told(letter, 2)).isTrue();
        assertThat(told(letter, 3)).as("no such version").isFalse();
        assertThat(this.<Boolean>write(o -> o.toldPreparations().record(ADA, letter, ALLERGY, 1)))
                .isFalse();

        List<ToldPreparation> told =
                write(o -> o.toldPreparations().of(SYSTEM, booking.reference()));

        assertThat(told)
                .extracting(one -> one.version() + " " + one.preparation())
                .containsExactly("1 A digiuno.", "2 Niente antistaminici.");
        assertThat(told).allMatch(one -> one.sentAt() == null);
        assertThat(told).extracting(ToldPreparation::message).containsOnly(letter);
        assertThat(
                        this.<List<ToldPreparation>>write(
                                o -> o.toldPreparations().of(ADA, booking.reference())))
                .isEmpty();
    }

    private boolean told(NotificationId letter, int version) {
        return write(o -> o.toldPreparations().record(SYSTEM, letter, ALLERGY, version));
    }

    private Booking booked() {
        BookingOutcome outcome =
                write(
                        o ->
                                o.bookingEditor()
                                        .book(
                                                SYSTEM,
                                                new Book(
                                                        IdempotencyKey.random(),
                                                        "M-1",
                                                        ALLERGY,
                                                        new AppointmentTime.Agreed(
                                                                "OC-1",
                                                                null,
                                                                LocalDateTime.parse(
                                                                        "2026-06-15T10:00"),
                                                                AppointmentTime.Agreed
                                                                        .USUAL_DURATION),
                                                        PRICE,
                                                        TERMS,
                                                        Channel.API,
                                                        null)));
        return ((BookingOutcome.Done) outcome).booking();
    }

    private PreparationVersion version(
            int number, @Nullable String italian, int minutes, String publishedBy) {
        return new PreparationVersion(
                number,
                italian == null ? null : Preparation.of(italian, null),
                ClinicFixture.morning().instant().plus(Duration.ofMinutes(minutes)),
                Role.ADMINISTRATOR,
                publishedBy);
    }

    private CatalogueOutcome publish(
            Actor actor, String service, int basedOn, @Nullable String italian) {
        return write(
                o ->
                        o.catalogueEditor()
                                .publish(
                                        actor,
                                        new PublishPreparation(
                                                service,
                                                basedOn,
                                                italian == null
                                                        ? null
                                                        : Preparation.of(italian, null))));
    }

    private CatalogueOutcome change(
            Actor actor,
            ServiceSheet read,
            String category,
            LocalizedName name,
            @Nullable String nationalCode) {
        return write(
                o ->
                        o.catalogueEditor()
                                .change(
                                        actor,
                                        new ChangeHealthService(
                                                read.code(),
                                                read.stamp(),
                                                category,
                                                name,
                                                nationalCode)));
    }

    private static CatalogueOutcome change(
            OneCare o, Actor actor, ServiceSheet read, String category, LocalizedName name) {
        return o.catalogueEditor()
                .change(
                        actor,
                        new ChangeHealthService(read.code(), read.stamp(), category, name, null));
    }

    private CatalogueOutcome rename(Actor actor, CategorySheet read, String name) {
        return write(
                o ->
                        o.catalogueEditor()
                                .change(
                                        actor,
                                        new ChangeServiceCategory(
                                                read.code(),
                                                read.stamp(),
                                                LocalizedName.of(name, null),
                                                read.displayOrder())));
    }

    private CatalogueOutcome rename(Actor actor, PriceListSheet read, String name) {
        return write(
                o ->
                        o.catalogueEditor()
                                .rename(
                                        actor,
                                        new RenamePriceList(
                                                read.code(),
                                                read.stamp(),
                                                LocalizedName.of(name, null))));
    }

    private ServiceSheet service(String code) {
        return write(o -> o.serviceCatalogue().findService(ADA, code)).orElseThrow();
    }

    private List<String> history(String type, Object id) {
        return write(
                o -> {
                    List<AuditEntry> entries =
                            o.auditTrail().ofSubject(ADA, type, id.toString(), null, 50);
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

    private static CatalogueOutcome refused(CatalogueRefusal reason, String code) {
        return new CatalogueOutcome.Refused(reason, code);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(300, TimeUnit.MILLISECONDS); // a time-out is what is hoped for
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
        }
    }
}
