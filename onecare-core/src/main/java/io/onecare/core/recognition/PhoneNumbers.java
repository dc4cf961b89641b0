package io.onecare.core.recognition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the number under which the sender can be called back. */
final class PhoneNumbers {

    private static final Set<String> CUES =
            Set.of(
                    "tel",
                    "telefono",
                    "telefonico",
                    "cell",
                    "cellulare",
                    "numero",
                    "recapito",
                    "chiamatemi",
                    "chiamarmi",
                    "contattarmi",
                    "contattatemi",
                    "contatti",
                    "contatto",
                    "mobile",
                    "phone",
                    "whatsapp",
                    "richiamatemi",
                    "telefonare",
                    "casa",
                    "mob");

    private static final Set<String> OTHERS =
            Set.of(
                    "polizza",
                    "impegnativa",
                    "nre",
                    "fattura",
                    "iva",
                    "iban",
                    "pratica",
                    "tessera",
                    "fax",
                    "ricetta",
                    "codice",
                    "protocollo",
                    "ticket",
                    "centro",
                    "struttura",
                    "segreteria",
                    "urgenze");

    private final FacilityWords network;
    private final Mail mail;

    PhoneNumbers(FacilityWords network, Mail mail) {
        this.network = network;
        this.mail = mail;
    }

    /** The digits of a number as it is dialled inside Italy. */
    static String digits(String number) {
        StringBuilder digits = new StringBuilder();
        number.chars()
                .filter(sign -> sign >= '0' && sign <= '9')
                .forEach(sign -> digits.append((char) sign));
        return domestic(digits.toString(), number.startsWith("+") ? "+" : "");
    }

    private static String domestic(String digits, String plus) {
        if (digits.startsWith("0039")) {
            return digits.substring(4);
        }
        boolean international =
                digits.startsWith("39") && (!plus.isEmpty() || digits.length() > 11);
        return international ? digits.substring(2) : digits;
    }

    Optional<Finding<String>> find(Predicate<MailZone> zones) {
        Map<String, Finding<String>> found = new LinkedHashMap<>();
        for (int i = 0; i < mail.size() && found.size() < 20; ) {
            int last = end(i);
            if (last < i) {
                i++;
                continue;
            }
            if (zones.test(mail.zone(i))) {
                add(i, last, found);
            }
            i = last + 1;
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Finding<String>> sure =
                found.values().stream().filter(f -> f.confidence() == Confidence.HIGH).toList();
        List<Finding<String>> kept = sure.isEmpty() ? List.copyOf(found.values()) : sure;
        Finding<String> first = kept.get(0);
        return Optional.of(
                new Finding<>(
                        first.value(),
                        kept.size() == 1 ? first.confidence() : Confidence.LOW,
                        first.passages(),
                        kept.stream().skip(1).map(Finding::value).toList()));
    }

    /** Where a run of digits that may be a number ends; before its begin if none begins here. */
    private int end(int i) {
        if (!mail.token(i).isNumber() || isGlued(i)) {
            return -1;
        }
        int last = i;
        int digits = mail.token(i).word().length();
        while (last + 1 < mail.size()
                && mail.token(last + 1).isNumber()
                && mail.token(last + 1).gap().length() <= 3
                && Set.of("", ".", "-", "/").contains(mail.token(last + 1).gap().strip())
                && !mail.token(last + 1).gap().contains("\n")
                && digits + mail.token(last + 1).word().length() <= 15) {
            last++;
            digits += mail.token(last).word().length();
        }
        boolean plus = i > 0 ? mail.token(i).gap().endsWith("+") : mail.token(i).gap().equals("+");
        String number = domestic(joined(i, last), plus ? "+" : "");
        boolean mobile = number.startsWith("3") && number.length() >= 9 && number.length() <= 10;
        boolean landline =
                number.startsWith("0")
                        && number.length() >= 6
                        && number.length() <= 11
                        && !number.startsWith("00");
        boolean ends = last + 1 >= mail.size() || !mail.token(last + 1).gap().isEmpty();
        return (mobile || landline) && ends ? last : -1;
    }

    /** Part of a code of letters and digits. */
    private boolean isGlued(int i) {
        return i > 0
                && mail.token(i).gap().isEmpty()
                && mail.token(i - 1).part() == mail.token(i).part()
                && mail.word(i - 1).length() < 3
                && mail.token(i).begin() > 0;
    }

    private String joined(int first, int last) {
        StringBuilder digits = new StringBuilder();
        for (int i = first; i <= last; i++) {
            digits.append(mail.word(i));
        }
        return digits.toString();
    }

    private void add(int first, int last, Map<String, Finding<String>> found) {
        boolean plus = mail.token(first).gap().endsWith("+");
        String number = domestic(joined(first, last), plus ? "+" : "");
        if (network.isPhone(number)) {
            return;
        }
        boolean cued = false;
        for (int i = first - 1; i >= 0 && i >= first - 5; i--) {
            if (mail.token(i).line() != mail.token(first).line()) {
                break;
            }
            String word = mail.word(i);
            if (CUES.contains(word)) {
                cued = true;
                if (!word.equals("numero")) {
                    break;
                }
            }
            if (OTHERS.contains(word)) {
                return;
            }
        }
        boolean mobile = number.startsWith("3");
        if (!mobile && !cued) {
            return;
        }
        Confidence confidence = cued || plus ? Confidence.HIGH : Confidence.MEDIUM;
        String written = mail.written(first, last);
        String value = (plus ? "+" : "") + written.replaceAll("[^0-9]+", " ").strip();
        found.putIfAbsent(
                number,
                new Finding<>(value, confidence, List.of(mail.passage(first, last)), List.of()));
    }
}
