package io.onecare.portal.care;

import io.onecare.core.care.CareEvent;
import io.onecare.core.recognition.RecognisedMail;
import io.onecare.portal.mailbox.WrittenMail;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A mail of a request, and what a machine finds in it.
 *
 * @param event what it was to the request
 * @param receivedAt when the mailbox received it
 * @param written the mail
 * @param found what was found; passages count in its subject and its text
 */
public record ReadMail(
        CareEvent event, Instant receivedAt, WrittenMail written, RecognisedMail found) {

    /**
     * Gives the facilities that it may mean.
     *
     * @return their codes, likeliest first
     */
    public Stream<String> facilityCodes() {
        return found.facility().stream()
                .flatMap(
                        finding ->
                                Stream.concat(
                                        Stream.of(finding.value()),
                                        finding.alternatives().stream()));
    }

    /** Says nothing: all of it is about somebody. */
    @Override
    public String toString() {
        return "ReadMail(" + event + ")";
    }
}
