package io.onecare.portal.people;

import io.onecare.core.OneCare;
import io.onecare.core.account.LookReason;
import io.onecare.core.account.PersonFile;
import io.onecare.core.account.PersonSearchOutcome;
import io.onecare.core.account.PersonViewOutcome;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingCriteria;
import io.onecare.core.booking.BookingState;
import io.onecare.core.member.Insured;
import io.onecare.core.person.TaxCode;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds people for operators, and shows them. To anybody else there is nobody. */
@ApplicationScoped
public class PeopleDesk {

    /** Nobody reads out more than these. */
    private static final int MOST_BOOKINGS = 10;

    @Inject private OneCare oneCare;
    @Inject private Clock clock;

    /**
     * Looks for whoever has a tax code.
     *
     * @param signIn who is logged in
     * @param taxCode the tax code
     * @param reason why
     * @return found, masked; or refused
     */
    @Transactional
    public PersonSearchOutcome byTaxCode(SignIn signIn, TaxCode taxCode, LookReason reason) {
        return oneCare.personFinder().byTaxCode(signIn.actor(), taxCode, reason);
    }

    /**
     * Looks for people by surname and birth date.
     *
     * @param signIn who is logged in
     * @param surname the surname, with a letter in it
     * @param birthDate the birth date
     * @param reason why
     * @return found, masked; or refused
     */
    @Transactional
    public PersonSearchOutcome bySurname(
            SignIn signIn, String surname, LocalDate birthDate, LookReason reason) {
        return oneCare.personFinder().bySurname(signIn.actor(), surname, birthDate, reason);
    }

    /**
     * Shows a person. Every page that shows something of a person asks here first.
     *
     * @param signIn who is logged in
     * @param number the insurer's number of the person
     * @param reason why
     * @return open or refused
     */
    @Transactional
    public PersonViewOutcome view(SignIn signIn, String number, LookReason reason) {
        return oneCare.personFinder().view(signIn.actor(), number, reason);
    }

    /**
     * Shows a person.
     *
     * @param signIn who is logged in
     * @param number the insurer's number of the person
     * @param request the request to customer care that is the reason, as it stands in an address;
     *     null or empty for a call
     * @return empty if they are not to be shown
     */
    @Transactional
    public Optional<PersonFile> open(SignIn signIn, String number, @Nullable String request) {
        return reason(request)
                .map(reason -> oneCare.personFinder().view(signIn.actor(), number, reason))
                .filter(PersonViewOutcome.Open.class::isInstance)
                .map(open -> ((PersonViewOutcome.Open) open).file());
    }

    /**
     * Gives the coming appointments of a person, whom {@link #view} has shown.
     *
     * @param signIn who is logged in
     * @param number the insurer's number of the person
     * @return next first, at most ten
     */
    @Transactional
    public List<Booking> coming(SignIn signIn, String number) {
        return oneCare.bookings()
                .page(
                        signIn.actor(),
                        BookingCriteria.any()
                                .of(number)
                                .in(Set.of(BookingState.REQUESTED, BookingState.CONFIRMED))
                                .from(clock.instant()),
                        null,
                        MOST_BOOKINGS);
    }

    /**
     * Gives a person as searches and bookings want them, whom {@link #view} has shown.
     *
     * @param signIn who is logged in
     * @param number the insurer's number of the person
     * @return empty if there is nobody for them
     */
    public Optional<Insured> insured(SignIn signIn, String number) {
        return oneCare.members().find(signIn.actor(), number);
    }

    /**
     * Reads the reason of a look.
     *
     * @param request the id of a request to customer care as it stands in an address; null or empty
     *     for a call
     * @return empty if it is no id
     */
    public static Optional<LookReason> reason(@Nullable String request) {
        if (request == null || request.isEmpty()) {
            return Optional.of(LookReason.caller());
        }
        try {
            return Optional.of(LookReason.careRequest(UUID.fromString(request)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
