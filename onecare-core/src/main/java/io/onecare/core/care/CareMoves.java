package io.onecare.core.care;

import static io.onecare.core.care.CareEvent.DONE;
import static io.onecare.core.care.CareEvent.FACTS_CORRECTED;
import static io.onecare.core.care.CareEvent.GIVEN_BACK;
import static io.onecare.core.care.CareEvent.IDENTITY_CHECK_BEGUN;
import static io.onecare.core.care.CareEvent.IDENTITY_CONFIRMED;
import static io.onecare.core.care.CareEvent.REFUSED;
import static io.onecare.core.care.CareEvent.REPLY_ADDED;
import static io.onecare.core.care.CareEvent.SENDER_ANSWERED;
import static io.onecare.core.care.CareEvent.SENDER_ASKED;
import static io.onecare.core.care.CareEvent.TAKEN;
import static io.onecare.core.care.CareEvent.TAKEN_OVER;
import static io.onecare.core.care.CareEvent.WITHDRAWN;
import static io.onecare.core.care.CareEvent.WORK_BEGUN;
import static io.onecare.core.care.CareRequestState.IDENTITY_CHECK;
import static io.onecare.core.care.CareRequestState.IN_PROGRESS;
import static io.onecare.core.care.CareRequestState.RECEIVED;
import static io.onecare.core.care.CareRequestState.WAITING;

import java.util.List;
import java.util.Optional;

/**
 * The life of a request as data: from which state which event leads to which. What is not here does
 * not happen; {@code db/invariants/care_move_not_allowed.sql} says the same to the database.
 */
final class CareMoves {

    /** What must be known about the sender. */
    enum Sender {
        ANY,
        KNOWN,
        UNKNOWN
    }

    record Move(CareEvent event, CareRequestState from, CareRequestState to, Sender sender) {

        Move(CareEvent event, CareRequestState from, CareRequestState to) {
            this(event, from, to, Sender.ANY);
        }
    }

    static final List<Move> ALL =
            List.of(
                    new Move(TAKEN, RECEIVED, RECEIVED),
                    new Move(TAKEN, IDENTITY_CHECK, IDENTITY_CHECK),
                    new Move(TAKEN, IN_PROGRESS, IN_PROGRESS),
                    new Move(TAKEN, WAITING, WAITING),
                    new Move(GIVEN_BACK, RECEIVED, RECEIVED),
                    new Move(GIVEN_BACK, IDENTITY_CHECK, IDENTITY_CHECK),
                    new Move(GIVEN_BACK, IN_PROGRESS, IN_PROGRESS),
                    new Move(GIVEN_BACK, WAITING, WAITING),
                    new Move(TAKEN_OVER, RECEIVED, RECEIVED),
                    new Move(TAKEN_OVER, IDENTITY_CHECK, IDENTITY_CHECK),
                    new Move(TAKEN_OVER, IN_PROGRESS, IN_PROGRESS),
                    new Move(TAKEN_OVER, WAITING, WAITING),
                    new Move(IDENTITY_CHECK_BEGUN, RECEIVED, IDENTITY_CHECK, Sender.UNKNOWN),
                    new Move(IDENTITY_CONFIRMED, IDENTITY_CHECK, IN_PROGRESS),
                    new Move(WORK_BEGUN, RECEIVED, IN_PROGRESS, Sender.KNOWN),
                    new Move(FACTS_CORRECTED, IDENTITY_CHECK, IDENTITY_CHECK),
                    new Move(FACTS_CORRECTED, IN_PROGRESS, IN_PROGRESS),
                    new Move(SENDER_ASKED, IDENTITY_CHECK, WAITING),
                    new Move(SENDER_ASKED, IN_PROGRESS, WAITING),
                    new Move(SENDER_ANSWERED, WAITING, IDENTITY_CHECK, Sender.UNKNOWN),
                    new Move(SENDER_ANSWERED, WAITING, IN_PROGRESS, Sender.KNOWN),
                    new Move(REPLY_ADDED, RECEIVED, RECEIVED),
                    new Move(REPLY_ADDED, IDENTITY_CHECK, IDENTITY_CHECK),
                    new Move(REPLY_ADDED, IN_PROGRESS, IN_PROGRESS),
                    // from here on only what a machine sent
                    new Move(REPLY_ADDED, WAITING, WAITING),
                    new Move(REPLY_ADDED, CareRequestState.DONE, CareRequestState.DONE),
                    new Move(REPLY_ADDED, CareRequestState.REFUSED, CareRequestState.REFUSED),
                    new Move(REPLY_ADDED, CareRequestState.WITHDRAWN, CareRequestState.WITHDRAWN),
                    new Move(DONE, IN_PROGRESS, CareRequestState.DONE),
                    new Move(REFUSED, RECEIVED, CareRequestState.REFUSED),
                    new Move(REFUSED, IDENTITY_CHECK, CareRequestState.REFUSED),
                    new Move(REFUSED, IN_PROGRESS, CareRequestState.REFUSED),
                    new Move(REFUSED, WAITING, CareRequestState.REFUSED),
                    new Move(WITHDRAWN, RECEIVED, CareRequestState.WITHDRAWN),
                    new Move(WITHDRAWN, IDENTITY_CHECK, CareRequestState.WITHDRAWN),
                    new Move(WITHDRAWN, IN_PROGRESS, CareRequestState.WITHDRAWN),
                    new Move(WITHDRAWN, WAITING, CareRequestState.WITHDRAWN));

    private CareMoves() {}

    /** Tells whether the event happens in this state at all, whoever the sender is. */
    static boolean exists(CareEvent event, CareRequestState from) {
        return ALL.stream().anyMatch(move -> move.event == event && move.from == from);
    }

    /** Empty if the event does not happen in this state to a sender who is known, or is not. */
    static Optional<CareRequestState> target(
            CareEvent event, CareRequestState from, boolean isSenderKnown) {
        Sender unfit = isSenderKnown ? Sender.UNKNOWN : Sender.KNOWN;
        return ALL.stream()
                .filter(move -> move.event == event && move.from == from && move.sender != unfit)
                .map(Move::to)
                .findFirst();
    }
}
