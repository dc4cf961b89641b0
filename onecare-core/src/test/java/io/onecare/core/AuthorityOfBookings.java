package io.onecare.core;

import static io.onecare.core.Asker.ADMINISTRATOR;
import static io.onecare.core.Asker.DEPENDANT;
import static io.onecare.core.Asker.DEPENDANT_AND_DESK;
import static io.onecare.core.Asker.EVERYBODY;
import static io.onecare.core.Asker.ONLY_THE_SYSTEM;
import static io.onecare.core.Asker.OPERATOR;
import static io.onecare.core.Asker.OWNER;
import static io.onecare.core.Asker.OWNER_AND_DESK;
import static io.onecare.core.Asker.STAFF;
import static io.onecare.core.Asker.SYSTEM;
import static io.onecare.core.AuthorityFixture.HOME;
import static io.onecare.core.AuthorityFixture.agreed;
import static io.onecare.core.AuthorityRow.row;
import static io.onecare.core.schedule.ClinicFixture.ALLERGY;
import static io.onecare.core.schedule.ClinicFixture.PRICE;

import io.onecare.core.booking.AnswerByLink;
import io.onecare.core.booking.AppointmentTime;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingCriteria;
import io.onecare.core.booking.CancellationReason;
import io.onecare.core.booking.DeclineReason;
import io.onecare.core.booking.FacilityAnswer;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.reception.ApplyChange;
import io.onecare.core.reception.CallResult;
import io.onecare.core.reception.ChangePreview;
import io.onecare.core.reception.NoteCall;
import io.onecare.core.reception.PreviewOutcome;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may see and change bookings: people their own, a facility what takes place there, the desk
 * all. The owner does not see those of the dependant of age.
 */
final class AuthorityOfBookings {

    private static final Set<Asker> WHO_ANSWER = EnumSet.of(STAFF, OPERATOR, SYSTEM);
    private static final Set<Asker> OF_OWNER = EnumSet.of(OWNER, STAFF, OPERATOR, SYSTEM);
    private static final Set<Asker> OF_DEPENDANT = EnumSet.of(DEPENDANT, STAFF, OPERATOR, SYSTEM);

    private AuthorityOfBookings() {}

    static List<AuthorityRow> reading(AuthorityFixture f) {
        return List.of(
                row(
                        "Bookings.find",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> o.bookings().find(actor, f.confirmed.reference())),
                row(
                        "Bookings.find",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> o.bookings().find(actor, f.ofDependant.reference())),
                row(
                        "ToldPreparations.of",
                        OF_OWNER,
                        (o, actor) -> o.toldPreparations().of(actor, f.confirmed.reference())),
                row(
                        "ToldPreparations.record",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.toldPreparations().record(actor, f.letter, ALLERGY, 1)),
                row(
                        "Bookings.findByKey",
                        EnumSet.of(OWNER), // keys belong to the account
                        (o, actor) -> o.bookings().findByKey(actor, f.key)),
                row(
                        "Bookings.history",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> o.bookings().history(actor, f.confirmed.reference())),
                row(
                        "Bookings.history",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> o.bookings().history(actor, f.ofDependant.reference())),
                row(
                        "Bookings.findProposal",
                        OF_OWNER,
                        (o, actor) -> o.bookings().findProposal(actor, f.proposed.reference())),
                row(
                        "Bookings.findById",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> o.bookings().findById(actor, f.confirmed.id())),
                row(
                        "Bookings.findById",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> o.bookings().findById(actor, f.ofDependant.id())),
                row(
                        "Bookings.findCalendarEntry",
                        OF_OWNER,
                        (o, actor) ->
                                o.bookings().findCalendarEntry(actor, f.confirmed.reference())),
                row(
                        "FacilityLinks.issue",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.facilityLinks().issue(actor, f.requested.id(), 1)),
                row(
                        "FacilityLinks.look",
                        EVERYBODY, // who has the token
                        (o, actor) -> o.facilityLinks().look(actor, f.linkToken, HOME)),
                row("Bookings.proposed", OF_OWNER, (o, actor) -> o.bookings().proposed(actor, 10)),
                row(
                        "BookingEditor.possible",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> o.bookingEditor().possible(actor, f.confirmed.reference())),
                row(
                        "BookingEditor.possible",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> o.bookingEditor().possible(actor, f.ofDependant.reference())),
                row(
                        "Bookings.page",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> seen(o, actor, f.confirmed)),
                row(
                        "Bookings.page",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> seen(o, actor, f.ofDependant)));
    }

    private static boolean seen(OneCare oneCare, Actor actor, Booking booking) {
        return oneCare.bookings().page(actor, BookingCriteria.any(), null, 100).stream()
                .anyMatch(one -> one.reference().equals(booking.reference()));
    }

