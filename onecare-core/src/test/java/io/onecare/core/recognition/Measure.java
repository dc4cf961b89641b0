package io.onecare.core.recognition;

import static java.util.stream.Collectors.toSet;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts, field by field, what was found in mails against what stands in them. */
final class Measure {

    static final List<String> FIELDS =
            List.of("taxCode", "surname", "givenName", "phone", "facility", "service", "time");

    /** What was counted of one field. */
    static final class Count {
        int expected;
        int found;
        int right;
        int foundSure;
        int rightSure;
        int open;
        int openSeen;

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return expected == 0 ? 1 : (double) right / expected;
        }

        double surePrecision() {
            return foundSure == 0 ? 1 : (double) rightSure / foundSure;
        }

        double sureRecall() {
            return expected == 0 ? 1 : (double) rightSure / expected;
        }
    }

    private final Map<String, Count> counts = new TreeMap<>();
    private final List<String> wrongAndSure = new ArrayList<>();
    private final List<String> unlike = new ArrayList<>();
    private int mails;
    private int missingRight;

    Measure() {
        FIELDS.forEach(field -> counts.put(field, new Count()));
    }

    static Measure of(MailReader reader, List<MeasuredMail> mails) {
        Measure measure = new Measure();
        mails.forEach(
                mail ->
                        measure.add(
                                mail, reader.read(mail.subject(), mail.text(), mail.receivedAt())));
        return measure;
    }

    private void add(MeasuredMail mail, RecognisedMail read) {
        mails++;
        add(mail, "taxCode", read.taxCode(), code -> code.value());
        add(mail, "surname", read.surname(), Measure::plain);
        add(mail, "givenName", read.givenName(), Measure::plain);
        add(mail, "phone", read.phone(), Measure::digits);
        add(mail, "facility", read.facility(), Function.identity());
        add(mail, "service", read.service(), Function.identity());
        add(mail, "time", read.time(), Measure::written);
        Set<String> missing = read.missing().stream().map(Enum::name).collect(toSet());
        if (missing.equals(missing(mail))) {
            missingRight++;
        } else {
            unlike.add(mail.name() + " missing " + missing + " but " + missing(mail));
        }
    }

    private <T> void add(
            MeasuredMail mail,
            String field,
            Optional<Finding<T>> finding,
            Function<T, String> text) {
        Count count = counts.get(field);
        String expected = mail.expected().get(field);
        String either = mail.expected().get(field + " either");
        String wanted = expected == null ? null : normalised(field, expected);
        boolean sure = finding.filter(f -> f.confidence() == Confidence.HIGH).isPresent();
        String found = finding.map(f -> text.apply(f.value())).orElse(null);
        if (either != null) {
            count.open++;
            Set<String> offered =
                    finding.stream()
                            .flatMap(
                                    f ->
                                            Stream.concat(
                                                    Stream.of(f.value()),
                                                    f.alternatives().stream()))
                            .map(text)
                            .collect(toSet());
            boolean seen = !sure && offered.containsAll(Arrays.asList(either.split(" ")));
            count.openSeen += seen ? 1 : 0;
            if (sure) {
                count.foundSure++;
                wrongAndSure.add(mail.name() + " " + field + " " + found + " but open: " + either);
            } else if (!seen) {
                unlike.add(mail.name() + " " + field + " " + offered + " but open: " + either);
            }
            return;
        }
        boolean right = found != null && found.equals(wanted);
        boolean clear = finding.isPresent() && !finding.get().isAmbiguous();
        count.expected += wanted == null ? 0 : 1;
        count.found += clear ? 1 : 0;
        count.right += right && clear ? 1 : 0;
        count.foundSure += sure ? 1 : 0;
        count.rightSure += sure && right ? 1 : 0;
        if (sure && !right) {
            wrongAndSure.add(mail.name() + " " + field + " " + found + " but " + wanted);
        } else if (!sure && (wanted != null || clear)) {
            unlike.add(
                    mail.name()
                            + " "
                            + field
                            + " "
                            + found
                            + " but "
                            + wanted
                            + " "
                            + finding.map(f -> f.confidence().name()).orElse(""));
        }
    }

    /** What a request lacks follows from what stands in the mail. */
    private static Set<String> missing(MeasuredMail mail) {
        Map<String, String> has = mail.expected();
        return Stream.of(
                        has.containsKey("surname") && has.containsKey("givenName")
                                ? ""
                                : "FULL_NAME",
                        has.containsKey("taxCode") && !mail.isMistypedCode() ? "" : "TAX_CODE",
                        has.containsKey("facility") ? "" : "FACILITY",
                        has.containsKey("service") ? "" : "SERVICE",
                        has.getOrDefault("time", "").contains("T") ? "" : "APPOINTMENT_TIME")
                .filter(fact -> !fact.isEmpty())
                .collect(toSet());
    }

    private static String normalised(String field, String expected) {
        return switch (field) {
            case "surname", "givenName" -> plain(expected);
            case "phone" -> digits(expected);
            default -> expected;
        };
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{Alpha} ]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    private static String written(WishedTime time) {
        return time.time() == null
                ? time.day().toString()
                : time.day().atTime(time.time()).toString();
    }

    Count count(String field) {
        return counts.get(field);
    }

    double missingShare() {
        return (double) missingRight / mails;
    }

    /** What was found wrongly and called sure. */
    List<String> wrongAndSure() {
        return wrongAndSure;
    }

    /** Everything that was not found, not sure or more than stands there. */
    List<String> unlike() {
        return unlike;
    }

    String table() {
        StringBuilder table =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-10s %8s %10s %8s | %10s %8s | %s%n",
                                "field",
                                "expected",
                                "precision",
                                "recall",
                                "HIGH prec.",
                                "recall",
                                "left open, seen so"));
        for (String field : FIELDS) {
            Count count = counts.get(field);
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-10s %8d %10.3f %8.3f | %10.3f %8.3f | %d of %d%n",
                            field,
                            count.expected,
                            count.precision(),
                            count.recall(),
                            count.surePrecision(),
                            count.sureRecall(),
                            count.openSeen,
                            count.open));
        }
        return table.append(
                        String.format(
                                Locale.ROOT,
                                "%d mails; what is missing was told rightly of %.3f%n",
                                mails,
                                missingShare()))
                .toString();
    }
}
