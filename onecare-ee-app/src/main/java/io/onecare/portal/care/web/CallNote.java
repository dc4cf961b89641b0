package io.onecare.portal.care.web;

import io.onecare.core.care.MissingFact;
import io.onecare.core.care.OpenCareRequest;
import io.onecare.core.care.RecognisedFacts;
import io.onecare.core.care.Words;
import io.onecare.core.person.ContactDetails;
import io.onecare.portal.faces.FormMessages;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form that writes down a call to be seen to later. */
final class CallNote {

    private static final String NOTE = "note";
    private static final String NOTE_PHONE = "notePhone";
    private static final Pattern KEY = Pattern.compile("[0-9a-f-]{36}");

    private final UnaryOperator<String> typed;

    CallNote(UnaryOperator<String> typed) {
        this.typed = typed;
    }

    /** Empty if something is wrong with the form, which the messages tell then. */
    Optional<OpenCareRequest.ByPhone> read(@Nullable String patient, FormMessages messages) {
        Words words = Words.cut(typed.apply(NOTE));
        if (words.isEmpty()) {
            messages.add(NOTE, "NOTE_MISSING");
        }
        Optional<ContactDetails> sender = sender();
        if (sender.isEmpty()) {
            messages.add(NOTE_PHONE, "PHONE_MALFORMED");
        }
        return messages.isEmpty()
                ? sender.map(
                        caller ->
                                new OpenCareRequest.ByPhone(
                                        key(),
                                        caller,
                                        words,
                                        new RecognisedFacts(patient, null, null, null),
                                        missing(patient != null, caller)))
                : Optional.empty();
    }

    /** As sent, or a new one. */
    String key() {
        String sent = typed.apply("key");
        return KEY.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    }

    private static Set<MissingFact> missing(boolean isKnown, ContactDetails sender) {
        Set<MissingFact> missing =
                EnumSet.of(MissingFact.FACILITY, MissingFact.SERVICE, MissingFact.APPOINTMENT_TIME);
        if (!isKnown) {
            missing.add(MissingFact.FULL_NAME);
            missing.add(MissingFact.TAX_CODE);
        }
        if (sender.phone().isEmpty()) {
            missing.add(MissingFact.PHONE);
        }
        return missing;
    }

    private Optional<ContactDetails> sender() {
        try {
            return Optional.of(
                    typed.apply(NOTE_PHONE).isEmpty()
                            ? ContactDetails.none()
                            : ContactDetails.of(null, typed.apply(NOTE_PHONE)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
