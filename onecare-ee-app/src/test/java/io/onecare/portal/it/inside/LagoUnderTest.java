package io.onecare.portal.it.inside;

import io.onecare.core.Actor;
import io.onecare.core.OneCare;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.member.Roll;
import io.onecare.core.member.Today;
import io.onecare.core.time.ValidityPeriod;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Livia Lago and her son Mimmo, with bookings at the facility of {@link FamilyUnderTest}: those
 * ahead at hours by which tests know them, and twelve that were called off.
 */
@ApplicationScoped
public class LagoUnderTest {

    /** Livia, whose user name is this. */
    public static final String LIVIA = "livia.under.test";

    private static final String TAX_CODE_OF_LIVIA = "LGALVI80A41H501G";
    private static final String TAX_CODE_OF_MIMMO = "LGAMMM15C04H501O";
    private static final Actor SYSTEM = Actor.system("test");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    @Inject private OneCare oneCare;
    @Inject private MembersUnderTest members;
    @Inject private FamilyUnderTest family;
    @Inject private Clock clock;

    @Transactional
    void add(@Observes @Priority(5004) @Initialized(ApplicationScoped.class) Object event) {
        oneCare.rollImport()
                .upsert(
                        SYSTEM,
                        new Roll(
                                Today.in(clock),
                                List.of(),
                                List.of(
                                        MembersUnderTest.entry(
                                                "Lago",
                                                "Livia",
                                                TAX_CODE_OF_LIVIA,
                                                ValidityPeriod.from(LocalDate.of(2020, 1, 1)),
                                                MembersUnderTest.child(
                                                        "Lago",
                                                        "Mimmo",
                                                        TAX_CODE_OF_MIMMO,
                                                        LocalDate.of(2015, 3, 4))))));
        members.register("Lago", "Livia", TAX_CODE_OF_LIVIA, LIVIA);
        soon();
        confirmed(family.book("TEST-Livia", 13, 8));
        confirmed(family.book("TEST-Mimmo", 14, 9));
        proposed(family.book("TEST-Mimmo", 15, 10), 11);
        proposed(family.book("TEST-Livia", 16, 12), 13);
        confirmed(family.book("TEST-Livia", 17, 14));
        for (int days = 20; days < 32; days++) {
            Booking off = family.book(days % 3 == 0 ? "TEST-Mimmo" : "TEST-Livia", days, 15);
            done(
                    oneCare.bookingEditor()
                            .cancel(SYSTEM, off.reference(), CancellationReason.MISTAKE));
        }
    }

    /** Too soon for a member to call it off. */
    private void soon() {
        LocalDateTime inTwoHours =
                LocalDateTime.ofInstant(clock.instant(), ROME)
                        .plusHours(2)
                        .truncatedTo(ChronoUnit.HOURS)
                        .plusMinutes(5);
        confirmed(family.bookAt("TEST-Livia", inTwoHours));
    }

    private void confirmed(Booking booking) {
        done(oneCare.bookingEditor().confirm(family.staff(), booking.reference()));
    }

    private void proposed(Booking booking, int hour) {
        LocalDateTime instead =
                LocalDateTime.ofInstant(booking.startsAt(), ROME).plusDays(1).withHour(hour);
        done(
                oneCare.bookingEditor()
                        .propose(
                                family.staff(),
                                booking.reference(),
                                new AppointmentTime.Agreed(
                                        family.facility().code(),
                                        null,
                                        instead,
                                        AppointmentTime.Agreed.USUAL_DURATION)));
    }

    private static void done(BookingOutcome outcome) {
        if (!(outcome instanceof BookingOutcome.Done)) {
            throw new AssertionError(outcome);
        }
    }
}
