package io.onecare.imports;

import io.onecare.imports.ValueFormat.DayOrder;
import io.onecare.imports.ValueFormat.DecimalSign;
import io.onecare.imports.ValueFormat.PeriodEnd;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days, numbers, lists and codes out of the text of cells. Null means that the text is none. */
final class Values {

    /** With a time of midnight, as databases write days. */
    private static final String MIDNIGHT = "(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?";

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})" + MIDNIGHT);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})" + MIDNIGHT);
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    /** From this year on an end is no end: 31/12/2999, 31/12/9999. */
    private static final int NO_END = 2900;

    private static final Pattern CURRENCY = Pattern.compile("^(?:€|EUR)|(?:€|EUR)$");
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile("-?(?:\\d+|\\d{1,3}(?:\\.\\d{3})+)(?:,\\d*)?");
    private static final Pattern GROUPED_BY_COMMAS =
            Pattern.compile("-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d*)?");
    private static final Pattern EITHER = Pattern.compile("-?\\d{1,3}[.,]\\d{3}");
    private static final Pattern DEGREES = Pattern.compile("[+-]?\\d{1,3}(?:[.,]\\d{1,20})?");
    private static final int MAX_NUMBER_CHARACTERS = 40;

    private static final Pattern ANY_SEPARATOR = Pattern.compile("[;,|\\n\\r]");
    private static final Pattern NOT_OF_CODES = Pattern.compile("[^A-Z0-9]+");

    private Values() {}

    static @Nullable LocalDate day(String text, DayOrder order) {
        Matcher match = YEAR_FIRST.matcher(text);
        if (match.matches()) {
            return day(match.group(1), match.group(2), match.group(3));
        }
        match = YEAR_LAST.matcher(text);
        if (match.matches()) {
            return order == DayOrder.DAY_FIRST
                    ? day(match.group(3), match.group(2), match.group(1))
                    : day(match.group(3), match.group(1), match.group(2));
        }
        match = DIGITS.matcher(text);
        return match.matches() ? day(match.group(1), match.group(2), match.group(3)) : null;
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException fault) {
            return null;
        }
    }

    static boolean isNoEnd(LocalDate end) {
        return end.getYear() >= NO_END;
    }

    static LocalDate dayAfter(LocalDate end, PeriodEnd meaning) {
        return meaning == PeriodEnd.LAST_DAY ? end.plusDays(1) : end;
    }

    /** Reads an amount; without a sign that was said, one such as 1.234 is none. */
    static @Nullable BigDecimal amount(String text, @Nullable DecimalSign decimals) {
        String plain = CURRENCY.matcher(text).replaceAll("").replaceAll("[\\s\\u00A0\\u202F]", "");
        if (plain.isEmpty() || plain.length() > MAX_NUMBER_CHARACTERS) {
            return null;
        }
        if (decimals == null && EITHER.matcher(plain).matches()) {
            return null;
        }
        boolean mayBeComma = decimals != DecimalSign.POINT;
        boolean mayBePoint = decimals != DecimalSign.COMMA;
        if (mayBeComma && GROUPED_BY_POINTS.matcher(plain).matches()) {
            return number(plain.replace(".", "").replace(',', '.'));
        }
        if (mayBePoint && GROUPED_BY_COMMAS.matcher(plain).matches()) {
            return number(plain.replace(",", ""));
        }
        return null;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.endsWith(".") ? text + "0" : text);
    }

    /** Reads degrees; nobody groups their digits, so both signs part decimals. */
    static @Nullable Double degrees(String text) {
        return DEGREES.matcher(text).matches() ? Double.valueOf(text.replace(',', '.')) : null;
    }

    static List<String> list(String text, @Nullable String separator) {
        Pattern parts =
                separator == null ? ANY_SEPARATOR : Pattern.compile(Pattern.quote(separator));
        List<String> items = new ArrayList<>();
        for (String item : parts.split(text, -1)) {
            if (!item.isBlank() && !items.contains(item.strip())) {
                items.add(item.strip());
            }
        }
        return items;
    }

    /** In the form that codes have here: {@code pre_001/A} is {@code PRE-001-A}. */
    static String code(String text) {
        StringBuilder capitals = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            capitals.append(sign >= 'a' && sign <= 'z' ? (char) (sign - 'a' + 'A') : sign);
        }
        String code = NOT_OF_CODES.matcher(capitals).replaceAll("-");
        int begin = code.startsWith("-") ? 1 : 0;
        int end = code.length() - (code.endsWith("-") && code.length() > begin ? 1 : 0);
        return end <= begin ? text : code.substring(begin, end);
    }
}
