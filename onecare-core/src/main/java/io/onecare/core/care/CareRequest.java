package io.onecare.core.care;

import io.onecare.core.person.ContactDetails;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phone call, an e-mail, a question on the portal or a booking in trouble, to be worked by
 * customer care (<i>richiesta al customer care</i> on screen). FHIR R4: {@code Task}. As it was
 * when it was read.
 *
 * <p>It is RECEIVED and an answer is due within so many working days. An operator takes it, finds
 * out who the sender is (IDENTITY_CHECK) and works on it (IN_PROGRESS); a member who was logged in
 * and the patient of a booking are known from the start. Whenever something is missing the sender
 * is asked: while it is WAITING the time stands still, and with the answer it goes on where it was.
 * In the end it is DONE, the desk REFUSED it, or the sender has WITHDRAWN it. Whoever writes again
 * after that opens another request, which says whom it follows. Every step is an event of the
 * history, numbered without gaps; the version is the number of the last one.
 *
 * @param id the request
 * @param version the number of its last event, 1 or more
 * @param channel how it came
 * @param state how far it is
 * @param clock when it came and when its answer is due
 * @param account the name of the actor who asked on the portal; null for other channels
 * @param sender how the sender says to be reached
 * @param words what the sender wrote or said first
 * @param facts what was recognised, or an operator corrected
 * @param missing what is missing; cannot be changed
 * @param identity that it is known who the sender is; null as long as it is not
 * @param owner the name of the operator whose it is; null if nobody has taken it
 * @param origin the booking in trouble; null for other channels
 * @param bookingReference the reference of the booking it led to; null if it led to none
 * @param follows the finished request that the sender wrote about again; null if none
 */
public record CareRequest(
        CareRequestId id,
        int version,
        CareChannel channel,
        CareRequestState state,
        CareClock clock,
        @Nullable String account,
        ContactDetails sender,
        Words words,
        RecognisedFacts facts,
        Set<MissingFact> missing,
        @Nullable IdentityCheck identity,
        @Nullable String owner,
        @Nullable TroubledBooking origin,
        @Nullable String bookingReference,
        @Nullable CareRequestId follows) {

    /** Checks that nothing is missing and copies what the sender left out. */
    public CareRequest {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(facts, "facts");
        missing = Set.copyOf(missing);
    }

    /**
     * What to give back when something is to be done to it.
     *
     * @return the id and the version
     */
    public SeenCareRequest seen() {
        return new SeenCareRequest(id, version);
    }

    /** What has just come in. */
    static CareRequest received(
            CareChannel channel,
            CareClock clock,
            ContactDetails sender,
            Words words,
            RecognisedFacts facts,
            Set<MissingFact> missing) {
        return new CareRequest(
                CareRequestId.random(),
                1,
                channel,
                CareRequestState.RECEIVED,
                clock,
                null,
                sender,
                words,
                facts,
                missing,
                null,
                null,
                null,
                null,
                null);
    }

    CareRequest askedBy(String asking, IdentityCheck check) {
        return new CareRequest(
                id,
                version,
                channel,
                state,
                clock,
                asking,
                sender,
                words,
                facts,
                missing,
                check,
                owner,
                origin,
                bookingReference,
                follows);
    }

    CareRequest about(TroubledBooking booking, IdentityCheck check) {
        return new CareRequest(
                id,
                version,
                channel,
                state,
                clock,
                account,
                sender,
                words,
                facts,
                missing,
                check,
                owner,
                booking,
                bookingReference,
                follows);
    }

    CareRequest following(CareRequestId finished) {
        return new CareRequest(
                id,
                version,
                channel,
                state,
                clock,
                account,
                sender,
                words,
                facts,
                missing,
                identity,
                owner,
                origin,
                bookingReference,
                finished);
    }

    CareRequest at(int number, CareChange change) {
        CareProgress now = change.progress();
        return new CareRequest(
                id,
                number,
                channel,
                now.state(),
                now.clock(),
                account,
                sender,
                words,
                now.facts(),
                change.missing(),
                now.identity(),
                now.owner(),
                origin,
                now.bookingReference(),
                follows);
    }

    CareProgress progress() {
        return new CareProgress(state, clock, owner, facts, identity, bookingReference);
    }

    /** Id and state only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "CareRequest(" + id + ", " + state + ")";
    }
}
