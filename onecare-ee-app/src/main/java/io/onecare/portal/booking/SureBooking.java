package io.onecare.portal.booking;

import io.onecare.core.account.CallerProof;
import io.onecare.core.booking.Book;
import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.booking.Move;
import io.onecare.core.care.SeenCareRequest;
import io.onecare.portal.monitoring.Measures;
import io.onecare.portal.security.SignIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Books once, also when the database takes a transaction back because of others, or breaks off in
 * the commit: looks the wish up by its key, and only if it is not there sends it again.
 */
@ApplicationScoped
public class SureBooking {

    private static final int MOST_ATTEMPTS = 3;

    @Inject private BookingDesk desk;
    @Inject private Measures measures;

    /**
     * Books.
     *
     * @param signIn who is logged in
     * @param wish what is wanted
     * @return done, also if it was done before; or refused
     */
    public BookingOutcome book(SignIn signIn, Book wish) {
        return surely(signIn, wish.key(), () -> desk.book(signIn, wish));
    }

    /**
     * Books for somebody on the phone, and records how it was made sure who that is.
     *
     * @param signIn who is logged in; an operator
     * @param wish what is wanted
     * @param how how it was made sure who calls
     * @return done, also if it was done before; or refused; empty if the person cannot have been
     *     called back because no number is on file
     */
    public Optional<BookingOutcome> book(SignIn signIn, Book wish, CallerProof how) {
        return surelyOrNot(signIn, wish.key(), () -> desk.book(signIn, wish, how));
    }

    /**
     * Books for somebody who called or wrote, and finishes the request that it came from.
     *
     * @param signIn who is logged in; an operator
     * @param wish what is wanted
     * @param request the request as the operator saw it
     * @return done, also if it was done before; or refused
     */
    public BookingOutcome book(SignIn signIn, Book wish, SeenCareRequest request) {
        return surely(signIn, wish.key(), () -> desk.book(signIn, wish, request));
    }

    /**
     * Gives a booking another time.
     *
     * @param signIn who is logged in
     * @param wish what is wanted
     * @return done, also if it was done before; or refused
     */
    public BookingOutcome move(SignIn signIn, Move wish) {
        return surely(signIn, wish.key(), () -> desk.move(signIn, wish));
    }

    private BookingOutcome surely(
            SignIn signIn, IdempotencyKey key, Supplier<BookingOutcome> work) {
        return surelyOrNot(signIn, key, () -> Optional.of(work.get())).orElseThrow();
    }

    private Optional<BookingOutcome> surelyOrNot(
            SignIn signIn, IdempotencyKey key, Supplier<Optional<BookingOutcome>> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<BookingOutcome> outcome = work.get();
                outcome.ifPresent(measures::booking);
                return outcome;
            } catch (RuntimeException fault) {
                Optional<Booking> made = desk.findByKey(signIn, key);
                if (made.isPresent()) {
                    measures.booking(new BookingOutcome.Done(made.get(), false));
                    return Optional.of(new BookingOutcome.Done(made.get(), true));
                }
                if (attempt == MOST_ATTEMPTS) {
                    measures.bookingFailed();
                    throw fault;
                }
            }
        }
    }
}
