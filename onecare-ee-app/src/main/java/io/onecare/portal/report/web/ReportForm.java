package io.onecare.portal.report.web;

import io.onecare.core.report.ReportPeriod;
import io.onecare.portal.faces.FormMessages;
import io.onecare.portal.faces.TypedDate;
import io.onecare.portal.report.ReportKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which report about which period, as the address of the page has it. */
final class ReportForm {

    static final String REPORT = "report";
    static final String PERIOD = "period";
    static final String FROM = "from";
    static final String UNTIL = "until";

    private static final int MAX_LENGTH = 20;
    private static final int MONTHS_OF_A_YEAR = 12;

    /** Periods that need no dates. */
    enum Preset {
        /** From the first of this month to today. */
        THIS_MONTH,
        /** The whole month before this one. */
        LAST_MONTH,
        /** The twelve whole months before this one. */
        LAST_YEAR
    }

    private final ReportKind kind;
    private final Preset preset;
    private final String from;
    private final String until;
    private final LocalDate today;

    /**
     * Reads a request. What is no report or period of the lists counts as the first of them.
     *
     * @param parameter gives a parameter of the address, or null
     * @param today in Italy
     */
    ReportForm(Function<String, @Nullable String> parameter, LocalDate today) {
        this.kind = constant(ReportKind.values(), parameter.apply(REPORT));
        this.preset = constant(Preset.values(), parameter.apply(PERIOD));
        this.from = typed(parameter.apply(FROM));
        this.until = typed(parameter.apply(UNTIL));
        this.today = today;
    }

    private static <E extends Enum<E>> E constant(E[] all, @Nullable String name) {
        for (E one : all) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return all[0];
    }

    private static String typed(@Nullable String text) {
        String kept = text == null ? "" : text.strip();
        return kept.substring(0, Math.min(MAX_LENGTH, kept.length()));
    }

    ReportKind kind() {
        return kind;
    }

    /** The first day, as it was typed. */
    String from() {
        return from;
    }

    /** The last day, as it was typed. */
    String until() {
        return until;
    }

    /** Whether days were typed: then the preset does not count. */
    boolean hasOwnDays() {
        return !from.isEmpty() || !until.isEmpty();
    }

    boolean isChosen(Preset one) {
        return !hasOwnDays() && preset == one;
    }

    /** The period; empty if something is wrong, which is said. */
    Optional<ReportPeriod> period(FormMessages messages) {
        if (!hasOwnDays()) {
            return Optional.of(of(preset));
        }
        LocalDate first = day(FROM, from, messages);
        LocalDate last = day(UNTIL, until, messages);
        if (first == null || last == null) {
            return Optional.empty();
        }
        LocalDate end = last.plusDays(1);
        if (last.isBefore(first)) {
            messages.add(UNTIL, "ORDER");
        } else if (end.isAfter(first.plusYears(ReportPeriod.MAX_YEARS))) {
            messages.add(UNTIL, "TOO_LONG", ReportPeriod.MAX_YEARS);
        }
        return messages.isEmpty() ? Optional.of(new ReportPeriod(first, end)) : Optional.empty();
    }

    private ReportPeriod of(Preset wanted) {
        YearMonth month = YearMonth.from(today);
        return switch (wanted) {
            case THIS_MONTH -> new ReportPeriod(month.atDay(1), today.plusDays(1));
            case LAST_MONTH -> ReportPeriod.of(month.minusMonths(1));
            case LAST_YEAR ->
                    new ReportPeriod(month.minusMonths(MONTHS_OF_A_YEAR).atDay(1), month.atDay(1));
        };
    }

    private static @Nullable LocalDate day(String field, String text, FormMessages messages) {
        LocalDate day =
                TypedDate.read(text)
                        .filter(one -> one.getYear() >= 2000 && one.getYear() < 3000)
                        .orElse(null);
        if (day == null) {
            messages.add(field, "DAY");
        }
        return day;
    }

    /** The part of the address behind the question mark that asks the same again. */
    String query() {
        return query(kind);
    }

    /** The same period of another report. */
    String query(ReportKind other) {
        return REPORT
                + "="
                + other
                + (hasOwnDays()
                        ? "&" + FROM + "=" + encoded(from) + "&" + UNTIL + "=" + encoded(until)
                        : "&" + PERIOD + "=" + preset);
    }

    /** The same report of another period. */
    String query(Preset other) {
        return REPORT + "=" + kind + "&" + PERIOD + "=" + other;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
