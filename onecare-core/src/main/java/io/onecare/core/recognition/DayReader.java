package io.onecare.core.recognition;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads days as people write them, seen from the day the mail was received. */
final class DayReader {

    /** More days than these are no request. */
    static final int MOST = 100;

    /** What lies further ahead was meant in the past, if no year says otherwise. */
    private static final int FARTHEST_DAYS = 270;

    /** Nobody agrees on a visit further ahead than this, even if a year says so. */
    private static final int FARTHEST_WITH_YEAR = 550;

    /** Before this hour "domani" may still be today to whoever has not slept yet. */
    private static final LocalTime END_OF_NIGHT = LocalTime.of(4, 0);

    private static final Set<String> BEFORE_A_DAY =
            Set.of(
                    "il", "giorno", "l", "per", "al", "dal", "del", "the", "gg", "data", "nel",
                    "sul", "el", "o");

    private static final Set<String> UNITS =
            Set.of(
                    "anni",
                    "anno",
                    "euro",
                    "giorni",
                    "ore",
                    "h",
                    "settimane",
                    "mesi",
                    "volte",
                    "sedute",
                    "minuti",
                    "min",
                    "kg",
                    "cm",
                    "mm",
                    "percento",
                    "e");

    private static final Set<String> NEXT = Set.of("prossimo", "prossima", "prox", "pross", "next");

    private static final Set<String> ANY =
            Set.of(
                    "qualsiasi",
                    "ogni",
                    "tutti",
                    "qualunque",
                    "qualche",
                    "any",
                    "every",
                    "di",
                    "i",
                    "dei",
                    "nei",
                    "solo",
                    "tranne",
                    "escluso");

    /** A date that follows one of these closely is that of a birth, a paper or the like. */
    private static final Set<String> OTHER_DATES =
            Set.of(
                    "nato",
                    "nata",
                    "nati",
                    "nascita",
                    "nasc",
                    "compleanno",
                    "born",
                    "birth",
                    "dob",
                    "classe",
                    "dpp",
                    "mestruazione",
                    "mestruazioni",
                    "um",
                    "impegnativa",
                    "ricetta",
                    "prescrizione",
                    "polizza",
                    "fattura",
                    "referto",
                    "nre",
                    "mail",
                    "email",
                    "lettera",
                    "richiesta",
                    "messaggio",
                    "telefonata",
                    "decreto",
                    "legge",
                    "dlgs",
                    "lgs",
                    "scadenza",
                    "scade",
                    "assunto",
                    "sposato",
                    "operato",
                    "operata",
                    "intervento",
                    "infortunio",
                    "incidente");

    /** What stands between days of one month. */
    private static final Set<String> LINKS =
            Set.of("o", "oppure", "e", "ma", "il", "l", "al", "a", "non", "giorno", "bensi", "or");

    private static final Set<String> BOUNDS =
            Set.of(
                    "entro", "fino", "sino", "dopo", "prima", "oltre", "before", "after", "until",
                    "by", "circa", "verso", "inizio", "fine");

    private final Mail mail;
    private final LocalDate today;
    private final boolean atNight;

    DayReader(Mail mail, LocalDate today, LocalTime received) {
        this.mail = mail;
        this.today = today;
        this.atNight = received.isBefore(END_OF_NIGHT);
    }

    /** All days mentioned, in their order, those said in one breath as one. */
    List<DayMention> read() {
        List<DayMention> all = new ArrayList<>();
        for (int i = 0; i < mail.size() && all.size() < MOST; ) {
            DayMention mention = at(i);
            if (mention == null) {
                i++;
                continue;
            }
            i = mention.last() + 1;
            DayMention before = all.isEmpty() ? null : all.get(all.size() - 1);
            if (before != null && isOneBreath(before, mention)) {
                all.set(all.size() - 1, before.joined(mention));
            } else {
                all.add(mention);
            }
        }
        return all.stream().map(this::judged).toList();
    }

