package io.onecare.core.recognition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Puts days and times of a mail together to the one that is wished for. */
final class WishedTimes {

    private static final int MOST_ALTERNATIVES = 8;

    /** A time belongs to a day no more than this many words away, or to the only one. */
    private static final int NEAR = 12;

    private static final Set<String> MOVES =
            Set.of(
                    "sposta",
                    "spostare",
                    "spostata",
                    "spostato",
                    "spostarla",
                    "rinviata",
                    "rinviato",
                    "rinviare",
                    "posticipata",
                    "posticipato",
                    "posticipare",
                    "anticipata",
                    "anticipato",
                    "anticipare",
                    "cambiare",
                    "cambiata",
                    "slittata",
                    "slitta",
                    "rimandata",
                    "rimandare",
                    "move",
                    "moved");

    private final Mail mail;
    private final LocalDate today;
    private final Instant receivedAt;

    WishedTimes(Mail mail, Instant receivedAt) {
        this.mail = mail;
        this.receivedAt = receivedAt;
        this.today = ZonedDateTime.ofInstant(receivedAt, WishedTime.ZONE).toLocalDate();
    }

    Optional<Finding<WishedTime>> find(Predicate<MailZone> zones) {
        LocalTime received = ZonedDateTime.ofInstant(receivedAt, WishedTime.ZONE).toLocalTime();
        List<DayMention> days = new DayReader(mail, today, received).read();
        List<HourMention> hours = new HourReader(mail, days).read();
        List<DayMention> wished =
                days.stream()
                        .filter(day -> zones.test(mail.zone(day.first())))
                        .filter(day -> !day.days().isEmpty())
                        .filter(day -> mail.stance(day.first()) == Stance.PLAIN)
                        .filter(day -> !isMovedAway(day, days))
                        .filter(day -> !isDateline(day))
                        .toList();
        if (wished.isEmpty()) {
            return Optional.empty();
        }
        List<HourMention> said =
                hours.stream()
                        .filter(hour -> zones.test(mail.zone(hour.first())))
                        .filter(hour -> !hour.times().isEmpty())
                        .filter(hour -> mail.stance(hour.first()) == Stance.PLAIN)
                        .toList();
        return new Choice(wished, days, said).best();
    }

    /** "dal 12 al 14", "prevista per il 12 è rinviata al 14": the first is over. */
    private boolean isMovedAway(DayMention day, List<DayMention> all) {
        boolean laterInSentence =
                all.stream()
                        .anyMatch(
                                other ->
                                        other.first() > day.last()
                                                && mail.together(day.last(), other.first())
                                                && leadsTo(other.first()));
        if (!laterInSentence) {
            return false;
        }
        return isMoveAround(mail, day.first());
    }

