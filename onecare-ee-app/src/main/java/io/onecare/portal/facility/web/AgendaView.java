package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.network.LocalizedName;
import io.onecare.core.reception.FacilitySchedule;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.facility.Agenda;
import io.onecare.portal.facility.AgendaChangeDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The opening hours of an agenda. What is typed here leads to the page that shows what it does;
 * nothing is changed here.
 */
@Named
@RequestScoped
public class AgendaView extends StaffView {

    @Inject private AgendaChangeDesk desk;

    private @Nullable Agenda agenda;
    private @Nullable Actor actor;

    /**
     * Finds the agenda, and leads on if a form was sent.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        actor = staff.get();
        agenda = desk.find(staff.get(), asked("schedule")).orElse(null);
        if (agenda == null && !asked("schedule").isEmpty()) {
            posted().notFound();
            return;
        }
        if (posted().isSent() && agenda != null) {
            Optional<ScheduleChange> change = wanted(typed("what"), agenda);
            if (change.isPresent()) {
                posted().leadTo(ChangeAddress.of(changePage(), change.get()));
            }
        }
    }

    /**
     * Reads the change that a form asks for.
     *
     * @param what which form
     * @param shown the agenda
     * @return empty if something is wrong with it, and said
     */
    protected Optional<ScheduleChange> wanted(String what, Agenda shown) {
        return switch (what) {
            case "close" -> close(shown);
            case "open" -> open(shown);
            case "week" -> week(shown);
            default -> Optional.empty();
        };
    }

    /**
     * Gives the page that shows what a change does.
     *
     * @return its address without the context path
     */
    protected String changePage() {
        return ChangeAddress.PAGE;
    }

    private Optional<ScheduleChange> close(Agenda shown) {
        LocalDate from = typedDay("from");
        String typedUntil = typed("until");
        LocalDate until = typedUntil.isEmpty() ? from : TypedDate.read(typedUntil).orElse(null);
        if (from != null) {
            if (until == null) {
                messages().add("until", "DAY_MISSING");
            } else if (until.isBefore(from)) {
                messages().add("until", "DAYS_REVERSED");
            } else if (until.isBefore(today())) {
                messages().add(typedUntil.isEmpty() ? "from" : "until", "DAY_OVER");
            }
        }
        Optional<List<DayHours>> hours = TypedHours.read(typed("hours"));
        if (hours.isEmpty() || hours.get().size() > 1) {
            messages().add("hours", "HOURS_ONE");
        }
        Optional<ClosureReason> reason =
                Arrays.stream(ClosureReason.values())
                        .filter(one -> one.name().equals(typed("reason")))
                        .findFirst();
        if (reason.isEmpty()) {
            messages().add("reason", "REASON_MISSING");
        }
        if (!messages().isEmpty() || from == null || until == null) {
            return Optional.empty();
        }
        DayHours closed = hours.get().isEmpty() ? DayHours.allDay() : hours.get().get(0);
        return Optional.of(
                new ScheduleChange.Close(
                        typed("which").equals("all")
                                ? generated(shown)
                                : Set.of(shown.chosen().code()),
                        Closure.of(
                                ValidityPeriod.between(from, until.plusDays(1)),
                                closed,
                                reason.get())));
    }

    private Optional<ScheduleChange> open(Agenda shown) {
        LocalDate day = typedDay("day");
        if (day != null && day.isBefore(today())) {
            messages().add("day", "DAY_OVER");
        }
        Optional<List<DayHours>> hours = TypedHours.read(typed("opening"));
        if (hours.isEmpty() || hours.get().size() != 1) {
            messages().add("opening", "HOURS_ONE");
        }
        return messages().isEmpty() && day != null
                ? Optional.of(
                        new ScheduleChange.Open(
                                shown.chosen().code(), ExtraOpening.of(day, hours.get().get(0))))
                : Optional.empty();
    }

