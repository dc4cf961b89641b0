package io.onecare.portal.agenda.web;

import io.onecare.core.reception.OpenSchedules;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.facility.web.TypedHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is typed to open agendas, read field by field; what is wrong is said. */
final class OpeningForm {

    static final String WEEKDAYS = "week-0";

    private static final int LEAST_SLOT = 5;
    private static final int MOST_SLOT = 480;

    private final UnaryOperator<String> typed;
    private final FormMessages messages;

    OpeningForm(UnaryOperator<String> typed, FormMessages messages) {
        this.typed = typed;
        this.messages = messages;
    }

    static String fieldOf(DayOfWeek day) {
        return "week-" + day.getValue();
    }

    /** Empty if something is wrong. */
    Optional<OpenSchedules> read(
            Set<String> facilities, List<ServiceField> services, LocalDate today) {
        Duration slot = slot();
        Map<String, Duration> minutes = minutes(services, slot);
        ValidityPeriod period = period(today);
        List<WeeklyOpening> week = week(period);
        String who = typed.apply("who");
        if (!messages.isEmpty() || slot == null || period == null) {
            return Optional.empty();
        }
        return Optional.of(
                new OpenSchedules(
                        facilities,
                        who.isEmpty() ? null : who,
                        AdministratorView.ROME,
                        slot,
                        minutes,
                        week,
                        period));
    }

    private @Nullable Duration slot() {
        String slot = typed.apply("slot");
        int minutes = slot.matches("[0-9]{1,3}") ? Integer.parseInt(slot) : 0;
        if (minutes < LEAST_SLOT || minutes > MOST_SLOT) {
            messages.add("slot", "SLOT");
            return null;
        }
        return Duration.ofMinutes(minutes);
    }

    private Map<String, Duration> minutes(List<ServiceField> services, @Nullable Duration slot) {
        Map<String, Duration> minutes = new TreeMap<>();
        Duration longest = slot == null ? Duration.ofMinutes(MOST_SLOT) : slot;
        boolean isWrong = false;
        for (ServiceField one : services) {
            if (one.isChosen()) {
                Optional<Duration> read = one.read(longest);
                if (read.isEmpty()) {
                    messages.add(one.minutesId(), "MINUTES", longest.toMinutes());
                    isWrong = true;
                } else {
                    minutes.put(one.code(), read.get());
                }
            }
        }
        if (minutes.isEmpty() && !isWrong) {
            messages.add("services", "SERVICES_MISSING");
        }
        return minutes;
    }

    private @Nullable ValidityPeriod period(LocalDate today) {
        LocalDate from = TypedDate.read(typed.apply("from")).orElse(null);
        if (from == null) {
            messages.add("from", "DAY_MISSING");
        } else if (from.isBefore(today)) {
            messages.add("from", "DAY_OVER");
        }
        String typedUntil = typed.apply("until");
        LocalDate until = TypedDate.read(typedUntil).orElse(null);
        if (until == null && !typedUntil.isEmpty()) {
            messages.add("until", "DAY_MISSING");
        } else if (until != null && from != null && until.isBefore(from)) {
            messages.add("until", "DAYS_REVERSED");
            return null;
        }
        return from == null
                ? null
                : until == null
                        ? ValidityPeriod.from(from)
                        : ValidityPeriod.between(from, until.plusDays(1));
    }

    /** A weekday of its own wins over what is said of all from Monday to Friday. */
    private List<WeeklyOpening> week(@Nullable ValidityPeriod period) {
        List<WeeklyOpening> week = new ArrayList<>();
        List<DayHours> weekdays = hours(WEEKDAYS);
        boolean isAnyTyped = !typed.apply(WEEKDAYS).isEmpty();
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean isOwn = !typed.apply(fieldOf(day)).isEmpty();
            isAnyTyped |= isOwn;
            List<DayHours> hours =
                    isOwn
                            ? hours(fieldOf(day))
                            : day.getValue() <= DayOfWeek.FRIDAY.getValue() ? weekdays : List.of();
            if (period != null) {
                hours.forEach(
                        piece ->
                                week.add(
                                        WeeklyOpening.of(
                                                day, piece, ValidityPeriod.from(period.from()))));
            }
        }
        if (!isAnyTyped) {
            messages.add(WEEKDAYS, "WEEK_MISSING");
        }
        return week;
    }

    private List<DayHours> hours(String field) {
        Optional<List<DayHours>> hours = TypedHours.read(typed.apply(field));
        if (hours.isEmpty()) {
            messages.add(field, "HOURS");
        }
        return hours.orElse(List.of());
    }
}
