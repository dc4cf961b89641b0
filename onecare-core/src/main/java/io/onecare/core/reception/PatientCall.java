package io.onecare.core.reception;

import io.onecare.core.person.PersonName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call to a patient whom no e-mail reached.
 *
 * @param number which of the calls about the booking, from 1
 * @param calledAt when
 * @param by who called; null if whoever it was has no account of this portal
 * @param result what came of it
 */
public record PatientCall(
        int number, Instant calledAt, @Nullable PersonName by, CallResult result) {}
