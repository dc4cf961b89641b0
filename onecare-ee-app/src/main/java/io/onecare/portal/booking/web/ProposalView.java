package io.onecare.portal.booking.web;

import io.onecare.core.booking.BookingOutcome;
import io.onecare.core.booking.BookingState;
import io.onecare.core.booking.IdempotencyKey;
import io.onecare.core.money.Money;
import io.onecare.portal.booking.OwnBooking;
import io.onecare.portal.booking.OwnBookingsDesk;
import io.onecare.portal.faces.FormView;
import io.onecare.portal.security.SignIn;
import io.onecare.portal.security.SignedInPerson;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets whoever is logged in take or refuse the other time that a facility proposes. */
@Named
@RequestScoped
public class ProposalView extends FormView {

    private static final String REJECTED = "rejected";
    private static final String KEPT = "kept";
    private static final Pattern CENTS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    @Inject private SignedInPerson person;
    @Inject private OwnBookingView booking;
    @Inject private OwnBookingsDesk desk;

    private @Nullable Money priceNow;
    private @Nullable String key;

    @Override
    protected String problems() {
        return OwnBookingView.PROBLEMS;
    }

    /**
     * Takes the other time or refuses it, if the form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        booking.require();
        Optional<OwnBooking> own = booking.found();
        if (own.isEmpty() || person.signIn().isEmpty() || !posted().isSent()) {
            return;
        }
        SignIn signIn = person.signIn().get();
        if (typed("answer").equals("accept")) {
            accept(signIn, own.get());
        } else if (typed("answer").equals("reject")) {
            answered(desk.reject(signIn, own.get().booking().reference()), REJECTED);
        } else {
            messages().add("", "MISSING.answer");
        }
    }

    private void accept(SignIn signIn, OwnBooking own) throws IOException {
        String cents = typed("price");
        if (!KEY.matcher(typed("key")).matches() || !CENTS.matcher(cents).matches()) {
            messages().add("", "MISSING.answer");
            return;
        }
        answered(
                desk.accept(
                        signIn,
                        new IdempotencyKey(typed("key")),
                        own.booking().reference(),
                        Money.ofCents(Long.parseLong(cents))),
                "accepted");
    }

    private void answered(BookingOutcome outcome, String done) throws IOException {
        if (outcome instanceof BookingOutcome.Done now) {
            boolean isKept =
                    done.equals(REJECTED) && now.booking().state() == BookingState.CONFIRMED;
            leadToDetail(isKept ? KEPT : done, now.booking().reference().toString());
        } else if (outcome instanceof BookingOutcome.Refused refused) {
            BookingState state = refused.facts().state();
            // sent twice, or on another page meanwhile
            if (done.equals(REJECTED) && state == BookingState.DECLINED) {
                leadToDetail(REJECTED, booking.getReference());
            } else if (done.equals(REJECTED) && state == BookingState.CONFIRMED) {
                leadToDetail(KEPT, booking.getReference());
            } else {
                messages().add("", booking.problem(refused.reason()));
                priceNow = refused.facts().price();
                key = IdempotencyKey.random().value();
                booking.refresh();
            }
        }
    }

    private void leadToDetail(String done, String reference) throws IOException {
        posted().leadTo("/bookings/detail?done=" + done + "&reference=" + reference);
    }

    /**
     * Gives the price that whoever takes the other time agrees to.
     *
     * @return the one of the booking, or another one after it has changed; in <b>euro</b>
     */
    public BigDecimal getPrice() {
        return price().amount();
    }

    /**
     * Gives the same price for the form.
     *
     * @return in <b>euro cents</b>
     */
    public long getCents() {
        return price().cents();
    }

    private Money price() {
        return priceNow == null
                ? booking.found().map(own -> own.booking().price()).orElse(Money.ofCents(0))
                : priceNow;
    }

    /**
     * Gives the name of the wish, so that sending it twice is harmless.
     *
     * @return the one that was sent, or a new one
     */
    public String getKey() {
        if (key == null) {
            key =
                    KEY.matcher(typed("key")).matches()
                            ? typed("key")
                            : IdempotencyKey.random().value();
        }
        return Objects.requireNonNull(key);
    }
}
