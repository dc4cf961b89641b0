package io.onecare.core.recognition;

import io.onecare.core.care.MissingFact;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.person.TaxCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a mail. Each finding may be absent. Immutable; {@code toString} hides
 * everything.
 */
public final class RecognisedMail {

    private final @Nullable Finding<TaxCode> taxCode;
    private final @Nullable Finding<String> surname;
    private final @Nullable Finding<String> givenName;
    private final @Nullable Finding<String> phone;
    private final @Nullable Finding<String> facility;
    private final @Nullable Finding<String> service;
    private final @Nullable Finding<WishedTime> time;

    RecognisedMail(
            @Nullable Finding<TaxCode> taxCode,
            @Nullable Finding<String> surname,
            @Nullable Finding<String> givenName,
            @Nullable Finding<String> phone,
            @Nullable Finding<String> facility,
            @Nullable Finding<String> service,
            @Nullable Finding<WishedTime> time) {
        this.taxCode = taxCode;
        this.surname = surname;
        this.givenName = givenName;
        this.phone = phone;
        this.facility = facility;
        this.service = service;
        this.time = time;
    }

    /**
     * Gives the patient's tax code.
     *
     * @return never sure if the code was put right where an O stood for a zero or the like, or if
     *     it may be the sender's and not the patient's; absent if no text with the right check
     *     character is there
     */
    public Optional<Finding<TaxCode>> taxCode() {
        return Optional.ofNullable(taxCode);
    }

    /**
     * Gives the patient's surname.
     *
     * @return sure only if it agrees with a tax code that is
     */
    public Optional<Finding<String>> surname() {
        return Optional.ofNullable(surname);
    }

    /**
     * Gives the patient's given names.
     *
     * @return sure only if they agree with a tax code that is
     */
    public Optional<Finding<String>> givenName() {
        return Optional.ofNullable(givenName);
    }

    /**
     * Gives the number under which the sender can be called back.
     *
     * @return digits and spaces with an optional plus in front; none of a facility's own numbers
     */
    public Optional<Finding<String>> phone() {
        return Optional.ofNullable(phone);
    }

    /**
     * Gives the facility.
     *
     * @return its code
     */
    public Optional<Finding<String>> facility() {
        return Optional.ofNullable(facility);
    }

    /**
     * Gives the service.
     *
     * @return its code
     */
    public Optional<Finding<String>> service() {
        return Optional.ofNullable(service);
    }

    /**
     * Gives the day, and the time if one is said.
     *
     * @return not before the mail was received
     */
    public Optional<Finding<WishedTime>> time() {
        return Optional.ofNullable(time);
    }

    /**
     * Gives what is sure enough to be filled in.
     *
     * @param patientNumber finds the insurer's number of the person with a tax code on the roll;
     *     asked at most once, and only with a code that is sure
     * @return what is of {@link Confidence#HIGH}; the patient by their tax code alone, never by
     *     name
     */
    public RecognisedFacts facts(Function<TaxCode, Optional<String>> patientNumber) {
        return new RecognisedFacts(
                sure(taxCode).flatMap(patientNumber).orElse(null),
                sure(facility).orElse(null),
                sure(service).orElse(null),
                moment().orElse(null));
    }

    private Optional<Instant> moment() {
        return sure(time).flatMap(WishedTime::moment);
    }

    private static <T> Optional<T> sure(@Nullable Finding<T> finding) {
        return finding != null && finding.confidence() == Confidence.HIGH
                ? Optional.of(finding.value())
                : Optional.empty();
    }

    /**
     * Tells what the sender has to be asked for: what was not found, or left open by several
     * alternatives. What was found with less certainty is for the operator to check, not for the
     * sender to repeat; but a tax code that had to be put right, and a day without a time, are
     * missing.
     *
     * @return possibly none; never {@link MissingFact#PHONE}, which a request does not need
     */
    public Set<MissingFact> missing() {
        EnumSet<MissingFact> missing = EnumSet.noneOf(MissingFact.class);
        if (surname == null || givenName == null) {
            missing.add(MissingFact.FULL_NAME);
        }
        if (isOpen(taxCode) || taxCode != null && taxCode.confidence() == Confidence.LOW) {
            missing.add(MissingFact.TAX_CODE);
        }
        if (isOpen(facility)) {
            missing.add(MissingFact.FACILITY);
        }
        if (isOpen(service)) {
            missing.add(MissingFact.SERVICE);
        }
        if (isOpen(time) || time == null || time.value().moment().isEmpty()) {
            missing.add(MissingFact.APPOINTMENT_TIME);
        }
        return missing;
    }

    private static boolean isOpen(@Nullable Finding<?> finding) {
        return finding == null || finding.isAmbiguous();
    }

    /** Hides what was found. */
    @Override
    public String toString() {
        return "RecognisedMail(…)";
    }
}