    /** The staff of a facility, there and nowhere else; the desk has pages of its own. */
    static List<AuthorityRow> reception(AuthorityFixture f) {
        Set<Asker> staff = EnumSet.of(STAFF);
        Instant from = f.confirmed.startsAt();
        Instant until = f.confirmed.endsAt();
        ScheduleChange change =
                new ScheduleChange.Open(
                        "AG-1", ExtraOpening.of(LocalDate.of(2026, 6, 13), DayHours.allDay()));
        return List.of(
                row(
                        "Reception.between",
                        staff,
                        (o, actor) ->
                                o.reception().between(actor, from, until).stream()
                                        .anyMatch(
                                                one ->
                                                        one.reference()
                                                                .equals(f.confirmed.reference()))),
                row("Reception.requests", staff, (o, actor) -> o.reception().requests(actor)),
                row(
                        "Reception.find",
                        staff,
                        (o, actor) -> o.reception().find(actor, f.confirmed.reference())),
                row(
                        "Reception.calledOff",
                        staff,
                        (o, actor) ->
                                o.reception()
                                        .calledOff(
                                                actor,
                                                f.calledOff.startsAt(),
                                                f.calledOff.endsAt())),
                row(
                        "Reception.outsideHours",
                        staff,
                        (o, actor) -> o.reception().outsideHours(actor)),
                row("Reception.toCall", staff, (o, actor) -> o.reception().toCall(actor)),
                row(
                        "Reception.noteCall",
                        staff,
                        (o, actor) ->
                                o.reception()
                                        .noteCall(
                                                actor,
                                                new NoteCall(
                                                        f.toCall.reference(),
                                                        0,
                                                        CallResult.REACHED))),
                row(
                        "Reception.schedules",
                        EnumSet.of(STAFF), // OC-2 has none
                        (o, actor) -> o.reception().schedules(actor)),
                row(
                        "Reception.findHours",
                        staff,
                        (o, actor) -> o.reception().findHours(actor, "AG-1")),
                row(
                        "Reception.slots",
                        staff,
                        (o, actor) -> o.reception().slots(actor, "AG-1", from, until)),
                row(
                        "ScheduleChanges.preview",
                        EnumSet.of(STAFF, ADMINISTRATOR),
                        (o, actor) -> o.scheduleChanges().preview(actor, change)),
                row(
                        "ScheduleChanges.apply",
                        EnumSet.of(STAFF, ADMINISTRATOR),
                        (o, actor) ->
                                o.scheduleChanges()
                                        .apply(
                                                actor,
                                                new ApplyChange(
                                                        change,
                                                        shown(o, change).fingerprint(),
                                                        Map.of()))));
    }

    private static ChangePreview shown(OneCare oneCare, ScheduleChange change) {
        return ((PreviewOutcome.Shown)
                        oneCare.scheduleChanges().preview(AuthorityFixture.STAFF, change))
                .preview();
    }

    static List<AuthorityRow> writing(AuthorityFixture f) {
        return List.of(
                row(
                        "BookingEditor.book",
                        "for the owner",
                        OWNER_AND_DESK,
                        (o, actor) -> o.bookingEditor().book(actor, f.wish("M-10"))),
                row(
                        "BookingEditor.book",
                        "for a minor",
                        OWNER_AND_DESK,
                        (o, actor) -> o.bookingEditor().book(actor, f.wish("D-10"))),
                row(
                        "BookingEditor.book",
                        "for a dependant of age",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.bookingEditor().book(actor, f.wish("D-20"))),
                row(
                        "BookingEditor.move",
                        "the owner's",
                        OWNER_AND_DESK,
                        (o, actor) -> o.bookingEditor().move(actor, move(f, f.confirmed))),
                row(
                        "BookingEditor.move",
                        "a dependant's",
                        DEPENDANT_AND_DESK,
                        (o, actor) -> o.bookingEditor().move(actor, move(f, f.ofDependant))),
                row(
                        "BookingEditor.confirm",
                        WHO_ANSWER,
                        (o, actor) -> o.bookingEditor().confirm(actor, f.requested.reference())),
                row(
                        "BookingEditor.decline",
                        WHO_ANSWER,
                        (o, actor) ->
                                o.bookingEditor()
                                        .decline(
                                                actor,
                                                f.requested.reference(),
                                                DeclineReason.NO_ROOM)),
                row(
                        "BookingEditor.propose",
                        WHO_ANSWER,
                        (o, actor) ->
                                o.bookingEditor()
                                        .propose(
                                                actor,
                                                f.requested.reference(),
                                                agreed("2026-06-12T17:00"))),
                row(
                        "BookingEditor.proposeAt",
                        WHO_ANSWER,
                        (o, actor) ->
                                o.bookingEditor()
                                        .proposeAt(
                                                actor,
                                                f.requested.reference(),
                                                LocalDateTime.parse("2026-06-12T17:00"))),
                row(
                        "BookingEditor.reject",
                        OWNER_AND_DESK,
                        (o, actor) -> o.bookingEditor().reject(actor, f.proposed.reference())),
                row(
                        "BookingEditor.cancel",
                        "the owner's",
                        OF_OWNER,
                        (o, actor) -> cancel(o, actor, f.confirmed)),
                row(
                        "BookingEditor.cancel",
                        "a dependant's",
                        OF_DEPENDANT,
                        (o, actor) -> cancel(o, actor, f.ofDependant)),
                row(
                        "FacilityLinks.answer",
                        EVERYBODY, // who has the token
                        (o, actor) ->
                                o.facilityLinks()
                                        .answer(
                                                actor,
                                                new AnswerByLink(
                                                        f.linkToken,
                                                        new FacilityAnswer.Confirm(),
                                                        HOME))),
                row(
                        "BookingEditor.fulfil",
                        WHO_ANSWER,
                        (o, actor) -> o.bookingEditor().fulfil(actor, f.visited.reference())),
                row(
                        "BookingEditor.miss",
                        WHO_ANSWER,
                        (o, actor) -> o.bookingEditor().miss(actor, f.visited.reference())),
                row(
                        "BookingEditor.expireUnanswered",
                        ONLY_THE_SYSTEM,
                        (o, actor) -> o.bookingEditor().expireUnanswered(actor, 10)));
    }

    private static Move move(AuthorityFixture f, Booking booking) {
        return new Move(
                IdempotencyKey.random(),
                booking.reference(),
                new AppointmentTime.InSlot(f.slots.get(0).slot()),
                PRICE);
    }

    private static Object cancel(OneCare oneCare, Actor actor, Booking booking) {
        return oneCare.bookingEditor()
                .cancel(actor, booking.reference(), CancellationReason.PATIENT);
    }
}
