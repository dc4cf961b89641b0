package io.onecare.portal.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingState;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.agenda.AgendaDesk;
import io.onecare.portal.agenda.AgendaJob;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What time brings about, by several nodes at once: once. */
@ArquillianTest
public class AgendaInsideLibertyIT {

    private static final int NODES = 6;
    private static final Actor SYSTEM = Actor.system("test");

    @Inject OneCare oneCare;
    @Inject AgendaDesk desk;
    @Inject AgendaJob job;
    @Inject FamilyUnderTest family;
    @Inject EntityManager entityManager;
    @Inject UserTransaction transaction;

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    ManagedExecutorService executor;

    @Test
    void requests_expire_once_on_however_many_nodes() throws Exception {
        List<Booking> late = new ArrayList<>();
        Committed.in(
                transaction,
                () -> {
                    for (int hour = 8; hour < 12; hour++) {
                        late.add(family.book("TEST-Carla", 14, hour));
                    }
                    return entityManager
                            .createNativeQuery(
                                    "update booking set confirm_by = requested_at"
                                            + " where patient_number = 'TEST-Carla' and starts_at >="
                                            + " (select min(x.starts_at) from booking x where x.id = ?1)")
                            .setParameter(1, late.get(0).id().value())
                            .executeUpdate();
                });

        atOnce(desk::expireUnanswered);

        for (Booking booking : late) {
            Booking now = oneCare.bookings().find(SYSTEM, booking.reference()).orElseThrow();
            assertEquals(BookingState.EXPIRED, now.state());
            assertEquals(2, now.version());
            assertEquals(
                    2, count("outbox_message where subject_event = 2 and subject_id = ?1", now));
            assertEquals(1, count("booking_event where event = 'EXPIRE' and booking_id = ?1", now));
        }
    }

    @Test
    void slots_of_the_coming_days_are_made_once_on_however_many_nodes() throws Exception {
        ValidityPeriod always = ValidityPeriod.from(LocalDate.of(2020, 1, 1));
        Committed.in(
                transaction,
                () ->
                        oneCare.scheduleEditor()
                                .add(
                                        SYSTEM,
                                        new AddSchedule(
                                                "LETTERS-ROOM",
                                                LettersUnderTest.FACILITY,
                                                null,
                                                ZoneId.of("Europe/Rome"),
                                                Duration.ofMinutes(30),
                                                Map.of(
                                                        LettersUnderTest.SERVICE,
                                                        Duration.ofMinutes(30)),
                                                ScheduleSource.GENERATED,
                                                new OpeningHours(
                                                        List.of(
                                                                WeeklyOpening.of(
                                                                        DayOfWeek.MONDAY,
                                                                        DayHours.between(
                                                                                LocalTime.of(9, 0),
                                                                                LocalTime.of(
                                                                                        11, 0)),
                                                                        always)),
                                                        List.of(),
                                                        List.of()),
                                                always)));

        atOnce(
                () -> {
                    job.extendHorizons();
                    return false;
                });

        long slots = slots("count(*)");
        assertEquals(slots, slots("count(distinct starts_at)"));
        assertEquals(true, slots >= 12 * 4 && slots <= 13 * 4, "slots: " + slots); // in 90 days
    }

    private void atOnce(BooleanSupplier work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(
                    executor.submit(
                            () -> {
                                start.await();
                                while (work.getAsBoolean()) {
                                    // there may be more
                                }
                                return null;
                            }));
        }
        start.countDown();
        for (Future<?> node : nodes) {
            node.get();
        }
    }

    private long count(String what, Booking booking) {
        return ((Number)
                        entityManager
                                .createNativeQuery("select count(*) from " + what)
                                .setParameter(1, booking.id().value())
                                .getSingleResult())
                .longValue();
    }

    private long slots(String what) {
        return ((Number)
                        entityManager
                                .createNativeQuery(
                                        "select "
                                                + what
                                                + " from slot where schedule_id = (select id from schedule"
                                                + " where code = 'LETTERS-ROOM')")
                                .getSingleResult())
                .longValue();
    }
}
