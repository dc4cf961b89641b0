package io.onecare.portal.configuration.web;

import io.onecare.core.terms.PublishTerms;
import io.onecare.core.terms.TermsKind;
import io.onecare.portal.faces.TypedDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pages about terms have in common: the word in their address, and what is right. */
final class TermsWriting {

    static final String PAGE = "/administration/settings/terms";
    static final ZoneId ROME = ZoneId.of("Europe/Rome");

    private TermsWriting() {}

    static Optional<TermsKind> kind(@Nullable String word) {
        return Arrays.stream(TermsKind.values())
                .filter(kind -> word(kind).equals(word))
                .findFirst();
    }

    static String word(TermsKind kind) {
        return kind == TermsKind.GENERAL_CONDITIONS ? "conditions" : "notice";
    }

    static boolean isCode(String code) {
        return code.length() <= 40 && code.matches("[A-Z0-9]+([.-][A-Z0-9]+)*");
    }

    /** A day in Rome; nothing was typed for at once. */
    static Optional<Instant> begins(String typed) {
        return TypedDate.read(typed).map(day -> day.atStartOfDay(ROME).toInstant());
    }

    static boolean isToCome(String typed, LocalDate today) {
        return TypedDate.read(typed)
                .filter(day -> day.isAfter(today) && day.isBefore(today.plusYears(5)))
                .isPresent();
    }

    static boolean fits(String text) {
        return text.length() <= PublishTerms.MAX_LENGTH;
    }
}
