package io.onecare.core.recognition;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads times of day as people write them. */
final class HourReader {

    private static final Set<String> CUES =
            Set.of("alle", "ore", "ora", "h", "dalle", "all", "hr", "orario", "at");

    private static final Set<String> BOUNDS =
            Set.of(
                    "dopo", "prima", "entro", "tra", "fra", "verso", "fino", "oltre", "after",
                    "before", "non", "circa", "intorno");

    private static final Set<String> MORNING =
            Set.of("mattina", "mattino", "antimeridiane", "am", "mattinata", "morning");

    private static final Set<String> AFTERNOON =
            Set.of("pomeriggio", "pomeridiane", "pm", "pom", "dopopranzo", "afternoon");

    private static final Set<String> EVENING = Set.of("sera", "serali", "stasera", "evening");

    private static final int NOON = 12;

    private final Mail mail;
    private final List<DayMention> days;

    HourReader(Mail mail, List<DayMention> days) {
        this.mail = mail;
        this.days = days;
    }

    List<HourMention> read() {
        List<HourMention> all = new ArrayList<>();
        int day = 0;
        for (int i = 0; i < mail.size() && all.size() < DayReader.MOST; ) {
            while (day < days.size() && days.get(day).last() < i) {
                day++;
            }
            if (day < days.size() && days.get(day).first() <= i) {
                i = days.get(day).last() + 1;
                continue;
            }
            boolean afterDay = day > 0 && days.get(day - 1).last() == i - 1;
            HourMention mention = at(i, afterDay);
            if (mention == null) {
                i++;
            } else {
                all.add(mention);
                i = mention.last() + 1;
            }
        }
        all.removeIf(mention -> isEnd(mention, all));
        return all;
    }

    /** "dalle 16 alle 17" begins at 16. */
    private boolean isEnd(HourMention mention, List<HourMention> all) {
        return all.stream()
                .anyMatch(
                        other ->
                                other.last() == mention.first() - 1
                                        && mail.is(other.first(), "dalle")
                                        && mail.is(mention.first(), "alle"));
    }

    private @Nullable HourMention at(int i, boolean afterDay) {
        String word = mail.word(i);
        if (word.equals("mezzogiorno") || word.equals("noon")) {
            return new HourMention(i, i, List.of(LocalTime.NOON), Confidence.HIGH);
        }
        int at = i;
        boolean cued = false;
        while (CUES.contains(mail.word(at)) && at < i + 3) {
            cued = true;
            at++;
            if (mail.is(at, "le") || mail.is(at, "alle")) {
                at++;
            }
        }
        if (cued && at > i && Set.of("mezzogiorno", "una").contains(mail.word(at))) {
            return mail.is(at, "una")
                    ? completed(i, at, at, 1, false)
                    : new HourMention(i, at, List.of(LocalTime.NOON), Confidence.HIGH);
        }
        if (at >= mail.size()) {
            return null;
        }
        Token token = mail.token(at);
        int hour = CalendarWords.number(token);
        if (hour < 0 || hour > 24 || token.isNumber() && token.word().length() > 2) {
            return null;
        }
        String gap = token.gap().strip();
        if (cued) {
            return Set.of("", ":", ".", ",", "(").contains(gap)
                    ? completed(i, at, at, hour, true)
                    : null;
        }
        if (!token.isNumber()) {
            return null;
        }
        boolean standsFree =
                i == 0
                        || !mail.token(i - 1).isNumber()
                        || afterDay
                        || gap.isEmpty()
                        || gap.equals(",");
        boolean colon = sign(at + 1).equals(":") && isMinutes(at + 1) && standsFree;
        boolean point =
                Set.of(".", ",").contains(sign(at + 1))
                        && isMinutes(at + 1)
                        && standsFree
                        && (afterDay
                                || Set.of("lunedi", "alle").contains(mail.word(at - 1))
                                || mail.token(at + 1).number() > NOON);
        boolean joined = afterDay && mail.is(at + 1, "e") && isMinutes(at + 2);
        if (colon || point && !isThousands(at) || joined) {
            return completed(i, at, at, hour, afterDay || colon || mail.is(at + 2, "di"));
        }
        if (Set.of("am", "pm").contains(mail.word(at + 1))) {
            return completed(i, at, at, hour, true);
        }
        boolean bare =
                afterDay && gap.isEmpty() && !mail.token(at).gap().contains("\n") && hour >= 7;
        return bare && !continues(at)
                ? new HourMention(i, at, List.of(LocalTime.of(hour % 24, 0)), Confidence.MEDIUM)
                : null;
    }

    private boolean continues(int at) {
        return at + 1 < mail.size()
                && mail.token(at + 1).isNumber()
                && mail.token(at + 1).gap().length() <= 1;
    }

    private boolean isThousands(int at) {
        return mail.token(at + 1).word().length() != 2 || mail.is(at + 2, "euro");
    }

    private String sign(int at) {
        return at < mail.size() ? mail.token(at).gap().strip() : "";
    }

    private boolean isMinutes(int at) {
        if (at >= mail.size()) {
            return false;
        }
        int number = mail.token(at).number();
        return mail.token(at).word().length() == 2 && number >= 0 && number < 60;
    }

