package io.onecare.portal.terms.web;

import io.onecare.core.terms.TermsText;
import io.onecare.core.terms.TermsVersionListing;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import io.onecare.portal.terms.TermsBlock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A published text as a page shows it.
 *
 * @param code the code of the version
 * @param since which version it is and from when on it is in force
 * @param tongue the language tag of the text, which may be Italian for readers of English
 * @param blocks the text
 */
public record ShownText(String code, String since, String tongue, List<TermsBlock> blocks) {

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Copies the blocks. */
    public ShownText {
        blocks = List.copyOf(blocks);
    }

    static ShownText of(TermsText text, Language language) {
        String shown = text.in(language.locale());
        return new ShownText(
                text.version().code(),
                since(text.version(), language),
                shown.equals(text.italian()) ? Language.IT.tag() : language.tag(),
                TermsBlock.of(shown));
    }

    static String since(TermsVersionListing version, Language language) {
        LocalDate day = LocalDate.ofInstant(version.validFrom(), ROME);
        return language.say("terms.since", version.code(), Formats.of(language).longDate(day));
    }
}
