package io.onecare.portal.faces;

import io.onecare.core.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in euro as people type it: {@code 45}, {@code 45,00}, {@code 45.5}, {@code € 1.250,00}.
 * Three digits behind one point are thousands, as Italy writes them; behind a comma they are no
 * amount, because somebody who thinks in English would mean thousands.
 */
public final class TypedMoney {

    private static final Pattern CURRENCY =
            Pattern.compile("(?i)^(€|eur|euro)\\s*|\\s*(€|eur|euro)$");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,10}([.,]\\d{1,2})?");
    private static final Pattern ITALIAN = Pattern.compile("\\d{1,3}(\\.\\d{3}){1,3}(,\\d{1,2})?");

    private TypedMoney() {}

    /**
     * Reads an amount.
     *
     * @param typed what was typed
     * @return empty if it is no amount that a price can be
     */
    public static Optional<Money> read(String typed) {
        String number =
                CURRENCY.matcher(typed.strip().replace('\u00a0', ' ')).replaceFirst("").strip();
        String plain =
                PLAIN.matcher(number).matches()
                        ? number.replace(',', '.')
                        : ITALIAN.matcher(number).matches()
                                ? number.replace(".", "").replace(',', '.')
                                : "";
        try {
            return plain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Money.of(new BigDecimal(plain)));
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }
}
