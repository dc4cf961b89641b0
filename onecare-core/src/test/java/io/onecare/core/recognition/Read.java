package io.onecare.core.recognition;

import java.time.LocalDateTime;
import java.util.Optional;

/** Reads short mails in the measured network; what it gives is easy to compare. */
final class Read {

    private static final MailReader READER = MailReader.of(MeasuredNetwork.words());

    private Read() {}

    /** A mail received on Wednesday 7 October 2026 at 9. */
    static RecognisedMail mail(String text) {
        return mail("", text, "2026-10-07T09:00");
    }

    static RecognisedMail mail(String subject, String text, String received) {
        return READER.read(
                subject, text, LocalDateTime.parse(received).atZone(WishedTime.ZONE).toInstant());
    }

    static String time(String text) {
        return time(text, "2026-10-07T09:00");
    }

    static String time(String text, String received) {
        return described(
                mail("", text, received).time(),
                time -> time.time() == null ? time.day() : time.day().atTime(time.time()));
    }

    static String facility(String text) {
        return described(mail(text).facility(), code -> code);
    }

    static String service(String text) {
        return described(mail(text).service(), code -> code);
    }

    static String taxCode(String text) {
        return described(mail(text).taxCode(), code -> code.value());
    }

    static String name(String text) {
        RecognisedMail read = mail(text);
        return described(read.surname(), name -> name)
                + ", "
                + described(read.givenName(), name -> name);
    }

    static String phone(String text) {
        return described(mail(text).phone(), phone -> phone);
    }

    /** "2026-10-15T15:00", "~…" if only probable, "?… | …" if a guess or left open, "-" if none. */
    private static <T> String described(
            Optional<Finding<T>> finding, java.util.function.Function<T, Object> text) {
        if (finding.isEmpty()) {
            return "-";
        }
        StringBuilder described =
                new StringBuilder(
                        switch (finding.get().confidence()) {
                            case HIGH -> "";
                            case MEDIUM -> "~";
                            case LOW -> "?";
                        });
        described.append(text.apply(finding.get().value()));
        finding.get()
                .alternatives()
                .forEach(other -> described.append(" | ").append(text.apply(other)));
        return described.toString();
    }
}
