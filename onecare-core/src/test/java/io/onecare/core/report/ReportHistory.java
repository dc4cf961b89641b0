package io.onecare.core.report;

import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;
import static io.onecare.core.schedule.ClinicFixture.ROME;
import static io.onecare.core.schedule.ClinicFixture.SYSTEM;
import static io.onecare.core.schedule.ClinicFixture.TERMS;

import io.onecare.core.Actor;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.BookingEditor;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.Channel;
import io.onecare.core.booking.DeclineReason;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.booking.ReminderWish;
import io.onecare.core.care.CareOpening;
import io.onecare.core.care.CareOutcome;
import io.onecare.core.care.CareRequests;
import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.core.care.Words;
import io.onecare.core.notification.Reminder;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.schedule.ClinicFixture;
import io.onecare.core.schedule.FreeSlot;
import io.onecare.core.schedule.SlotCriteria;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happens in a clinic from September to November 2026; each step when clocks in Rome say. */
final class ReportHistory {

    private static final Actor ADA = Actor.operator("op-ada");
    private static final ReminderWish REMINDER =
            new ReminderWish(EmailAddress.of("m1@example.org"), Reminder.daysBefore(3));

    private final ClinicFixture clinic;
    private int calls;

    ReportHistory(ClinicFixture clinic) {
        this.clinic = clinic;
    }

    /** Ten bookings that begin in October, two of them moved; one before and one after. */
    void bookings() {
        at("2026-09-30T23:50");
        BookingReference before = agreed(Channel.PORTAL, "M-1", "OC-1", "2026-10-05T09:00", null);
        at("2026-10-01T00:10");
        BookingReference missed =
                agreed(Channel.PORTAL, "M-1", "OC-1", "2026-10-06T09:00", REMINDER);
        at("2026-10-01T10:00");
        step((editor, staff) -> editor.confirm(staff, before), "OC-1");
        step((editor, staff) -> editor.confirm(staff, missed), "OC-1");
        at("2026-10-01T12:00");
        BookingReference cancelled =
                agreed(Channel.CUSTOMER_CARE, "M-2", "OC-1", "2026-10-07T09:00", null);
        at("2026-10-01T13:00");
        editor(e -> e.cancel(SYSTEM, cancelled, CancellationReason.PATIENT));
        at("2026-10-02T12:00");
        BookingReference declined = agreed(Channel.EMAIL, "M-2", "OC-1", "2026-10-08T09:00", null);
        at("2026-10-02T15:00");
        step((editor, staff) -> editor.decline(staff, declined, DeclineReason.OTHER), "OC-1");
        at("2026-10-05T10:00");
        step((editor, staff) -> editor.fulfil(staff, before), "OC-1");
        at("2026-10-06T10:00");
        step((editor, staff) -> editor.miss(staff, missed), "OC-1");
        movedTwiceAndCancelled();
        at("2026-10-12T10:05");
        BookingReference came = book(Channel.CUSTOMER_CARE, "M-2", slot("2026-10-20T10:00"), null);
        // stood at once, so there is no answer to be in time with
        at("2026-10-13T10:00");
        step(
                (editor, staff) -> editor.propose(staff, came, time("OC-1", "2026-10-21T10:00")),
                "OC-1");
        at("2026-10-20T10:30");
        step((editor, staff) -> editor.fulfil(staff, came), "OC-1");
        nightOfTheClocks();
        at("2026-10-31T23:50");
        BookingReference late = agreed(Channel.PORTAL, "M-1", "OC-1", "2026-11-10T09:00", null);
        at("2026-11-01T00:10");
        agreed(Channel.PORTAL, "M-2", "OC-1", "2026-11-11T09:00", null);
        at("2026-11-04T18:00"); // from this very moment on it is too late
        step((editor, staff) -> editor.confirm(staff, late), "OC-1");
    }

    private void movedTwiceAndCancelled() {
        clinic.add("AG-1", "OC-1");
        at("2026-10-12T10:00");
        clinic.extend("AG-1", 15);
        BookingReference first = book(Channel.PORTAL, "M-1", slot("2026-10-20T09:00"), null);
        at("2026-10-12T11:00");
        BookingReference second = move(first, slot("2026-10-20T09:30"));
        at("2026-10-12T12:00");
        editor(e -> e.cancel(SYSTEM, second, CancellationReason.PATIENT));
    }

