package io.onecare.core.recognition;

import io.onecare.core.person.TaxCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the tax code of the patient. */
final class TaxCodes {

    private static final int LENGTH = 16;
    private static final int MOST = 20;

    /** Some write it in one with the code. */
    private static final String LABEL = "cf";

    private static final int OF_AGE = 18;

    /** Where a tax code has digits, counted from 0. */
    private static final String DIGIT_PLACES = "0000001101101110";

    static final Set<String> OTHERS =
            Set.of(
                    "figlio",
                    "figlia",
                    "figli",
                    "bimbo",
                    "bimba",
                    "bambino",
                    "bambina",
                    "moglie",
                    "marito",
                    "madre",
                    "padre",
                    "mamma",
                    "papa",
                    "nonna",
                    "nonno",
                    "suocera",
                    "suocero",
                    "sorella",
                    "fratello",
                    "compagna",
                    "compagno",
                    "nipote",
                    "minore",
                    "paziente",
                    "assistito",
                    "assistita",
                    "son",
                    "daughter",
                    "wife",
                    "husband",
                    "mother",
                    "father",
                    "child",
                    "piccolo",
                    "piccola",
                    "zia",
                    "zio");

    private static final Set<String> OWN =
            Set.of("io", "mio", "sottoscritto", "sottoscritta", "my", "mie", "me");

    private final Mail mail;
    private final LocalDate today;

    TaxCodes(Mail mail, LocalDate today) {
        this.mail = mail;
        this.today = today;
    }

    /** A code as it stands in the mail. */
    record Written(TaxCode code, int first, int last, boolean exact) {}

    List<Written> all(Predicate<MailZone> zones) {
        List<Written> found = new ArrayList<>();
        for (int i = 0; i < mail.size() && found.size() < MOST; ) {
            Written written = zones.test(mail.zone(i)) ? at(i) : null;
            if (written == null) {
                i++;
            } else {
                found.add(written);
                i = written.last() + 1;
            }
        }
        return found;
    }

    Optional<Finding<TaxCode>> find(List<Written> all) {
        Map<String, List<Written>> byCode = new LinkedHashMap<>();
        for (Written written : all) {
            byCode.computeIfAbsent(written.code().value(), key -> new ArrayList<>()).add(written);
        }
        List<List<Written>> groups = new ArrayList<>(byCode.values());
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        if (groups.size() == 1) {
            List<Written> only = groups.get(0);
            Confidence confidence =
                    only.stream().anyMatch(Written::exact) ? Confidence.HIGH : Confidence.LOW;
            boolean ofSender = isOwn(only.get(0)) && speaksOfSomebodyElse();
            return Optional.of(
                    finding(
                            only,
                            ofSender ? confidence.atMost(Confidence.LOW) : confidence,
                            List.of()));
        }
        List<List<Written>> patients = groups.stream().filter(this::isPatient).toList();
        boolean othersAreSenders =
                groups.stream()
                        .filter(group -> !isPatient(group))
                        .allMatch(
                                group ->
                                        group.stream().anyMatch(this::isOwn)
                                                || isAdultBesideChild(group, groups));
        if (patients.size() == 1 && othersAreSenders && patients.get(0).get(0).exact()) {
            return Optional.of(finding(patients.get(0), Confidence.HIGH, List.of()));
        }
        List<Written> first = patients.size() == 1 ? patients.get(0) : groups.get(0);
        return Optional.of(
                finding(
                        first,
                        Confidence.LOW,
                        groups.stream()
                                .filter(group -> group != first)
                                .map(group -> group.get(0).code())
                                .toList()));
    }

    private Finding<TaxCode> finding(
            List<Written> written, Confidence confidence, List<TaxCode> alternatives) {
        return new Finding<>(
                written.get(0).code(),
                confidence,
                written.stream().map(this::passage).toList(),
                alternatives);
    }

    private Passage passage(Written written) {
        Passage whole = mail.passage(written.first(), written.last());
        boolean labelled =
                mail.word(written.first()).startsWith(LABEL)
                        && !written.code().value().startsWith("CF");
        return labelled
                ? new Passage(whole.part(), whole.begin() + LABEL.length(), whole.end())
                : whole;
    }

