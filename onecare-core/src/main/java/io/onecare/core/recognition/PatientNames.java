package io.onecare.core.recognition;

import io.onecare.core.person.AdministrativeGender;
import io.onecare.core.person.TaxCode;
import io.onecare.core.person.TaxCodeDisagreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds what the patient is called: as their tax code says, or else as the mail does. */
final class PatientNames {

    /** Compared with names only, of which these two are no part. */
    private static final LocalDate ANY_DAY = LocalDate.of(2000, 1, 1);

    private static final int MOST_WORDS = 5;

    /** Comparisons with a tax code; each costs some microseconds. */
    private static final int MOST_LOOKS = 4_000;

    private static final Set<String> CUES =
            Set.of(
                    "sono",
                    "chiamo",
                    "chiama",
                    "sottoscritto",
                    "sottoscritta",
                    "signora",
                    "signor",
                    "sig",
                    "ra",
                    "paziente",
                    "assistito",
                    "assistita",
                    "nome",
                    "nominativo",
                    "firma",
                    "name",
                    "am",
                    "sia",
                    "figlio",
                    "figlia",
                    "madre",
                    "padre",
                    "mamma",
                    "moglie",
                    "marito",
                    "suocera",
                    "suocero",
                    "nonna",
                    "nonno",
                    "bimbo",
                    "bimba",
                    "piccolo",
                    "piccola",
                    "son",
                    "daughter");

    private static final Set<String> PARTICLES =
            Set.of(
                    "de", "di", "d", "del", "della", "dell", "dal", "dalla", "da", "la", "lo", "li",
                    "degli", "dei", "van", "von", "l", "el");

    private static final Set<String> TITLES =
            Set.of("la", "il", "lo", "signora", "signor", "sig", "ra", "dott", "ssa", "mrs", "mr");

    private static final Set<String> NO_NAMES =
            Set.of(
                    "cod", "cf", "codice", "fiscale", "fisc", "tel", "cell", "via", "nato", "nata",
                    "il", "per", "con", "che", "ho", "sono", "mi", "visita", "presso", "e");

    private final Mail mail;
    private final Predicate<MailZone> zones;
    private final BitSet codes = new BitSet();

    PatientNames(Mail mail, Predicate<MailZone> zones, List<TaxCodes.Written> taxCodes) {
        this.mail = mail;
        this.zones = zones;
        taxCodes.forEach(code -> codes.set(code.first(), code.last() + 1));
    }

    /** The names of a mail: found as one, or each by itself. */
    record Found(@Nullable Finding<String> surname, @Nullable Finding<String> givenName) {}

    private record Span(int surnameFirst, int surnameLast, int givenFirst, int givenLast) {

        int words() {
            return surnameLast - surnameFirst + givenLast - givenFirst + 2;
        }
    }

    Found find(@Nullable Finding<TaxCode> taxCode) {
        if (taxCode != null) {
            Confidence sure = taxCode.confidence();
            Span span = agreeing(taxCode.value());
            if (span != null) {
                return found(span, sure);
            }
            Found labelled = labelled();
            if (labelled.surname() != null || labelled.givenName() != null) {
                return checked(labelled, taxCode);
            }
            return new Found(null, null);
        }
        Found labelled = labelled();
        return labelled.surname() != null && labelled.givenName() != null ? labelled : introduced();
    }

    // by the tax code

    private @Nullable Span agreeing(TaxCode code) {
        String letters = code.value().toLowerCase(Locale.ROOT);
        Span best = null;
        int looks = 0;
        for (int i = 0; i < mail.size() && looks < MOST_LOOKS; i++) {
            if (!isNameWord(i) || !canBegin(mail.word(i), letters)) {
                continue;
            }
            for (int last = i + 1; last < i + MOST_WORDS && last < mail.size(); last++) {
                if (!isNameWord(last) || !isJoined(last)) {
                    break;
                }
                for (int cut = i; cut < last; cut++) {
                    looks++;
                    best = better(best, agreeing(code, i, cut, last));
                }
            }
        }
        return best;
    }