    /** Whether the sentence speaks of moving something, within thirty words. */
    static boolean isMoveAround(Mail mail, int at) {
        int to = Math.min(mail.size(), at + 30);
        for (int i = Math.max(0, at - 30); i < to; i++) {
            if (mail.together(Math.min(i, at), Math.max(i, at)) && MOVES.contains(mail.word(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean leadsTo(int first) {
        for (int i = first - 1; i >= 0 && i >= first - 2; i--) {
            if (Set.of("al", "a", "to", "all", "per").contains(mail.word(i))) {
                return true;
            }
        }
        return false;
    }

    /** "Roma, 27/10/2026" alone on its line, on the day the mail came. */
    private boolean isDateline(DayMention day) {
        LocalDate only = day.days().get(0);
        if (only.isAfter(today.plusDays(1))) {
            return false;
        }
        int line = mail.token(day.first()).line();
        boolean ends = day.last() + 1 >= mail.size() || mail.token(day.last() + 1).line() != line;
        boolean begins = day.first() < 4 || mail.token(day.first() - 4).line() != line;
        return ends && begins && day.first() > 0 && mail.token(day.first()).gap().contains(",");
    }

    /** The days and times that count, and what they add up to. */
    private final class Choice {

        private final List<DayMention> wished;
        private final List<DayMention> all;
        private final List<HourMention> hours;
        private final Map<HourMention, DayMention> dayOf = new LinkedHashMap<>();

        Choice(List<DayMention> wished, List<DayMention> all, List<HourMention> hours) {
            this.wished = wished;
            this.all = all;
            this.hours = hours;
            hours.forEach(this::pair);
        }

        private void pair(HourMention hour) {
            DayMention nearest = null;
            int least = Integer.MAX_VALUE;
            for (DayMention day : all) {
                int distance = distance(day, hour);
                if (distance < least) {
                    least = distance;
                    nearest = day;
                }
            }
            if (nearest != null
                    && (least <= NEAR || wished.size() == 1 && nearest == wished.get(0))) {
                dayOf.put(hour, nearest);
            }
        }

        /** In words; another clause or sentence makes it longer, and so does a day that follows. */
        private int distance(DayMention day, HourMention hour) {
            boolean dayFirst = day.last() < hour.first();
            int words =
                    dayFirst
                            ? hour.first() - day.last()
                            : hour.first() > day.last() ? 0 : day.first() - hour.last();
            int penalty = mail.together(day.first(), hour.first()) ? 0 : 4;
            return 2 * words + penalty + (dayFirst ? 0 : 1);
        }

        Optional<Finding<WishedTime>> best() {
            Set<LocalDate> certain = new LinkedHashSet<>();
            for (DayMention day : byPrecision()) {
                if (certain.stream().noneMatch(day.days()::contains)) {
                    certain.add(day.days().get(0));
                }
            }
            List<WishedTime> readings = new ArrayList<>();
            List<Passage> passages = new ArrayList<>();
            Confidence confidence = Confidence.HIGH;
            for (LocalDate day : certain) {
                confidence = confidence.atMost(read(day, readings, passages));
            }
            shareTime(readings);
            List<DayMention> open = wished.stream().filter(day -> day.days().size() > 1).toList();
            if (certain.size() == 1 && readings.size() == 1 && open.size() == wished.size()) {
                addOpenDays(open.get(0), readings);
            }
            return Optional.of(finding(readings, passages, confidence));
        }

        /** "martedì 3 o giovedì 5 alle 15": the time is that of both. */
        private void shareTime(List<WishedTime> readings) {
            Set<LocalTime> times = new LinkedHashSet<>();
            readings.stream().map(WishedTime::time).filter(Objects::nonNull).forEach(times::add);
            if (times.size() == 1) {
                readings.replaceAll(
                        reading -> new WishedTime(reading.day(), times.iterator().next()));
            }
        }

        private List<DayMention> byPrecision() {
            List<DayMention> sorted = new ArrayList<>(wished);
            sorted.sort(
                    (a, b) ->
                            a.days().size() != b.days().size()
                                    ? Integer.compare(a.days().size(), b.days().size())
                                    : a.confidence().compareTo(b.confidence()));
            return sorted;
        }

        /** Adds what is said of a day, and tells how sure that is. */
        private Confidence read(LocalDate day, List<WishedTime> readings, List<Passage> passages) {
            Confidence best = Confidence.LOW;
            List<HourMention> here = new ArrayList<>();
            boolean single = false;
            for (DayMention mention : wished) {
                if (mention.days().contains(day)) {
                    best = mention.confidence().compareTo(best) < 0 ? mention.confidence() : best;
                    single |= mention.days().size() == 1;
                    passages.add(mail.passage(mention.first(), mention.last()));
                    for (HourMention hour : hours) {
                        if (mention.equals(dayOf.get(hour))) {
                            here.add(hour);
                        }
                    }
                }
            }
            Set<LocalTime> times = new LinkedHashSet<>();
            for (HourMention hour : here) {
                best = best.atMost(hour.confidence());
                times.addAll(hour.times());
                passages.add(mail.passage(hour.first(), hour.last()));
            }
            if (times.isEmpty()) {
                readings.add(new WishedTime(day, null));
            }
            times.forEach(time -> readings.add(new WishedTime(day, time)));
            return single ? best : best.atMost(Confidence.MEDIUM);
        }

        private void addOpenDays(DayMention mention, List<WishedTime> readings) {
            LocalTime time = readings.get(0).time();
            mention.days().stream()
                    .skip(1)
                    .limit(MOST_ALTERNATIVES)
                    .forEach(day -> readings.add(new WishedTime(day, time)));
        }

        private Finding<WishedTime> finding(
                List<WishedTime> readings, List<Passage> passages, Confidence confidence) {
            List<WishedTime> ahead =
                    readings.stream().filter(reading -> !isOver(reading)).distinct().toList();
            List<WishedTime> kept = ahead.isEmpty() ? readings : ahead;
            WishedTime first = kept.get(0);
            boolean moment = first.time() == null || first.moment().isPresent();
            boolean sure = kept.size() == 1 && moment && !ahead.isEmpty();
            List<Passage> marked =
                    passages.stream()
                            .distinct()
                            .sorted(
                                    (a, b) ->
                                            a.part() == b.part()
                                                    ? Integer.compare(a.begin(), b.begin())
                                                    : a.part().compareTo(b.part()))
                            .toList();
            return new Finding<>(
                    first,
                    sure ? confidence : confidence.atMost(Confidence.MEDIUM),
                    marked,
                    kept.stream().skip(1).limit(MOST_ALTERNATIVES).toList());
        }

        private boolean isOver(WishedTime reading) {
            return reading.moment().map(moment -> moment.isBefore(receivedAt)).orElse(false);
        }
    }
}
