package io.onecare.core.booking;

import io.onecare.core.Actor;
import io.onecare.core.NativeSql;
import io.onecare.core.Role;
import io.onecare.core.member.Family;
import io.onecare.core.member.Insured;
import io.onecare.core.member.Members;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may see which booking. What changes a booking reads it here too, and leaves the entry of the
 * change; whoever only looks goes through {@link Bookings}, which keeps who has looked.
 */
final class VisibleBookings {

    private final Members members;

    VisibleBookings(Members members) {
        this.members = Objects.requireNonNull(members, "members");
    }

    /** Empty if there is none or the actor may not see it. */
    Optional<Booking> find(EntityManager em, Actor actor, BookingReference reference) {
        Objects.requireNonNull(actor, "actor");
        return BookingRows.find(em, reference).filter(booking -> maySee(actor, booking));
    }

    /** Whether an actor may see this booking; whoever may not is told that there is none. */
    boolean maySee(Actor actor, Booking booking) {
        return switch (actor.role()) {
            case OPERATOR, SYSTEM -> true;
            case FACILITY_STAFF -> booking.facilityCode().equals(actor.facilityCode());
            case MEMBER -> members.maySee(actor, booking.patientNumber());
            case VISITOR, ADMINISTRATOR -> false;
        };
    }

    /** Adds the condition; false if the actor may see none. */
    boolean addTo(NativeSql sql, Actor actor) {
        if (actor.maySeeEveryPerson()) {
            return true;
        }
        if (actor.role() == Role.FACILITY_STAFF) {
            sql.add(" and f.code = ?", Objects.requireNonNull(actor.facilityCode()));
            return true;
        }
        Optional<Family> family = members.findOwnFamily(actor);
        family.ifPresent(
                seen -> {
                    List<String> numbers = new ArrayList<>();
                    numbers.add(seen.member().number());
                    seen.dependants().stream().map(Insured::number).forEach(numbers::add);
                    sql.add(" and b.patient_number in ").addIn(numbers);
                });
        return family.isPresent();
    }
}