    /** Sunday, 25 October 2026 has 25 hours: from 22:00 the day before to 23:00, as UTC has it. */
    private void nightOfTheClocks() {
        at("2026-10-25T00:20");
        agreed(Channel.API, "M-1", "OC-2", "2026-11-02T09:00", null);
        at("2026-10-25T23:40");
        BookingReference proposed = agreed(Channel.PORTAL, "M-2", "OC-2", "2026-10-30T09:00", null);
        at("2026-10-26T10:00");
        step(
                (editor, staff) ->
                        editor.propose(staff, proposed, time("OC-2", "2026-10-30T11:00")),
                "OC-2");
        at("2026-10-26T12:00");
        move(proposed, new AppointmentTime.AsProposed());
        at("2026-10-28T18:00");
        if (clinic.write(o -> o.bookingEditor().expireUnanswered(SYSTEM, 10)) != 1) {
            throw new AssertionError("The request to OC-2 of Sunday has not expired.");
        }
    }

    /** Phone calls of 5 October, due on 7 October at 18:00, and one of November. */
    void calls() {
        at("2026-10-05T10:00");
        SeenCareRequest inTime = call();
        SeenCareRequest late = call();
        SeenCareRequest withdrawn = call();
        SeenCareRequest withdrawnLate = call();
        SeenCareRequest taken = call();
        SeenCareRequest waiting = care(c -> c.beginIdentityCheck(ADA, taken));
        at("2026-10-06T12:00");
        care(c -> c.withdraw(ADA, withdrawn));
        care(c -> c.ask(ADA, waiting, Set.of(MissingFact.SERVICE), Words.none()));
        at("2026-10-07T18:00");
        care(c -> c.refuse(ADA, inTime, "Non serve.", Words.none()));
        at("2026-10-07T18:00:01");
        care(c -> c.refuse(ADA, late, "Non serve.", Words.none()));
        at("2026-10-09T09:00");
        care(c -> c.withdraw(ADA, withdrawnLate));
        at("2026-11-01T00:10");
        call();
    }

    void at(String local) {
        clinic.clock.set(LocalDateTime.parse(local).atZone(ROME).toInstant());
    }

    BookingReference agreed(
            Channel channel,
            String patient,
            String facility,
            String start,
            @Nullable ReminderWish reminder) {
        return book(channel, patient, time(facility, start), reminder);
    }

    private static AppointmentTime time(String facility, String start) {
        return new AppointmentTime.Agreed(
                facility, null, LocalDateTime.parse(start), Duration.ofMinutes(30));
    }

    private AppointmentTime slot(String start) {
        return clinic.free(SlotCriteria.at("OC-1", ALLERGY)).stream()
                .filter(
                        slot ->
                                slot.startsAt()
                                        .equals(
                                                LocalDateTime.parse(start)
                                                        .atZone(ROME)
                                                        .toInstant()))
                .map(FreeSlot::slot)
                .map(AppointmentTime.InSlot::new)
                .findFirst()
                .orElseThrow();
    }

    private BookingReference book(
            Channel channel,
            String patient,
            AppointmentTime time,
            @Nullable ReminderWish reminder) {
        return editor(
                e ->
                        e.book(
                                SYSTEM,
                                new Book(
                                        IdempotencyKey.random(),
                                        patient,
                                        ALLERGY,
                                        time,
                                        PRICE,
                                        TERMS,
                                        channel,
                                        reminder)));
    }

    private BookingReference move(BookingReference reference, AppointmentTime time) {
        return editor(
                e -> e.move(SYSTEM, new Move(IdempotencyKey.random(), reference, time, PRICE)));
    }

    private void step(BiFunction<BookingEditor, Actor, BookingOutcome> step, String facility) {
        editor(e -> step.apply(e, Actor.facilityStaff(facility, "reception-1")));
    }

    private BookingReference editor(Function<BookingEditor, BookingOutcome> step) {
        BookingOutcome outcome = clinic.write(o -> step.apply(o.bookingEditor()));
        if (outcome instanceof BookingOutcome.Done done) {
            return done.booking().reference();
        }
        throw new AssertionError(outcome);
    }

    private SeenCareRequest call() {
        calls++;
        String key = "key-%05d".formatted(calls);
        CareOpening opening =
                clinic.write(
                        o ->
                                o.careRequests()
                                        .open(
                                                ADA,
                                                new OpenCareRequest.ByPhone(
                                                        key,
                                                        ContactDetails.of(
                                                                EmailAddress.of("chi@example.net"),
                                                                null),
                                                        Words.of("Vorrei una visita."),
                                                        RecognisedFacts.none(),
                                                        Set.of(MissingFact.TAX_CODE))));
        SeenCareRequest seen = ((CareOpening.Opened) opening).seen();
        return care(c -> c.take(ADA, seen));
    }

    private SeenCareRequest care(Function<CareRequests, CareOutcome> step) {
        CareOutcome outcome = clinic.write(o -> step.apply(o.careRequests()));
        if (outcome instanceof CareOutcome.Performed performed) {
            return performed.seen();
        }
        throw new AssertionError(outcome);
    }
}
