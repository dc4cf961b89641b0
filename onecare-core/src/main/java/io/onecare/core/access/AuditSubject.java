package io.onecare.core.access;

import io.onecare.core.AccountId;
import io.onecare.core.booking.BookingReference;
import io.onecare.core.care.CareRequestId;
import java.util.Objects;
import java.util.UUID;

/** What the entries that somebody looks for in the audit trail are about. */
public sealed interface AuditSubject {

    /**
     * One human being: themselves, their account, their bookings, and the requests to customer care
     * that are known to be theirs. Who is on the roll twice, such as a member who is somebody
     * else's dependant too, counts as one by the tax code.
     *
     * @param id of the member or dependant, as {@link AuditSearch#findPerson} gives it
     * @param reason why, which is kept with the look
     */
    record OfPerson(UUID id, AuditReason reason) implements AuditSubject {
        /** Checks that nothing is missing. */
        public OfPerson {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * One booking.
     *
     * @param reference as it is read out on the phone
     */
    record OfBooking(BookingReference reference) implements AuditSubject {
        /** Checks that nothing is missing. */
        public OfBooking {
            Objects.requireNonNull(reference, "reference");
        }
    }

    /**
     * One facility: itself, its schedules, what was booked there, and the accounts of its staff.
     *
     * @param code the insurer's code
     */
    record OfFacility(String code) implements AuditSubject {
        /** Checks that nothing is missing. */
        public OfFacility {
            Objects.requireNonNull(code, "code");
        }
    }

    /**
     * One request to customer care.
     *
     * @param id the request
     */
    record OfCareRequest(CareRequestId id) implements AuditSubject {
        /** Checks that nothing is missing. */
        public OfCareRequest {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * The account of one colleague: how it was made, its log-ins, its end. What they did is to be
     * had by {@link AuditCriteria#actorName()}.
     *
     * @param id the account
     */
    record OfStaff(AccountId id) implements AuditSubject {
        /** Checks that nothing is missing. */
        public OfStaff {
            Objects.requireNonNull(id, "id");
        }
    }
}