    /** What holds before the first day of the new week stays until then. */
    private Optional<ScheduleChange> week(Agenda shown) {
        LocalDate since = typedDay("since");
        if (since != null && since.isBefore(today())) {
            messages().add("since", "DAY_OVER");
        }
        List<WeeklyOpening> rules = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Optional<List<DayHours>> hours = TypedHours.read(typed(fieldOf(day)));
            if (hours.isEmpty()) {
                messages().add(fieldOf(day), "HOURS");
            } else if (since != null) {
                hours.get()
                        .forEach(
                                piece ->
                                        rules.add(
                                                WeeklyOpening.of(
                                                        day, piece, ValidityPeriod.from(since))));
            }
        }
        if (!messages().isEmpty() || since == null) {
            return Optional.empty();
        }
        for (WeeklyOpening before : shown.hours().weekly()) {
            ValidityPeriod period = before.period();
            boolean isOver =
                    period.untilExclusive().filter(until -> !until.isAfter(since)).isPresent();
            if (isOver) {
                rules.add(before);
            } else if (period.from().isBefore(since)) {
                rules.add(
                        WeeklyOpening.of(
                                before.dayOfWeek(),
                                before.hours(),
                                ValidityPeriod.between(period.from(), since)));
            }
        }
        return Optional.of(new ScheduleChange.Week(shown.chosen().code(), rules));
    }

    /** The day in a field; null if it is none, and said. */
    protected @Nullable LocalDate typedDay(String field) {
        LocalDate day = TypedDate.read(typed(field)).orElse(null);
        if (day == null) {
            messages().add(field, "DAY_MISSING");
        }
        return day;
    }

    private static Set<String> generated(Agenda shown) {
        return shown.all().stream()
                .filter(one -> one.source() == ScheduleSource.GENERATED)
                .map(FacilitySchedule::code)
                .collect(Collectors.toSet());
    }

    private static String fieldOf(DayOfWeek day) {
        return "week-" + day.getValue();
    }

    /**
     * Gives the agendas to choose from.
     *
     * @return those of practitioners first
     */
    public List<AgendaChoice> getChoices() {
        return agenda == null ? List.of() : agenda.all().stream().map(AgendaChoice::of).toList();
    }

    /**
     * Gives the agenda that is shown.
     *
     * @return its code; empty if the facility has none
     */
    public String getSchedule() {
        return agenda == null ? "" : agenda.chosen().code();
    }

    /**
     * Names the agenda that is shown.
     *
     * @return whose it is
     */
    public String getScheduleName() {
        return agenda == null ? "" : AgendaChoice.of(agenda.chosen()).label();
    }

    /**
     * Tells whether it can be changed here.
     *
     * @return false if the facility's own system makes its slots
     */
    public boolean isChangeable() {
        return agenda != null && agenda.chosen().source() == ScheduleSource.GENERATED;
    }

    /**
     * Gives what can be booked in it.
     *
     * @return the names of the services
     */
    public List<String> getServices() {
        Agenda shown = agenda;
        Actor staff = actor;
        return shown == null || staff == null
                ? List.of()
                : shown.chosen().serviceCodes().stream()
                        .map(code -> desk.serviceName(staff, code))
                        .map(LocalizedName::italian)
                        .toList();
    }

    /**
     * Gives the fields of the week, with the hours in force or as they were typed.
     *
     * @return Monday first
     */
    public List<WeekDayField> getWeek() {
        boolean isTyped = posted().isFilled() && typed("what").equals("week");
        return Arrays.stream(DayOfWeek.values())
                .map(
                        day ->
                                new WeekDayField(
                                        fieldOf(day),
                                        day.getDisplayName(TextStyle.FULL, language().locale()),
                                        isTyped ? typed(fieldOf(day)) : inForce(day),
                                        error(fieldOf(day))))
                .toList();
    }

    private String inForce(DayOfWeek day) {
        return agenda == null
                ? ""
                : agenda.hours().weekly().stream()
                        .filter(rule -> rule.dayOfWeek() == day)
                        .filter(rule -> rule.period().contains(today()))
                        .map(WeeklyOpening::hours)
                        .sorted(Comparator.comparing(DayHours::from))
                        .map(this::written)
                        .collect(Collectors.joining(", "));
    }

    /**
     * Gives the weekly rules that hold later.
     *
     * @return in words, by day
     */
    public List<String> getLater() {
        return agenda == null
                ? List.of()
                : agenda.hours().weekly().stream()
                        .filter(rule -> rule.period().from().isAfter(today()))
                        .sorted(
                                Comparator.comparing((WeeklyOpening rule) -> rule.period().from())
                                        .thenComparing(WeeklyOpening::dayOfWeek))
                        .map(
                                rule ->
                                        language()
                                                .say(
                                                        "facility.agenda.later",
                                                        formats().longDate(rule.period().from()),
                                                        rule.dayOfWeek()
                                                                .getDisplayName(
                                                                        TextStyle.FULL,
                                                                        language().locale()),
                                                        written(rule.hours())))
                        .toList();
    }

    /**
     * Gives the closures that are not over.
     *
     * @return by day
     */
    public List<AgendaLine> getClosures() {
        return agenda == null
                ? List.of()
                : agenda.hours().closures().stream()
                        .filter(
                                closure ->
                                        closure.days()
                                                .untilExclusive()
                                                .filter(until -> !until.isAfter(today()))
                                                .isEmpty())
                        .sorted(Comparator.comparing((Closure closure) -> closure.days().from()))
                        .map(
                                closure ->
                                        new AgendaLine(
                                                days(closure.days()) + hours(closure.hours()),
                                                text("facility.reason." + closure.reason()),
                                                request().getContextPath()
                                                        + ChangeAddress.of(
                                                                changePage(),
                                                                new ScheduleChange.Reopen(
                                                                        getSchedule(), closure))))
                        .toList();
    }

    /**
     * Gives the extra openings that are not over.
     *
     * @return by day
     */
    public List<AgendaLine> getExtras() {
        return agenda == null
                ? List.of()
                : agenda.hours().extras().stream()
                        .filter(extra -> !extra.day().isBefore(today()))
                        .sorted(Comparator.comparing(ExtraOpening::day))
                        .map(
                                extra ->
                                        new AgendaLine(
                                                formats().day(extra.day()) + hours(extra.hours()),
                                                "",
                                                request().getContextPath()
                                                        + ChangeAddress.of(
                                                                changePage(),
                                                                new ScheduleChange.EndExtra(
                                                                        getSchedule(), extra))))
                        .toList();
    }

    private String days(ValidityPeriod period) {
        LocalDate last = period.untilExclusive().map(until -> until.minusDays(1)).orElse(null);
        if (last == null) {
            return language().say("facility.days.from", formats().longDate(period.from()));
        }
        return last.equals(period.from())
                ? formats().day(last)
                : language()
                        .say(
                                "facility.days.between",
                                formats().longDate(period.from()),
                                formats().longDate(last));
    }

    private String hours(DayHours hours) {
        return hours.equals(DayHours.allDay()) ? "" : ", " + written(hours);
    }

    private String written(DayHours hours) {
        String until = formats().time(hours.untilExclusive());
        return formats().time(hours.from()) + "–" + (until.equals("00:00") ? "24:00" : until);
    }

    /**
     * Gives the reasons of a closure.
     *
     * @return their names
     */
    public List<String> getReasons() {
        return Arrays.stream(ClosureReason.values()).map(ClosureReason::name).toList();
    }

    /**
     * Writes today as it is typed.
     *
     * @return such as {@code 17/10/2026}
     */
    public String getSince() {
        return posted().isFilled() && typed("what").equals("week")
                ? typed("since")
                : formats().date(today());
    }
}
