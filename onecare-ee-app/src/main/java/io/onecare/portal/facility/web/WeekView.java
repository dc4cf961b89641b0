package io.onecare.portal.facility.web;

import io.onecare.core.Actor;
import io.onecare.core.reception.AgendaSlot;
import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.time.ValidityPeriod;
import io.onecare.portal.facility.Agenda;
import io.onecare.portal.facility.AgendaChangeDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A week of an agenda: what is free, what is booked; and a way to block what is free. */
@Named
@RequestScoped
public class WeekView extends StaffView {

    private static final int DAYS = 7;

    @Inject private AgendaChangeDesk desk;

    private @Nullable Agenda agenda;
    private List<AgendaSlot> slots = List.of();

    /**
     * Finds the week.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> staff = staff();
        if (staff.isEmpty()) {
            return;
        }
        agenda = desk.find(staff.get(), asked("schedule")).orElse(null);
        if (agenda == null && !asked("schedule").isEmpty()) {
            posted().notFound();
        } else if (agenda != null) {
            slots =
                    desk.slots(
                            staff.get(), agenda.chosen().code(), monday(), monday().plusDays(DAYS));
        }
    }

    private LocalDate monday() {
        LocalDate asked = askedDay("week");
        return (asked == null ? today() : asked)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
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
     * Gives the week that is shown.
     *
     * @return its Monday in ISO 8601
     */
    public String getWeek() {
        return monday().toString();
    }

    /**
     * Gives the week before.
     *
     * @return its Monday in ISO 8601
     */
    public String getBefore() {
        return monday().minusDays(DAYS).toString();
    }

    /**
     * Gives the week after.
     *
     * @return its Monday in ISO 8601
     */
    public String getAfter() {
        return monday().plusDays(DAYS).toString();
    }

    /**
     * Names the week.
     *
     * @return its first and last day
     */
    public String getSpan() {
        return language()
                .say(
                        "facility.days.between",
                        formats().longDate(monday()),
                        formats().longDate(monday().plusDays(DAYS - 1)));
    }

    /**
     * Gives the days.
     *
     * @return Monday first
     */
    public List<WeekDay> getDays() {
        List<WeekDay> days = new ArrayList<>();
        for (LocalDate day = monday();
                day.isBefore(monday().plusDays(DAYS));
                day = day.plusDays(1)) {
            LocalDate shown = day;
            days.add(
                    new WeekDay(
                            formats().day(day),
                            formats().weekday(day),
                            formats().dayOfMonth(day),
                            day.toString(),
                            slots.stream()
                                    .filter(slot -> startOf(slot).toLocalDate().equals(shown))
                                    .map(this::cell)
                                    .toList()));
        }
        return days;
    }

    private WeekCell cell(AgendaSlot slot) {
        boolean canBlock =
                slot.state() == AgendaSlot.State.FREE
                        && slot.time().startsAt().isAfter(clock().instant())
                        && agenda != null
                        && agenda.chosen().source() == ScheduleSource.GENERATED;
        return new WeekCell(
                formats().time(startOf(slot).toLocalTime()),
                text("facility.slot." + slot.state()),
                slot.state().name(),
                slot.booking() == null ? "" : slot.booking().toString(),
                canBlock ? block(slot) : "");
    }

    private String block(AgendaSlot slot) {
        ZonedDateTime start = startOf(slot);
        ZonedDateTime end = slot.time().endsAt().atZone(ROME);
        return request().getContextPath()
                + ChangeAddress.of(
                        ChangeAddress.PAGE,
                        new ScheduleChange.Close(
                                Set.of(getSchedule()),
                                Closure.of(
                                        ValidityPeriod.between(
                                                start.toLocalDate(),
                                                start.toLocalDate().plusDays(1)),
                                        DayHours.between(start.toLocalTime(), end.toLocalTime()),
                                        ClosureReason.BOOKED_ELSEWHERE)));
    }

    private static ZonedDateTime startOf(AgendaSlot slot) {
        return slot.time().startsAt().atZone(ROME);
    }
}