    /** Reads on behind the hour: minutes, and which part of the day. */
    private @Nullable HourMention completed(
            int first, int hourAt, int last, int hour, boolean sure) {
        int at = last;
        int minute = 0;
        boolean twoDigits = false;
        String sign = sign(at + 1);
        if (Set.of(":", ".", ",").contains(sign)
                && mail.token(at + 1).gap().length() == 1
                && isMinutes(at + 1)) {
            minute = mail.token(at + 1).number();
            twoDigits = true;
            at++;
        } else if (mail.is(at + 1, "e") && mail.token(at + 1).gap().isBlank()) {
            String next = mail.word(at + 2);
            if (next.equals("mezza") || next.equals("mezzo")) {
                minute = 30;
                at += 2;
            } else if (next.equals("un") && mail.is(at + 3, "quarto")) {
                minute = 15;
                at += 3;
            } else if (next.equals("quarto")) {
                minute = 15;
                at += 2;
            } else if (next.equals("tre") && mail.is(at + 3, "quarti")) {
                minute = 45;
                at += 3;
            } else if (at + 2 < mail.size()) {
                int number = CalendarWords.number(mail.token(at + 2));
                if (number >= 1 && number < 60 && !isAnotherHour(at + 2)) {
                    minute = number;
                    at += 2;
                }
            }
        } else if (mail.is(at + 1, "meno")) {
            int less =
                    mail.is(at + 3, "quarto")
                            ? 15
                            : at + 2 < mail.size() ? CalendarWords.number(mail.token(at + 2)) : -1;
            if (less >= 1 && less < 60) {
                at += mail.is(at + 3, "quarto") ? 3 : 2;
                hour--;
                minute = 60 - less;
            }
        }
        if (hour < 0 || hour > 23) {
            return null;
        }
        String part = partAfter(at);
        int end = part.isEmpty() ? at : partEnd(at);
        if (part.isEmpty()) {
            part = partBefore(first);
        }
        if (isBound(first)) {
            return new HourMention(first, end, List.of(), Confidence.LOW);
        }
        return of(first, end, hour, minute, part, hourAt, twoDigits, sure);
    }

    private boolean isAnotherHour(int at) {
        return mail.is(at + 1, "novembre") || CalendarWords.month(mail.word(at + 1)).isPresent();
    }

    private HourMention of(
            int first,
            int last,
            int hour,
            int minute,
            String part,
            int hourAt,
            boolean twoDigits,
            boolean sure) {
        Confidence confidence = sure ? Confidence.HIGH : Confidence.MEDIUM;
        LocalTime written = LocalTime.of(hour, minute);
        if (hour > NOON || hour >= 8 && part.isEmpty()) {
            return new HourMention(first, last, List.of(written), confidence);
        }
        boolean canBeLater = hour < NOON;
        LocalTime later = canBeLater ? written.plusHours(NOON) : written;
        if (AFTERNOON.contains(part) || EVENING.contains(part)) {
            return new HourMention(first, last, List.of(later), confidence);
        }
        if (MORNING.contains(part)) {
            return new HourMention(first, last, List.of(written), confidence);
        }
        boolean leadingZero = mail.word(hourAt).startsWith("0");
        if (part.isEmpty() && hour >= 1 && hour <= 5 && !leadingZero) {
            return new HourMention(first, last, List.of(later), confidence);
        }
        if (part.isEmpty() && hour == 7 && (twoDigits || minute > 0)) {
            return new HourMention(first, last, List.of(written), confidence);
        }
        return hour < 8
                ? new HourMention(first, last, List.of(written, later), Confidence.LOW)
                : new HourMention(first, last, List.of(written), confidence);
    }

    private boolean isBound(int first) {
        for (int i = first - 1; i >= 0 && i >= first - 2; i--) {
            if (!mail.together(i, first)) {
                return false;
            }
            if (BOUNDS.contains(mail.word(i))) {
                return true;
            }
            if (!Set.of("le", "alle", "ore", "la").contains(mail.word(i))) {
                return false;
            }
        }
        return false;
    }

    private String partAfter(int at) {
        int next = at + 1;
        if (Set.of("di", "del", "della", "in", "nel", "the").contains(mail.word(next))) {
            next++;
        }
        if (mail.is(next, "the")) {
            next++;
        }
        String word = mail.word(next);
        return isPart(word) && mail.together(at, next) ? word : "";
    }

    private int partEnd(int at) {
        int end = at + 1;
        while (!isPart(mail.word(end))) {
            end++;
        }
        return end;
    }

    private String partBefore(int first) {
        for (int i = first - 1;
                i >= 0 && i >= first - 3 && mail.clause(i) == mail.clause(first);
                i--) {
            if (isPart(mail.word(i))) {
                return mail.word(i);
            }
        }
        return "";
    }

    private static boolean isPart(String word) {
        return MORNING.contains(word)
                || AFTERNOON.contains(word)
                || EVENING.contains(word)
                || word.equals("notte")
                || word.equals("night");
    }
}