    private boolean isOneBreath(DayMention before, DayMention next) {
        if (before.days().isEmpty() || next.days().isEmpty()) {
            return false;
        }
        if (mail.token(before.first()).part() != mail.token(next.first()).part()) {
            return false;
        }
        for (int i = before.last() + 1; i < next.first(); i++) {
            String word = mail.word(i);
            if (!NEXT.contains(word)
                    && !Set.of("il", "cioe", "ossia", "da", "oggi").contains(word)) {
                return false;
            }
        }
        String gap = mail.token(next.first()).gap();
        return gap.indexOf('\n') < 0
                && gap.indexOf('-') < 0
                && gap.indexOf(';') < 0
                && next.first() - before.last() <= 4
                && !(before.days().size() == 1
                        && next.days().size() == 1
                        && gap.indexOf(',') >= 0
                        && !before.days().equals(next.days()));
    }

    /** Says of a mention whether it can be what is wished for. */
    private DayMention judged(DayMention mention) {
        if (belongsToSomethingElse(mention.first()) || isOfStretch(mention.first())) {
            return DayMention.none(mention.first(), mention.last());
        }
        List<LocalDate> possible =
                mention.days().stream()
                        .filter(day -> !day.isBefore(today))
                        .filter(day -> !day.isAfter(today.plusDays(FARTHEST_WITH_YEAR)))
                        .toList();
        return new DayMention(mention.first(), mention.last(), possible, mention.confidence());
    }

    /** "dal 12 al 14", "da lunedì a venerdì": no day, unless something is moved. */
    private boolean isOfStretch(int first) {
        String before = mail.word(first - 1);
        if (Set.of("dal", "dall", "da").contains(before)) {
            return true;
        }
        if (!Set.of("al", "all", "a").contains(before)) {
            return false;
        }
        for (int i = first - 2; i >= 0 && i >= first - 8 && mail.together(i, first); i--) {
            if (Set.of("dal", "dall", "da").contains(mail.word(i))) {
                return !WishedTimes.isMoveAround(mail, i);
            }
        }
        return false;
    }

    private boolean belongsToSomethingElse(int first) {
        for (int i = first - 1; i >= 0 && i >= first - 6 && mail.together(i, first); i--) {
            String word = mail.word(i);
            if (OTHER_DATES.contains(word)) {
                return !isWishBetween(i, first);
            }
        }
        return BOUNDS.contains(mail.word(first - 1)) && mail.together(first - 1, first)
                || (BOUNDS.contains(mail.word(first - 2))
                        && mail.together(first - 2, first)
                        && Set.of("al", "il", "del", "l", "a", "di", "per", "the", "le")
                                .contains(mail.word(first - 1)));
    }

