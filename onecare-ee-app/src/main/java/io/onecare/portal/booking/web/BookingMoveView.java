package io.onecare.portal.booking.web;

import io.onecare.core.booking.Booking;
import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.Move;
import io.onecare.core.money.Money;
import io.onecare.portal.booking.SureBooking;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;

/** The summary of another time for a booking: conditions and reminder stay as they are. */
@Named
@RequestScoped
public class BookingMoveView extends ChosenStep {

    private static final String PAGE = "/booking/move";
    private static final String PRICE = "price";

    @Inject private SureBooking sure;

    /**
     * Shows both times, keeps the new one longer, or moves the booking there.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        if (!begin() || !hasChosen()) {
            return;
        }
        Optional<Booking> moved = moved();
        if (moved.isEmpty()) {
            posted().notFound();
            return;
        }
        boolean isToKeep = typed("action").equals("hold");
        Optional<Money> shown = shownPrice();
        if (posted().isSent() && !isToKeep && shown.isPresent()) {
            move(moved.get(), shown.get());
        } else if (lookUp() && isToKeep) {
            keep(PAGE);
        }
    }

    private void move(Booking moved, Money shown) throws IOException {
        Move wish =
                new Move(
                        choices().key().orElseThrow(),
                        moved.reference(),
                        choices().time().orElseThrow(),
                        shown);
        BookingOutcome outcome = sure.move(signIn(), wish);
        if (outcome instanceof BookingOutcome.Done done) {
            leadToDone(done.booking(), false);
            return;
        }
        BookingOutcome.Refused refused = (BookingOutcome.Refused) outcome;
        if (!isLost(refused) && lookUp()) {
            explain("", refused, start(), end());
        }
    }

    @Override
    void leadToDone(Booking booking, boolean known) throws IOException {
        posted().leadTo("/bookings/detail?done=moved&reference=" + booking.reference());
    }

    private Optional<Money> shownPrice() {
        try {
            return Optional.of(Money.parse(typed(PRICE)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Gives the price to send along.
     *
     * @return in digits; empty if there is none
     */
    public String getShownPrice() {
        return getPrice() == null ? "" : getPrice().toPlainString();
    }

    /**
     * Gives the title of the page.
     *
     * @return that something is wrong if so
     */
    public String getTitle() {
        return language()
                .texts()
                .getString(
                        getMessages().isEmpty()
                                ? "booking.move.title"
                                : "booking.move.title.error");
    }

    /**
     * Gives the address of the booking as it is.
     *
     * @return the page that tells all of it
     */
    public String getUnmoved() {
        return request().getContextPath()
                + "/bookings/detail?reference="
                + moved().map(booking -> booking.reference().toString()).orElse("");
    }
}
