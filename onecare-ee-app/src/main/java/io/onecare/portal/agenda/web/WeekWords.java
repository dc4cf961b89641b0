package io.onecare.portal.agenda.web;

import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.portal.faces.Formats;
import io.onecare.portal.faces.Language;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The weekly hours of an agenda in words: {@code lun–ven 09:00–13:00, 14:30–18:00; sab
 * 09:00–12:00}.
 */
final class WeekWords {

    private WeekWords() {}

    /** Those that hold on a day; empty if it is never open then. */
    static String of(List<WeeklyOpening> rules, LocalDate day, Language language) {
        List<String> hours = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            hours.add(
                    rules.stream()
                            .filter(rule -> rule.dayOfWeek() == weekday)
                            .filter(rule -> rule.period().contains(day))
                            .map(WeeklyOpening::hours)
                            .sorted(Comparator.comparing(DayHours::from))
                            .map(one -> written(one, Formats.of(language)))
                            .collect(Collectors.joining(", ")));
        }
        List<String> parts = new ArrayList<>();
        for (int first = 0; first < hours.size(); first++) {
            int last = first;
            while (last + 1 < hours.size() && hours.get(last + 1).equals(hours.get(first))) {
                last++;
            }
            if (!hours.get(first).isEmpty()) {
                parts.add(days(first, last, language) + " " + hours.get(first));
            }
            first = last;
        }
        return String.join("; ", parts);
    }

    private static String days(int first, int last, Language language) {
        String from = name(first, language);
        return first == last ? from : from + "–" + name(last, language);
    }

    private static String name(int day, Language language) {
        return DayOfWeek.of(day + 1).getDisplayName(TextStyle.SHORT, language.locale());
    }

    private static String written(DayHours hours, Formats formats) {
        String until = formats.time(hours.untilExclusive());
        return formats.time(hours.from()) + "–" + (until.equals("00:00") ? "24:00" : until);
    }
}