    private boolean isWishBetween(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (Set.of("per", "fissata", "fissato", "visita", "appuntamento", "prenotata", "giorno")
                    .contains(mail.word(i))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable DayMention at(int i) {
        DayMention numeric = numeric(i);
        if (numeric != null) {
            return numeric;
        }
        DayMention named = named(i);
        if (named != null) {
            return named;
        }
        DayMention english = english(i);
        if (english != null) {
            return english;
        }
        DayMention ofWeek = ofWeek(i);
        if (ofWeek != null) {
            return ofWeek;
        }
        DayMention ofMonth = ofMonth(i);
        return ofMonth != null ? ofMonth : relative(i);
    }

    // 17/10, 17/10/2026, 17.10.26, 17-10-2026, 2026-10-17

    private @Nullable DayMention numeric(int i) {
        Token first = mail.token(i);
        if (!first.isNumber() || i + 1 >= mail.size() || !mail.token(i + 1).isNumber()) {
            return null;
        }
        if (Set.of("/", ".", "-").contains(i > 0 ? first.gap() : "")
                && mail.token(i - 1).isNumber()) {
            return null; // the middle of something longer
        }
        String sign = mail.token(i + 1).gap().strip();
        if (!Set.of("/", ".", "-").contains(sign)) {
            return null;
        }
        boolean hasThird =
                i + 2 < mail.size()
                        && mail.token(i + 2).isNumber()
                        && mail.token(i + 2).gap().strip().equals(sign);
        int a = first.number();
        int b = mail.token(i + 1).number();
        if (hasThird) {
            Token third = mail.token(i + 2);
            if (first.word().length() == 4) {
                return day(i, i + 2, a, b, third.number());
            }
            if (third.word().length() == 4 || third.word().length() == 2) {
                int year = third.word().length() == 2 ? 2000 + third.number() : third.number();
                return day(i, i + 2, year, b, a);
            }
            return null;
        }
        if (first.word().length() > 2 || mail.token(i + 1).word().length() > 2) {
            return null;
        }
        if (!sign.equals("/") && !isSaidToBeADay(i, a, sign)) {
            return null;
        }
        return withoutYear(i, i + 1, b, a);
    }

    private boolean isSaidToBeADay(int i, int number, String sign) {
        String before = mail.word(i - 1);
        boolean introduced =
                BEFORE_A_DAY.contains(before) || CalendarWords.weekday(before).isPresent();
        return introduced || (sign.equals(".") && number > 24);
    }

    private @Nullable DayMention day(int first, int last, int year, int month, int day) {
        try {
            return DayMention.of(first, last, LocalDate.of(year, month, day), Confidence.HIGH);
        } catch (DateTimeException impossible) {
            try {
                return DayMention.of(first, last, LocalDate.of(year, day, month), Confidence.LOW);
            } catch (DateTimeException thatToo) {
                return null;
            }
        }
    }

    private @Nullable DayMention withoutYear(int first, int last, int month, int day) {
        Optional<LocalDate> next = next(month, day);
        if (next.isPresent()) {
            return ahead(first, last, next.get(), Confidence.HIGH);
        }
        return next(day, month)
                .map(swapped -> ahead(first, last, swapped, Confidence.LOW))
                .orElse(null);
    }

    private DayMention ahead(int first, int last, LocalDate day, Confidence confidence) {
        return day.isAfter(today.plusDays(FARTHEST_DAYS))
                ? DayMention.none(first, last)
                : DayMention.of(first, last, day, confidence);
    }

    private Optional<LocalDate> next(int month, int day) {
        for (int year = today.getYear(); year <= today.getYear() + 1; year++) {
            if (month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= LocalDate.of(year, month, 1).lengthOfMonth()) {
                LocalDate found = LocalDate.of(year, month, day);
                if (!found.isBefore(today)) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    // 17 ottobre, giovedì 17 ottobre 2026, primo dicembre, 1° dicembre

    private @Nullable DayMention named(int i) {
        int number = CalendarWords.number(mail.token(i));
        int at = i + 1;
        if (number < 1 || number > 31) {
            return null;
        }
        if (Set.of("o", "st", "nd", "rd", "th", "di", "of").contains(mail.word(at))) {
            at++;
        }
        if (mail.word(at).equals("of")) {
            at++;
        }
        Optional<Month> month = CalendarWords.month(mail.word(at));
        if (month.isEmpty()
                || !isNear(i, at)
                || mail.token(i).word().length() == 1 && !mail.token(i).isNumber()) {
            return null;
        }
        return withYear(i, at, month.get().getValue(), number, at + 1);
    }

    private boolean isNear(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            String gap = mail.token(i).gap().strip();
            if (!gap.isEmpty() && !Set.of(".", "°", "-", "/", "º").contains(gap)) {
                return false;
            }
        }
        return true;
    }

    private @Nullable DayMention withYear(int first, int last, int month, int day, int yearAt) {
        if (yearAt < mail.size()) {
            Token year = mail.token(yearAt);
            String gap = year.gap().strip();
            if (year.isNumber()
                    && year.word().length() == 4
                    && year.word().startsWith("20")
                    && (gap.isEmpty() || Set.of(",", ".", "/", "-").contains(gap))
                    && year.gap().indexOf('\n') < 0) {
                return day(first, yearAt, year.number(), month, day);
            }
        }
        return withoutYear(first, last, month, day);
    }

    // November 5, November 2nd 2026

    private @Nullable DayMention english(int i) {
        Optional<Month> month = CalendarWords.month(mail.word(i));
        if (month.isEmpty() || i + 1 >= mail.size() || mail.word(i).length() < 4) {
            return null;
        }
        Token number = mail.token(i + 1);
        if (!number.isNumber() || !number.isClose() || number.word().length() > 2) {
            return null;
        }
        int last = i + 1;
        if (Set.of("st", "nd", "rd", "th").contains(mail.word(last + 1))) {
            last++;
        } else if (!Set.of(
                        "november",
                        "december",
                        "october",
                        "january",
                        "february",
                        "march",
                        "april",
                        "june",
                        "july",
                        "august",
                        "september")
                .contains(mail.word(i))) {
            return null;
        }
        return withYear(i, last, month.get().getValue(), number.number(), last + 1);
    }

    // giovedì, giovedì 17, giovedì prossimo, prossimo giovedì

    private @Nullable DayMention ofWeek(int i) {
        Optional<DayOfWeek> weekday = CalendarWords.weekday(mail.word(i));
        if (weekday.isEmpty() || isMonthRather(i)) {
            return null;
        }
        int last = i;
        boolean next = NEXT.contains(mail.word(i - 1));
        if (NEXT.contains(mail.word(last + 1)) && mail.token(last + 1).isClose()) {
            next = true;
            last++;
        }
        DayMention numbered = numbered(i, last, weekday.get());
        if (numbered != null) {
            return numbered;
        }
        if (startsDate(last + 1)) {
            return new DayMention(i, last, allAhead(weekday.get()), Confidence.HIGH);
        }
        if (mail.word(i).length() < 4 && !next) {
            return null;
        }
        boolean ofTime = mail.is(i - 1, "di") && i > 1 && mail.token(i - 2).isNumber();
        if (ANY.contains(mail.word(i - 1)) && mail.together(i - 1, i) && !ofTime) {
            return DayMention.none(i, last);
        }
        boolean weekAfter = isWeekAfter(last + 1);
        LocalDate nearest = today.with(TemporalAdjusters.next(weekday.get()));
        LocalDate later = nearest.plusWeeks(1);
        if (weekAfter) {
            LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            return DayMention.of(
                    i, last, monday.plusDays(weekday.get().getValue() - 1L), Confidence.HIGH);
        }
        if (today.getDayOfWeek() == weekday.get()) {
            return new DayMention(i, last, List.of(nearest, today), Confidence.MEDIUM);
        }
        boolean thisWeek = weekday.get().getValue() > today.getDayOfWeek().getValue();
        return next && thisWeek
                ? new DayMention(i, last, List.of(nearest, later), Confidence.MEDIUM)
                : DayMention.of(i, last, nearest, Confidence.HIGH);
    }

    /** "mar" is March after a number, Tuesday before one. */
    private boolean isMonthRather(int i) {
        return mail.word(i).equals("mar")
                && i > 0
                && mail.token(i - 1).isNumber()
                && mail.token(i).isClose();
    }

    private boolean isWeekAfter(int i) {
        for (int at = i; at < i + 4 && at < mail.size(); at++) {
            if (mail.is(at, "settimana")) {
                return NEXT.contains(mail.word(at - 1)) || NEXT.contains(mail.word(at + 1));
            }
        }
        return false;
    }

    private @Nullable DayMention numbered(int first, int last, DayOfWeek weekday) {
        int at = last + 1;
        if (at >= mail.size()) {
            return null;
        }
        Token token = mail.token(at);
        int number = token.isNumber() ? token.number() : -1;
        String gap = token.gap().strip();
        boolean follows = gap.isEmpty() || gap.equals("(") || gap.equals(".") || gap.equals(",");
        if (number < 1 || number > 31 || token.word().length() > 2 || !follows || isOther(at)) {
            return null;
        }
        List<LocalDate> days = new ArrayList<>();
        Optional<LocalDate> nearest = nextOfMonth(number);
        if (nearest.isEmpty()) {
            return null;
        }
        if (nearest.get().getDayOfWeek() == weekday) {
            return DayMention.of(first, at, nearest.get(), Confidence.HIGH);
        }
        days.add(nearest.get());
        days.add(today.with(TemporalAdjusters.next(weekday)));
        return new DayMention(first, at, days, Confidence.LOW);
    }

    private Optional<LocalDate> nextOfMonth(int number) {
        for (int month = 0; month < 3; month++) {
            LocalDate first = today.withDayOfMonth(1).plusMonths(month);
            if (number <= first.lengthOfMonth() && !first.withDayOfMonth(number).isBefore(today)) {
                return Optional.of(first.withDayOfMonth(number));
            }
        }
        return Optional.empty();
    }

    /** Whether a number is part of a date with a month, of a time, or counts something. */
    private boolean isOther(int at) {
        if (startsDate(at)) {
            return true;
        }
        if (at + 1 >= mail.size()) {
            return false;
        }
        Token next = mail.token(at + 1);
        if (next.isNumber()
                && !next.gap().isEmpty()
                && next.gap().length() == 1
                && ".:/,-".indexOf(next.gap().charAt(0)) >= 0) {
            return true;
        }
        return UNITS.contains(next.word())
                && next.isClose()
                && !Set.of("h", "ore", "e").contains(next.word());
    }

    private boolean startsDate(int at) {
        return at < mail.size()
                && (numeric(at) != null || named(at) != null || english(at) != null);
    }

    private List<LocalDate> allAhead(DayOfWeek weekday) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = today.with(TemporalAdjusters.nextOrSame(weekday));
        for (; day.isBefore(today.plusDays(FARTHEST_WITH_YEAR)); day = day.plusWeeks(1)) {
            days.add(day);
        }
        return days;
    }

    // il 12, per il 12, giorno 12

    private @Nullable DayMention ofMonth(int i) {
        Token token = mail.token(i);
        int number = token.isNumber() ? token.number() : -1;
        if (number < 1 || number > 31 || token.word().length() > 2 || i == 0 || isOther(i)) {
            return null;
        }
        DayMention ofSameMonth = ofMonthSaidLater(i, number);
        if (ofSameMonth != null) {
            return ofSameMonth;
        }
        boolean introduced = BEFORE_A_DAY.contains(mail.word(i - 1)) && token.isClose();
        if (!introduced || Set.of("per", "data", "o").contains(mail.word(i - 1))) {
            return null;
        }
        LocalDate day = nextOfMonth(number).orElse(null);
        return day == null ? null : DayMention.of(i, i, day, Confidence.HIGH);
    }

    /** "il 9, il 10 o l'11 novembre" */
    private @Nullable DayMention ofMonthSaidLater(int i, int number) {
        int at = i + 1;
        boolean linked = false;
        for (; at < mail.size() && at < i + 8 && !startsDate(at); at++) {
            boolean other = mail.token(at).isNumber() && mail.token(at).number() <= 31;
            if (!other && !LINKS.contains(mail.word(at))) {
                return null;
            }
            linked |= LINKS.contains(mail.word(at));
        }
        if (at >= mail.size() || !startsDate(at) || !linked || !mail.together(i, at)) {
            return null;
        }
        DayMention later = at(at);
        if (later == null || later.days().isEmpty()) {
            return null;
        }
        LocalDate month = later.days().get(0);
        return number > month.lengthOfMonth()
                ? null
                : DayMention.of(i, i, month.withDayOfMonth(number), Confidence.HIGH);
    }

    // oggi, domani, dopodomani, tra due settimane

    private @Nullable DayMention relative(int i) {
        Confidence byDay = atNight ? Confidence.MEDIUM : Confidence.HIGH;
        switch (mail.word(i)) {
            case "oggi", "stamattina", "stasera", "today" -> {
                return DayMention.of(i, i, today, Confidence.MEDIUM);
            }
            case "domani", "domattina", "tomorrow" -> {
                return DayMention.of(i, i, today.plusDays(1), byDay);
            }
            case "dopodomani" -> {
                return DayMention.of(i, i, today.plusDays(2), byDay);
            }
            case "tra", "fra", "in" -> {
                return counted(i, i + 1);
            }
            default -> {
                return null;
            }
        }
    }

    private @Nullable DayMention counted(int first, int at) {
        if (at + 1 >= mail.size() || !mail.isPhrase(first, at + 1)) {
            return null;
        }
        int count = CalendarWords.number(mail.token(at));
        if (count < 1 || count > 90 || mail.word(first).equals("in") && count > 20) {
            return null;
        }
        boolean exact = mail.word(at + 2).startsWith("esatt");
        return switch (mail.word(at + 1)) {
            case "giorni", "giorno", "days", "gg" ->
                    DayMention.of(first, at + 1, today.plusDays(count), Confidence.HIGH);
            case "settimane", "settimana", "weeks", "week", "sett" ->
                    DayMention.of(
                            first,
                            exact ? at + 2 : at + 1,
                            today.plusWeeks(count),
                            exact ? Confidence.HIGH : Confidence.MEDIUM);
            default -> null;
        };
    }
}
