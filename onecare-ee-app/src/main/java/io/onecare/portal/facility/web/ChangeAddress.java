package io.onecare.portal.facility.web;

import io.onecare.core.reception.ScheduleChange;
import io.onecare.core.schedule.Closure;
import io.onecare.core.schedule.ClosureReason;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.ExtraOpening;
import io.onecare.core.schedule.WeeklyOpening;
import io.onecare.core.time.ValidityPeriod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change of an agenda as the address of the page that shows what it does, so that nothing is kept
 * on the server between looking and doing. What cannot be read is no page.
 */
final class ChangeAddress {

    /** Where facilities look at what a change does. */
    static final String PAGE = "/facility/change";

    private static final int MOST_RULES = 100;
    private static final int MOST_SERVICES = 300;

    private ChangeAddress() {}

    /** The fields, by name; they say nothing about a person. */
    static Map<String, String> fields(ScheduleChange change) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (change instanceof ScheduleChange.Close close) {
            fields.put("what", "close");
            fields.put("schedules", String.join(",", close.schedules()));
            put(fields, close.closure());
        } else if (change instanceof ScheduleChange.Reopen reopen) {
            fields.put("what", "reopen");
            fields.put("schedules", reopen.code());
            put(fields, reopen.closure());
        } else if (change instanceof ScheduleChange.Open open) {
            fields.put("what", "open");
            fields.put("schedules", open.code());
            put(fields, open.extra());
        } else if (change instanceof ScheduleChange.EndExtra end) {
            fields.put("what", "endextra");
            fields.put("schedules", end.code());
            put(fields, end.extra());
        } else if (change instanceof ScheduleChange.Week week) {
            fields.put("what", "week");
            fields.put("schedules", week.code());
            fields.put(
                    "rules",
                    week.rules().stream()
                            .map(ChangeAddress::rule)
                            .collect(Collectors.joining("~")));
        } else if (change instanceof ScheduleChange.Services services) {
            fields.put("what", "services");
            fields.put("schedules", services.code());
            fields.put(
                    "minutes",
                    services.minutes().entrySet().stream()
                            .map(one -> one.getKey() + "." + one.getValue().toMinutes())
                            .collect(Collectors.joining(",")));
        }
        return fields;
    }

    static String of(String page, ScheduleChange change) {
        return page
                + "?"
                + fields(change).entrySet().stream()
                        .map(
                                field ->
                                        field.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    static Optional<ScheduleChange> read(UnaryOperator<String> field) {
        try {
            Set<String> schedules =
                    Arrays.stream(field.apply("schedules").split(","))
                            .filter(code -> !code.isEmpty())
                            .collect(Collectors.toSet());
            String first = schedules.stream().findFirst().orElse("");
            return Optional.ofNullable(
                    switch (field.apply("what")) {
                        case "close" -> new ScheduleChange.Close(schedules, closure(field));
                        case "reopen" -> new ScheduleChange.Reopen(first, closure(field));
                        case "open" -> new ScheduleChange.Open(first, extra(field));
                        case "endextra" -> new ScheduleChange.EndExtra(first, extra(field));
                        case "week" -> new ScheduleChange.Week(first, rules(field.apply("rules")));
                        case "services" ->
                                new ScheduleChange.Services(first, minutes(field.apply("minutes")));
                        default -> null;
                    });
        } catch (DateTimeException | IllegalArgumentException noChange) {
            return Optional.empty();
        }
    }

    private static void put(Map<String, String> fields, Closure closure) {
        fields.put("from", closure.days().from().toString());
        fields.put(
                "until", closure.days().untilExclusive().map(LocalDate::toString).orElse("always"));
        put(fields, closure.hours());
        fields.put("reason", closure.reason().name());
    }

    private static void put(Map<String, String> fields, ExtraOpening extra) {
        fields.put("from", extra.day().toString());
        put(fields, extra.hours());
    }

    private static void put(Map<String, String> fields, DayHours hours) {
        fields.put("start", hours.from().toString());
        fields.put("end", hours.untilExclusive().toString());
    }

    private static Closure closure(UnaryOperator<String> field) {
        return Closure.of(
                period(field.apply("from"), field.apply("until")),
                hours(field.apply("start"), field.apply("end")),
                ClosureReason.valueOf(field.apply("reason")));
    }

    private static ExtraOpening extra(UnaryOperator<String> field) {
        return ExtraOpening.of(
                LocalDate.parse(field.apply("from")),
                hours(field.apply("start"), field.apply("end")));
    }

    private static DayHours hours(String start, String end) {
        return DayHours.between(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static ValidityPeriod period(String from, String until) {
        LocalDate first = LocalDate.parse(from);
        return until.equals("always")
                ? ValidityPeriod.from(first)
                : ValidityPeriod.between(first, LocalDate.parse(until));
    }

    /** Such as {@code 1,09:00,13:00,2026-06-08,always}. */
    private static String rule(WeeklyOpening rule) {
        return String.join(
                ",",
                Integer.toString(rule.dayOfWeek().getValue()),
                rule.hours().from().toString(),
                rule.hours().untilExclusive().toString(),
                rule.period().from().toString(),
                rule.period().untilExclusive().map(LocalDate::toString).orElse("always"));
    }

    /** Such as {@code VIS-ALLERGOLOGICA.20,VIS-CARDIOLOGICA.30}. */
    private static Map<String, Duration> minutes(String text) {
        Map<String, Duration> minutes = new TreeMap<>();
        for (String one : text.split(",", MOST_SERVICES)) {
            int dot = one.indexOf('.');
            if (dot < 1) {
                throw new IllegalArgumentException("A service has a code and minutes.");
            }
            minutes.put(
                    one.substring(0, dot),
                    Duration.ofMinutes(Integer.parseInt(one.substring(dot + 1))));
        }
        return minutes;
    }

    private static List<WeeklyOpening> rules(@Nullable String text) {
        List<WeeklyOpening> rules = new ArrayList<>();
        if (text == null || text.isEmpty()) {
            return rules;
        }
        for (String one : text.split("~", MOST_RULES)) {
            String[] parts = one.split(",", -1);
            if (parts.length != 5) {
                throw new IllegalArgumentException("A rule has (5) parts.");
            }
            rules.add(
                    WeeklyOpening.of(
                            DayOfWeek.of(Integer.parseInt(parts[0])),
                            hours(parts[1], parts[2]),
                            period(parts[3], parts[4])));
        }
        return rules;
    }
}
