package io.onecare.portal.faces;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** How numbers, distances, money and phone numbers are written, in one place for all pages. */
public final class Formats {

    private static final int METRES_PER_KILOMETRE = 1_000;

    private static final double PER_MILLE = 1_000;

    /** Below this a distance is easier to picture in metres. */
    private static final int KILOMETRES_FROM = 500;

    /** Italy's numbers keep their leading zero behind the country code (ITU-T E.164). */
    private static final String ITALY = "+39";

    private static final ZoneId ROME = ZoneId.of("Europe/Rome");

    /** Emergency and other short numbers, which have no country code. */
    private static final int LONGEST_SHORT_NUMBER = 5;

    private final Locale locale;

    private Formats(Locale locale) {
        this.locale = locale;
    }

    /**
     * Gives the formats of a language.
     *
     * @param language the reader's language
     * @return its formats
     */
    public static Formats of(Language language) {
        return new Formats(language.locale());
    }

    /**
     * Writes a whole number with the separators of the language.
     *
     * @param number the number
     * @return such as {@code 1.250}
     */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /**
     * Writes a part of a whole with one decimal. Only nothing is 0 %, and only all is 100 %.
     *
     * @param share the part, 0 to 1
     * @return such as {@code 33,3 %}, with a no-break space in Italian
     */
    public String percent(double share) {
        return percentNumber(share) + (locale.equals(Locale.ITALY) ? "\u00a0%" : "%");
    }

    /**
     * Writes the number of percents with one decimal and no sign, as a spreadsheet takes it.
     *
     * @param share the part, 0 to 1
     * @return such as {@code 33,3}
     */
    public String percentNumber(double share) {
        double rounded = Math.round(share * PER_MILLE) / (PER_MILLE / 100);
        double told =
                rounded == 0 && share > 0 ? 0.1 : rounded == 100 && share < 1 ? 99.9 : rounded;
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(told);
    }

    /**
     * Writes a distance as precisely as it helps: tens of metres below half a kilometre, then
     * kilometres with two decimals, one from 10 km, none from 100 km.
     *
     * @param metres the distance in <b>metres</b>, not negative
     * @return such as {@code 350 m} or {@code 0,79 km}, with a no-break space
     */
    public String distance(double metres) {
        if (metres < KILOMETRES_FROM) {
            return number(Math.max(10, Math.round(metres / 10) * 10)) + "\u00a0m";
        }
        double kilometres = metres / METRES_PER_KILOMETRE;
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(kilometres < 10 ? 2 : kilometres < 100 ? 1 : 0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(kilometres) + "\u00a0km";
    }

    /**
     * Writes an amount in euro.
     *
     * @param euro the amount in <b>euro</b>
     * @return such as {@code 47,50 €}, with a no-break space
     */
    public String money(BigDecimal euro) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(euro);
    }

    /**
     * Writes a day with its weekday.
     *
     * @param day the day
     * @return such as {@code giovedì 17 ottobre 2026}
     */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", locale).format(day);
    }

    /**
     * Writes a day with its weekday, and with the year only if it is not the reader's.
     *
     * @param day the day
     * @param today the day on which it is read
     * @return such as {@code giovedì 17 ottobre}
     */
    public String nearDay(LocalDate day, LocalDate today) {
        return DateTimeFormatter.ofPattern(
                        day.getYear() == today.getYear() ? "EEEE d MMMM" : "EEEE d MMMM uuuu",
                        locale)
                .format(day);
    }

    /**
     * Writes a weekday in short.
     *
     * @param day the day
     * @return such as {@code gio}
     */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofPattern("EEE", locale).format(day);
    }

    /**
     * Writes a day without weekday and year.
     *
     * @param day the day
     * @return such as {@code 17 ottobre}
     */
    public String dayOfMonth(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM", locale).format(day);
    }

    /**
     * Writes a month.
     *
     * @param month the month
     * @return such as {@code ottobre 2026}
     */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
    }

    /**
     * Writes a day without its weekday.
     *
     * @param day the day
     * @return such as {@code 17 ottobre 2026}
     */
    public String longDate(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
    }

    /**
     * Writes a day in digits, as it is typed.
     *
     * @param day the day
     * @return such as {@code 17/10/2026}
     */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/uuuu", locale).format(day);
    }

    /**
     * Writes a time of day, without seconds.
     *
     * @param time the time
     * @return such as {@code 13:00}
     */
    public String time(LocalTime time) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(time);
    }

    /**
     * Writes a moment as the clocks of Italy show it.
     *
     * @param moment the moment
     * @return such as {@code 17 ottobre 2026, 13:00}
     */
    public String moment(Instant moment) {
        ZonedDateTime inItaly = moment.atZone(ROME);
        return longDate(inItaly.toLocalDate()) + ", " + time(inItaly.toLocalTime());
    }

    /**
     * Makes a phone number one that can be called by a touch, also from abroad.
     *
     * @param phone the number as it is shown, such as {@code 02 0087 2323}
     * @return the address of a link, such as {@code tel:+390200872323}
     */
    public String telephone(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        if (phone.strip().startsWith("+")) {
            return "tel:+" + digits;
        }
        if (digits.startsWith("00")) {
            return "tel:+" + digits.substring(2);
        }
        return "tel:" + (digits.length() <= LONGEST_SHORT_NUMBER ? "" : ITALY) + digits;
    }
}