    private boolean isPatient(List<Written> group) {
        Written written = group.get(0);
        if (isOwn(written)) {
            return false;
        }
        if (isChild(written.code())) {
            return true;
        }
        for (int i = written.first() - 1; i >= 0 && i >= written.first() - 9; i--) {
            if (OTHERS.contains(mail.word(i)) && mail.together(i, written.first())) {
                return true;
            }
        }
        return false;
    }

    private boolean isAdultBesideChild(List<Written> group, List<List<Written>> all) {
        return !isChild(group.get(0).code())
                && all.stream().anyMatch(other -> isChild(other.get(0).code()));
    }

    private boolean isChild(TaxCode code) {
        return code.birthDate(today)
                .map(born -> born.plusYears(OF_AGE).isAfter(today))
                .orElse(false);
    }

    /** "il mio codice fiscale è …", "io sono … (…)" */
    private boolean isOwn(Written written) {
        for (int i = written.first() - 1; i >= 0 && i >= written.first() - 9; i--) {
            if (OTHERS.contains(mail.word(i)) || !mail.together(i, written.first())) {
                return false;
            }
            boolean possessive = Set.of("mio", "mie").contains(mail.word(i));
            if (OWN.contains(mail.word(i)) && (!possessive || written.first() - i <= 6)) {
                return true;
            }
        }
        return false;
    }

    /** "per mia figlia": the request is for somebody else than who writes. */
    private boolean speaksOfSomebodyElse() {
        for (int i = 1; i < mail.size(); i++) {
            if (OTHERS.contains(mail.word(i))
                    && Set.of("mio", "mia", "nostro", "nostra", "my").contains(mail.word(i - 1))
                    && mail.zone(i) == MailZone.WRITTEN) {
                return true;
            }
        }
        return false;
    }

    /** The code that begins at a place, in one piece or with spaces. */
    private @Nullable Written at(int i) {
        StringBuilder signs = new StringBuilder();
        for (int last = i; last < mail.size() && last < i + LENGTH; last++) {
            Token token = mail.token(last);
            if (last > i && !Set.of("", " ", "-", ".", "  ").contains(token.gap())) {
                return null;
            }
            if (!isAscii(token.word())) {
                return null;
            }
            signs.append(token.word());
            if (signs.length() > LENGTH + 2) {
                return null;
            }
            boolean whole = last + 1 >= mail.size() || !mail.token(last + 1).gap().isEmpty();
            if (whole && signs.length() >= LENGTH) {
                Written found = read(signs.toString(), i, last);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(sign -> sign < 0x80);
    }

    private @Nullable Written read(String signs, int first, int last) {
        boolean labelled =
                signs.length() == LENGTH + LABEL.length()
                        && signs.startsWith(LABEL)
                        && mail.word(first).length() > LABEL.length();
        if (signs.length() != LENGTH && !labelled) {
            return null;
        }
        String code = signs.substring(signs.length() - LENGTH).toUpperCase(Locale.ROOT);
        if (code.chars().filter(sign -> sign >= '0' && sign <= '9').count() < 2 && last > first) {
            return null; // letters with spaces between are words
        }
        if (TaxCode.check(code).isAcceptable()) {
            boolean asTyped = isAscii(mail.written(first, last).replace("\u00a0", " "));
            boolean known = TaxCode.check(code).problem().isEmpty();
            return new Written(TaxCode.of(code), first, last, asTyped && known);
        }
        return corrected(code, first, last);
    }

    /** With one O for a zero, or an I or L for a one, or the other way round, put right. */
    private @Nullable Written corrected(String code, int first, int last) {
        Written only = null;
        for (int place = 0; place < LENGTH; place++) {
            boolean digit = DIGIT_PLACES.charAt(place) == '1';
            char sign = code.charAt(place);
            char other =
                    switch (sign) {
                        case 'O' -> digit ? '0' : sign;
                        case 'I', 'L' -> digit ? '1' : sign;
                        case '0' -> digit ? sign : 'O';
                        case '1' -> digit ? sign : 'I';
                        default -> sign;
                    };
            if (other == sign) {
                continue;
            }
            String put = code.substring(0, place) + other + code.substring(place + 1);
            if (TaxCode.check(put).isAcceptable()) {
                if (only != null) {
                    return null;
                }
                only = new Written(TaxCode.of(put), first, last, false);
            }
        }
        return only;
    }
}
