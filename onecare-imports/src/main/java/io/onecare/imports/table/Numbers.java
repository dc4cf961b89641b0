package io.onecare.imports.table;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Numbers as spreadsheets keep them. */
final class Numbers {

    /** Excel shows 15 digits of the 17 that it writes: 47.490000000000002 is 47.49. */
    private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_UP);

    private static final int MAX_LENGTH = 40;
    private static final int MAX_EXPONENT = 20;
    private static final long SECONDS_OF_DAY = 86_400;

    private Numbers() {}

    /** Reads a small number, or gives -1. */
    static int index(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = 10 * number + digit - '0';
        }
        return number;
    }

    /** Reads a number, or gives null if it is none or of a size that no file of ours has. */
    static @Nullable BigDecimal number(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text, SHOWN);
            long exponent = (long) number.precision() - number.scale();
            return Math.abs(exponent) > MAX_EXPONENT || Math.abs((long) number.scale()) > MAX_LENGTH
                    ? null
                    : number;
        } catch (NumberFormatException fault) {
            return null;
        }
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /**
     * Makes a date of the days since 1900 or 1904, as ECMA-376 part 1, 18.17.4.1; null if it is
     * none.
     */
    static @Nullable String date(BigDecimal days, boolean isSince1904) {
        long whole = days.setScale(0, RoundingMode.FLOOR).longValue();
        long seconds =
                days.subtract(BigDecimal.valueOf(whole))
                        .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
        if (seconds == SECONDS_OF_DAY) {
            whole++;
            seconds = 0;
        }
        if (whole < 0 || (whole == 0 && !isSince1904)) {
            return null;
        }
        // to it 1900 was a leap year: from 1 March on its days are one too many
        LocalDate first =
                isSince1904
                        ? LocalDate.of(1904, 1, 1)
                        : LocalDate.of(1899, 12, whole < 60 ? 31 : 30);
        try {
            LocalDate day = first.plusDays(whole);
            return day.getYear() > 9999
                    ? null
                    : seconds == 0
                            ? day.toString()
                            : LocalDateTime.of(day, LocalTime.ofSecondOfDay(seconds)).toString();
        } catch (DateTimeException fault) {
            return null;
        }
    }
}
