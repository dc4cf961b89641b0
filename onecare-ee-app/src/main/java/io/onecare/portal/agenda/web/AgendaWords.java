package io.onecare.portal.agenda.web;

import io.onecare.core.network.LocalizedName;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.reception.ScheduleListing;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Agendas as administrators read them. */
record AgendaWords(Language language, Map<String, LocalizedName> services, LocalDate today) {

    AgendaRow row(ScheduleListing one) {
        LocalDate day = one.period().from().isAfter(today) ? one.period().from() : today;
        return new AgendaRow(
                one.schedule().code(),
                name(one.schedule().practitioner()),
                one.facilityName(),
                one.facilityCode(),
                one.minutes().entrySet().stream()
                        .map(
                                service ->
                                        language.say(
                                                "agendas.serviceMinutes",
                                                service(service.getKey()),
                                                service.getValue().toMinutes()))
                        .toList(),
                WeekWords.of(one.hours().weekly(), day, language),
                period(one),
                slots(one),
                one.nextFree() == null
                        ? text("agendas.free.none")
                        : language.when(one.nextFree(), one.schedule().zone()),
                standing(one));
    }

    private String slots(ScheduleListing one) {
        if (one.schedule().source() == ScheduleSource.PROVIDED) {
            return text("agendas.slots.provided");
        }
        LocalDate horizon = one.horizonUntil();
        return horizon == null
                ? text("agendas.slots.none")
                : language.say("agendas.slots.until", formats().longDate(horizon.minusDays(1)));
    }

    private String period(ScheduleListing one) {
        return one.period()
                .untilExclusive()
                .map(
                        until ->
                                language.say(
                                        "facility.days.between",
                                        formats().longDate(one.period().from()),
                                        formats().longDate(until.minusDays(1))))
                .orElseGet(
                        () ->
                                language.say(
                                        "facility.days.from",
                                        formats().longDate(one.period().from())));
    }

    private String standing(ScheduleListing one) {
        return one.closedFrom()
                .map(
                        day ->
                                language.say(
                                        day.isAfter(today) ? "agendas.closes" : "agendas.closed",
                                        formats().longDate(day)))
                .orElse("");
    }

    static String name(@Nullable PractitionerName name) {
        return name == null
                ? ""
                : name.title().map(title -> title + " ").orElse("")
                        + name.givenName()
                        + " "
                        + name.familyName();
    }

    String service(String code) {
        return services.getOrDefault(code, LocalizedName.of(code, null)).in(language.locale());
    }

    Formats formats() {
        return Formats.of(language);
    }

    String text(String key) {
        return language.texts().getString(key);
    }
}
