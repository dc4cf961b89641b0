package io.onecare.core.care;

import io.onecare.core.person.ContactDetails;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes to customer care, by channel. Taking the same twice is harmless. */
public sealed interface OpenCareRequest {

    /**
     * Tells how it came.
     *
     * @return the channel
     */
    CareChannel channel();

    /**
     * A phone call, as an operator wrote it down.
     *
     * @param key an idempotency key that the caller makes per form, such as a random UUID; 8 to 64
     *     letters, digits, points, hyphens and underscores. The same account with the same key and
     *     content gets the same request.
     * @param sender under which number and address the caller wants to be reached; not trusted
     * @param words what was asked for
     * @param facts what the caller said about patient, facility, service and time
     * @param missing what the caller could not say
     */
    record ByPhone(
            String key,
            ContactDetails sender,
            Words words,
            RecognisedFacts facts,
            Set<MissingFact> missing)
            implements OpenCareRequest {

        /**
         * Checks the key and copies what is missing.
         *
         * @throws IllegalArgumentException if the key has another form
         */
        public ByPhone {
            CareText.requireKey(key);
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(facts, "facts");
            missing = Set.copyOf(missing);
        }

        @Override
        public CareChannel channel() {
            return CareChannel.PHONE;
        }
    }

    /**
     * A question of a member who is logged in.
     *
     * @param key an idempotency key, as of {@link ByPhone}
     * @param sender how the member wants to be reached; {@link ContactDetails#none()} for as on
     *     file
     * @param words what was asked for
     * @param facts what was chosen; the patient must be somebody whom the member may see
     */
    record OnPortal(String key, ContactDetails sender, Words words, RecognisedFacts facts)
            implements OpenCareRequest {

        /**
         * Checks the key.
         *
         * @throws IllegalArgumentException if it has another form
         */
        public OnPortal {
            CareText.requireKey(key);
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(facts, "facts");
        }

        @Override
        public CareChannel channel() {
            return CareChannel.PORTAL;
        }
    }

    /**
     * A mail in the desk's mailbox. It opens a request, or continues the one it replies to.
     *
     * @param mail how it came in; its id is the idempotency key
     * @param sender the address it says it is from, and a phone number found in it; forged as
     *     easily as written, and never trusted
     * @param words its subject and text; see {@link Words#cut}
     * @param facts what was recognised; of an answer, what fills in or replaces what was missing,
     *     and what was not known
     * @param missing what was looked for in vain; of an answer, whatever was missing and is not
     *     among these is not missing any more. Whoever recognises nothing gives all there are
     */
    record ByMail(
            ReceivedMail mail,
            ContactDetails sender,
            Words words,
            RecognisedFacts facts,
            Set<MissingFact> missing)
            implements OpenCareRequest {

        /** Copies what is missing. */
        public ByMail {
            Objects.requireNonNull(mail, "mail");
            Objects.requireNonNull(sender, "sender");
            Objects.requireNonNull(words, "words");
            Objects.requireNonNull(facts, "facts");
            missing = Set.copyOf(missing);
        }

        @Override
        public CareChannel channel() {
            return CareChannel.EMAIL;
        }
    }

    /**
     * A booking that needs a human. Its reference and trouble are the idempotency key.
     *
     * @param booking which booking, and why
     * @param patientNumber the insurer's number of its patient, 1 to 40 characters
     * @param facilityCode the code of its facility, or null
     * @param serviceCode the code of its service, or null
     * @param startsAt when it was to begin, or null
     */
    record ForBooking(
            TroubledBooking booking,
            String patientNumber,
            @Nullable String facilityCode,
            @Nullable String serviceCode,
            @Nullable Instant startsAt)
            implements OpenCareRequest {

        /**
         * Checks the lengths.
         *
         * @throws IllegalArgumentException if a text is out of its bounds
         */
        public ForBooking {
            Objects.requireNonNull(booking, "booking");
            Objects.requireNonNull(patientNumber, "patientNumber");
            new RecognisedFacts(patientNumber, facilityCode, serviceCode, startsAt);
        }

        @Override
        public CareChannel channel() {
            return CareChannel.BOOKING;
        }

        /** The booking only, so that no personal data can reach a log by accident. */
        @Override
        public String toString() {
            return "ForBooking(" + booking + ")";
        }
    }
}
