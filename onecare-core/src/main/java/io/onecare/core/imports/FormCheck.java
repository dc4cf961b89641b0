package io.onecare.core.imports;

import io.onecare.core.money.Money;
import io.onecare.core.network.TextFault;
import io.onecare.core.person.EmailAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the values of one line by themselves and collects what is wrong or odd. Gives back what
 * can be staged: stripped text, or null where there is nothing or nothing usable.
 */
final class FormCheck {

    /** Something found, with the fact that its reason tells. */
    record Found(@Nullable ImportColumn column, ImportReason reason, @Nullable String fact) {}

    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}");

    private final List<Found> found = new ArrayList<>();
    private final SourceLine line;

    FormCheck(SourceLine line) {
        this.line = line;
        line.unreadable().forEach(cell -> add(cell.column(), cell.reason(), null));
    }

    List<Found> found() {
        return found;
    }

    boolean isGood() {
        return found.stream().allMatch(one -> one.reason().isWarning());
    }

    void add(@Nullable ImportColumn column, ImportReason reason, @Nullable String fact) {
        found.add(new Found(column, reason, fact));
    }

    private boolean isUnreadable(ImportColumn column) {
        return line.unreadable().stream().anyMatch(cell -> cell.column() == column);
    }

    /** What must be there; an unreadable cell has been told of already. */
    private void missing(ImportColumn column) {
        if (!isUnreadable(column)) {
            add(column, ImportReason.MISSING, null);
        }
    }

    static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @Nullable String code(ImportColumn column, @Nullable String text) {
        String code = stripped(text);
        if (code == null) {
            missing(column);
            return null;
        }
        if (!TextFault.isCode(code)) {
            add(column, ImportReason.NOT_A_CODE, null);
            return null;
        }
        return code;
    }

    @Nullable String required(ImportColumn column, @Nullable String text, int max) {
        if (stripped(text) == null) {
            missing(column);
            return null;
        }
        return optional(column, text, max);
    }

    @Nullable String optional(ImportColumn column, @Nullable String text, int max) {
        String stripped = stripped(text);
        if (stripped == null) {
            return null;
        }
        Optional<TextFault> fault = TextFault.in(stripped, max);
        fault.ifPresent(
                one -> {
                    if (one == TextFault.TOO_LONG) {
                        add(column, ImportReason.TOO_LONG, String.valueOf(max));
                    } else {
                        add(column, ImportReason.CONTROL_CHARACTER, null);
                    }
                });
        return fault.isEmpty() ? stripped : null;
    }

    /** Text of several lines, whose breaks become {@code \n}. */
    @Nullable String paragraphs(ImportColumn column, @Nullable String text, int max) {
        String stripped = stripped(text == null ? null : text.replace("\r\n", "\n"));
        if (stripped == null || optional(column, stripped.replace('\n', ' '), max) == null) {
            return null;
        }
        return stripped;
    }

    @Nullable String postalCode(@Nullable String text) {
        return form(ImportColumn.POSTAL_CODE, text, POSTAL_CODE, ImportReason.NOT_A_POSTAL_CODE);
    }

    @Nullable String province(@Nullable String text) {
        return form(ImportColumn.PROVINCE, text, PROVINCE, ImportReason.NOT_A_PROVINCE);
    }

    private @Nullable String form(
            ImportColumn column, @Nullable String text, Pattern pattern, ImportReason reason) {
        String stripped = stripped(text);
        if (stripped == null) {
            missing(column);
            return null;
        }
        if (!pattern.matcher(stripped).matches()) {
            add(column, reason, null);
            return null;
        }
        return stripped;
    }

    @Nullable String email(ImportColumn column, @Nullable String text) {
        String stripped = stripped(text);
        if (stripped == null) {
            return null;
        }
        try {
            return EmailAddress.of(stripped).value();
        } catch (IllegalArgumentException notAnAddress) {
            add(column, ImportReason.NOT_AN_EMAIL, null);
            return null;
        }
    }

    @Nullable BigDecimal price(@Nullable BigDecimal euro) {
        if (euro == null) {
            missing(ImportColumn.PRICE);
            return null;
        }
        try {
            return Money.of(euro).amount();
        } catch (IllegalArgumentException notAPrice) {
            add(ImportColumn.PRICE, ImportReason.NOT_A_PRICE, null);
            return null;
        }
    }

    @Nullable LocalDate requiredDay(ImportColumn column, @Nullable LocalDate day) {
        if (day == null) {
            missing(column);
        }
        return day(column, day);
    }

    /** Days of other millennia fit no column and are mistyped. */
    @Nullable LocalDate day(ImportColumn column, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1800 || day.getYear() > 9999)) {
            add(column, ImportReason.NOT_A_DAY, null);
            return null;
        }
        return day;
    }

    void period(@Nullable LocalDate from, @Nullable LocalDate untilExclusive) {
        if (from != null && untilExclusive != null && !untilExclusive.isAfter(from)) {
            add(ImportColumn.VALID_UNTIL, ImportReason.PERIOD_HOLDS_NO_DAY, null);
        }
    }

    void onlyEnglish(ImportColumn column, @Nullable String italian, @Nullable String english) {
        if (italian == null && english != null) {
            add(column, ImportReason.ONLY_ENGLISH, null);
        }
    }
}
