package io.onecare.core.booking;

import static io.onecare.core.Role.FACILITY_STAFF;
import static io.onecare.core.Role.MEMBER;
import static io.onecare.core.Role.OPERATOR;
import static io.onecare.core.Role.SYSTEM;

import io.onecare.core.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The life of a booking, as data: what may follow what, and by whom.
 *
 * <p>A booking begins as {@link BookingState#CONFIRMED} in the online agenda of a facility that
 * confirms automatically, else as {@link BookingState#REQUESTED}; with a slot, it owns the slot
 * from the first moment. The facility then confirms, declines, proposes another time, or lets the
 * time pass. Who takes a proposal moves the booking there, and the new one stands at once; who
 * rejects it is where a refusal would have led. For an appointment that stands, the facility may
 * propose another time as well: it goes on standing, whatever the patient says or leaves unsaid,
 * until the patient takes the other time. Until the appointment, it can be called off or moved; a
 * move makes a new booking in the same transaction, and if the new time cannot be had, the old
 * booking stays as it is. Once the appointment has begun, it was either fulfilled or missed.
 * Confirming twice is harmless and changes nothing; everything that is not in the table is refused,
 * and nothing changes.
 */
public final class BookingLife {

    /**
     * One row of the table.
     *
     * @param from where the booking stands
     * @param event what happens
     * @param to where it stands then
     * @param roles who may let it happen, provided that they may see the booking
     */
    public record Transition(
            BookingState from, BookingEvent event, BookingState to, Set<Role> roles) {

        /** Copies the roles. */
        public Transition {
            roles = Set.copyOf(roles);
        }

        /**
         * Tells whether the event has happened before, so that nothing is written and nobody told.
         *
         * @return true for confirming what is confirmed
         */
        public boolean isRepetition() {
            return from == BookingState.CONFIRMED && event == BookingEvent.CONFIRM;
        }
    }

    private static final Set<Role> WHO_ANSWERS = Set.of(FACILITY_STAFF, OPERATOR, SYSTEM);
    private static final Set<Role> WHO_CANCELS = Set.of(MEMBER, FACILITY_STAFF, OPERATOR, SYSTEM);
    private static final Set<Role> WHO_MOVES = Set.of(MEMBER, OPERATOR, SYSTEM);

    /** Every allowed change; {@link BookingEvent#BOOK} is not here, because nothing precedes it. */
    public static final List<Transition> TABLE =
            List.of(
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.CONFIRM,
                            BookingState.CONFIRMED,
                            WHO_ANSWERS),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.CONFIRM,
                            BookingState.CONFIRMED,
                            WHO_ANSWERS),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.DECLINE,
                            BookingState.DECLINED,
                            WHO_ANSWERS),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.PROPOSE,
                            BookingState.REQUESTED,
                            WHO_ANSWERS),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.REJECT,
                            BookingState.DECLINED,
                            WHO_MOVES),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.PROPOSE,
                            BookingState.CONFIRMED,
                            WHO_ANSWERS),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.REJECT,
                            BookingState.CONFIRMED,
                            WHO_MOVES),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.EXPIRE,
                            BookingState.EXPIRED,
                            Set.of(SYSTEM)),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.CANCEL,
                            BookingState.CANCELLED,
                            WHO_CANCELS),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.CANCEL,
                            BookingState.CANCELLED,
                            WHO_CANCELS),
                    row(
                            BookingState.REQUESTED,
                            BookingEvent.MOVE,
                            BookingState.RESCHEDULED,
                            WHO_MOVES),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.MOVE,
                            BookingState.RESCHEDULED,
                            WHO_MOVES),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.FULFIL,
                            BookingState.FULFILLED,
                            WHO_ANSWERS),
                    row(
                            BookingState.CONFIRMED,
                            BookingEvent.MISS,
                            BookingState.NO_SHOW,
                            WHO_ANSWERS));

    private BookingLife() {}

    static Optional<Transition> find(BookingState from, BookingEvent event) {
        return TABLE.stream().filter(t -> t.from() == from && t.event() == event).findFirst();
    }

    /** That the role may ever let the event happen, wherever the booking stands. */
    static boolean isFor(Role role, BookingEvent event) {
        return TABLE.stream().anyMatch(t -> t.event() == event && t.roles().contains(role));
    }

    private static Transition row(
            BookingState from, BookingEvent event, BookingState to, Set<Role> roles) {
        return new Transition(from, event, to, roles);
    }
}
