package io.onecare.core.recognition;

import io.onecare.core.person.TaxCode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a member asks for out of a mail to customer care, in Italian and in some English. What
 * the sender quotes does not count; what they forward counts, but is never sure. What is denied
 * ("non il 12 ma il 13"), over ("l'ho fatta il 3 marzo") or about something else ("nato il") is not
 * what they wish for.
 *
 * <p>Days and times are those of Europe/Rome, seen from the day the mail was received. Takes any
 * text, of which the first 32,000 characters are read, and throws for none. Thread-safe.
 */
public final class MailReader {

    private static final Predicate<MailZone> OWN_WORDS =
            zone -> zone == MailZone.WRITTEN || zone == MailZone.SIGNED;

    private static final Predicate<MailZone> WRITTEN = zone -> zone == MailZone.WRITTEN;

    private static final Predicate<MailZone> FORWARDED = zone -> zone == MailZone.FORWARDED;

    private final NetworkWords network;

    private MailReader(NetworkWords network) {
        this.network = network;
    }

    /**
     * Makes a reader.
     *
     * @param network the words of what can be asked for
     * @return a reader
     */
    public static MailReader of(NetworkWords network) {
        return new MailReader(Objects.requireNonNull(network, "network"));
    }

    /**
     * Reads a mail.
     *
     * @param subject the subject, decoded; may be empty
     * @param text the plain text, decoded, with whatever it quotes; may be empty
     * @param receivedAt when the mailbox received it
     * @return what was found
     */
    public RecognisedMail read(String subject, String text, Instant receivedAt) {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        Mail mail = Mail.of(subject, text);
        LocalDate today = ZonedDateTime.ofInstant(receivedAt, WishedTime.ZONE).toLocalDate();
        TaxCodes taxCodes = new TaxCodes(mail, today);
        Optional<Finding<TaxCode>> taxCode =
                either(zones -> taxCodes.find(taxCodes.all(zones)), OWN_WORDS);
        PatientNames.Found name = name(mail, taxCodes, taxCode.orElse(null));
        ServiceMentions services = new ServiceMentions(network.services(), mail);
        FacilityMentions facilities = new FacilityMentions(network, mail, today);
        WishedTimes times = new WishedTimes(mail, receivedAt);
        return new RecognisedMail(
                taxCode.orElse(null),
                name.surname(),
                name.givenName(),
                new PhoneNumbers(network.facilities(), mail).find(OWN_WORDS).orElse(null),
                either(facilities::find, WRITTEN).orElse(null),
                either(services::find, WRITTEN).orElse(null),
                either(times::find, WRITTEN).orElse(null));
    }

    private static PatientNames.Found name(
            Mail mail, TaxCodes taxCodes, @Nullable Finding<TaxCode> taxCode) {
        List<TaxCodes.Written> codes = taxCodes.all(zone -> zone != MailZone.QUOTED);
        PatientNames.Found own = new PatientNames(mail, OWN_WORDS, codes).find(taxCode);
        return own.surname() != null || own.givenName() != null
                ? own
                : new PatientNames(mail, FORWARDED, codes).find(taxCode);
    }

    /** What the sender's own words say, or else what they forward. */
    private static <T> Optional<Finding<T>> either(
            Function<Predicate<MailZone>, Optional<Finding<T>>> search, Predicate<MailZone> own) {
        Optional<Finding<T>> found = search.apply(own);
        return found.isPresent()
                ? found
                : search.apply(FORWARDED).map(forwarded -> forwarded.atMost(Confidence.MEDIUM));
    }
}