    private @Nullable Span agreeing(TaxCode code, int first, int cut, int last) {
        String before = name(first, cut);
        String behind = name(cut + 1, last);
        if (agrees(code, before, behind)) {
            return new Span(first, cut, cut + 1, last);
        }
        return agrees(code, behind, before) ? new Span(cut + 1, last, first, cut) : null;
    }

    /** The longer one, if what makes it longer is a given name; else the first. */
    private @Nullable Span better(@Nullable Span best, @Nullable Span other) {
        if (best == null || other == null) {
            return other == null ? best : isPlausible(other) ? other : best;
        }
        return other.words() > best.words() && isPlausible(other) ? other : best;
    }

    private boolean isPlausible(Span span) {
        for (int i = span.givenFirst() + 1; i <= span.givenLast(); i++) {
            if (!Dictionary.SHIPPED.isGivenName(mail.word(i))) {
                return false;
            }
        }
        int real = 0;
        for (int i = span.surnameFirst(); i <= span.surnameLast(); i++) {
            real += PARTICLES.contains(mail.word(i)) ? 0 : 1;
        }
        boolean given =
                Dictionary.SHIPPED.isGivenName(mail.word(span.givenFirst()))
                        || mail.token(span.givenFirst()).capital();
        boolean single =
                real == 1
                        || mail.token(span.surnameFirst()).capital()
                                && !mail.token(span.surnameFirst()).allCapitals();
        return given
                && real >= 1
                && real <= 2
                && single
                && !Dictionary.SHIPPED.isGivenName(mail.word(span.surnameFirst()));
    }

    private static boolean agrees(TaxCode code, String surname, String givenName) {
        Set<TaxCodeDisagreement> disagreements =
                code.disagreementsWith(surname, givenName, ANY_DAY, AdministrativeGender.FEMALE);
        return !disagreements.contains(TaxCodeDisagreement.SURNAME)
                && !disagreements.contains(TaxCodeDisagreement.GIVEN_NAME)
                && !disagreements.contains(TaxCodeDisagreement.NOTHING_TO_COMPARE);
    }

    /** Cheap: the first consonant, or a vowel of a short name, must be the code's. */
    private static boolean canBegin(String word, String letters) {
        if (PARTICLES.contains(word)) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if ("aeiou".indexOf(letter) < 0) {
                return letter == letters.charAt(0) || letter == letters.charAt(3);
            }
        }
        return true;
    }

    // as labelled in a form

    private Found labelled() {
        Finding<String> surname = null;
        Finding<String> givenName = null;
        for (int i = 0; i + 1 < mail.size(); i++) {
            boolean colon = mail.token(i + 1).gap().contains(":");
            if (!colon || !zones.test(mail.zone(i))) {
                continue;
            }
            if (mail.is(i, "cognome") && surname == null) {
                surname = labelled(i + 1);
            } else if (mail.is(i, "nome") && !mail.is(i - 1, "e") && givenName == null) {
                givenName = labelled(i + 1);
            }
        }
        return new Found(surname, givenName);
    }

    private @Nullable Finding<String> labelled(int first) {
        int last = first;
        while (last + 1 < mail.size()
                && last < first + 3
                && isNameWord(last + 1)
                && isJoined(last + 1)
                && !Set.of("cognome", "nome", "codice", "cf").contains(mail.word(last + 1))) {
            last++;
        }
        return isNameWord(first) ? finding(first, last, Confidence.MEDIUM) : null;
    }

    private Found checked(Found labelled, Finding<TaxCode> taxCode) {
        Finding<String> surname = labelled.surname();
        Finding<String> givenName = labelled.givenName();
        if (surname == null || givenName == null) {
            return labelled;
        }
        boolean agree = agrees(taxCode.value(), surname.value(), givenName.value());
        return agree
                ? new Found(
                        raised(surname, taxCode.confidence()),
                        raised(givenName, taxCode.confidence()))
                : labelled;
    }

    private static Finding<String> raised(Finding<String> finding, Confidence confidence) {
        return new Finding<>(
                finding.value(), confidence, finding.passages(), finding.alternatives());
    }

    // as introduced in words

    private Found introduced() {
        boolean other = false;
        List<Integer> starts = new ArrayList<>();
        for (int i = 1; i < mail.size(); i++) {
            if (!zones.test(mail.zone(i)) || !CUES.contains(mail.word(i - 1))) {
                continue;
            }
            if (TaxCodes.OTHERS.contains(mail.word(i - 1))) {
                other = true;
                starts.add(0, i);
            } else {
                starts.add(i);
            }
            if (starts.size() > 20) {
                break;
            }
        }
        for (int start : starts) {
            Found found =
                    pair(
                            start,
                            other && TaxCodes.OTHERS.contains(mail.word(start - 1))
                                    ? Confidence.MEDIUM
                                    : other ? Confidence.LOW : Confidence.MEDIUM);
            if (found != null) {
                return found;
            }
        }
        return other ? new Found(null, null) : written();
    }

    /** Two words beside each other of which one is a given name, somewhere in the mail. */
    private Found written() {
        for (int i = 0; i + 1 < mail.size(); i++) {
            if (zones.test(mail.zone(i))
                    && mail.token(i).capital()
                    && mail.token(i + 1).capital()) {
                Found found = pair(i, Confidence.MEDIUM);
                if (found != null) {
                    return found;
                }
            }
        }
        return new Found(null, null);
    }

    private @Nullable Found pair(int start, Confidence confidence) {
        int first = start;
        while (TITLES.contains(mail.word(first)) && first < start + 4) {
            first++;
        }
        int last = first;
        while (last + 1 < mail.size()
                && last < first + 3
                && isNameWord(last + 1)
                && isJoined(last + 1)
                && (mail.token(last + 1).capital() || PARTICLES.contains(mail.word(last)))) {
            last++;
        }
        if (last == first || !isNameWord(first)) {
            return null;
        }
        int given = first;
        while (given <= last && Dictionary.SHIPPED.isGivenName(mail.word(given))) {
            given++;
        }
        if (given > first && given <= last) {
            return found(new Span(given, last, first, given - 1), confidence);
        }
        int back = last;
        while (back >= first && Dictionary.SHIPPED.isGivenName(mail.word(back))) {
            back--;
        }
        return back < last && back >= first
                ? found(new Span(first, back, back + 1, last), confidence)
                : null;
    }

    private Found found(Span span, Confidence confidence) {
        return new Found(
                finding(span.surnameFirst(), span.surnameLast(), confidence),
                finding(span.givenFirst(), span.givenLast(), confidence));
    }

    private Finding<String> finding(int first, int last, Confidence confidence) {
        return new Finding<>(
                name(first, last), confidence, List.of(mail.passage(first, last)), List.of());
    }

    private boolean isNameWord(int i) {
        String word = mail.word(i);
        return i < mail.size()
                && zones.test(mail.zone(i))
                && !mail.token(i).isNumber()
                && word.length() <= 30
                && !codes.get(i)
                && !isPartOfCode(i)
                && !NO_NAMES.contains(word)
                && (word.length() > 1 || PARTICLES.contains(word));
    }

    /** Letters with digits right before or behind. */
    private boolean isPartOfCode(int i) {
        boolean before = i > 0 && mail.token(i).gap().isEmpty() && mail.token(i - 1).isNumber();
        return before
                || i + 1 < mail.size()
                        && mail.token(i + 1).gap().isEmpty()
                        && mail.token(i + 1).isNumber();
    }

    private boolean isJoined(int i) {
        String gap = mail.token(i).gap();
        return gap.indexOf('\n') < 0
                && Set.of("", "'", "’", "-", "‘", "`", "´").contains(gap.strip());
    }

    /** As it is written on papers: each word with a capital. */
    private String name(int first, int last) {
        StringBuilder name = new StringBuilder();
        boolean begins = true;
        String written = mail.written(first, last).strip().replaceAll("\\s+", " ");
        for (int at = 0; at < written.length(); ) {
            int sign = written.codePointAt(at);
            if (Character.getType(sign) != Character.FORMAT && !Character.isISOControl(sign)) {
                name.appendCodePoint(
                        begins ? Character.toTitleCase(sign) : Character.toLowerCase(sign));
                begins =
                        !Character.isLetter(sign)
                                && Character.getType(sign) != Character.NON_SPACING_MARK;
            }
            at += Character.charCount(sign);
        }
        return name.toString();
    }
}
