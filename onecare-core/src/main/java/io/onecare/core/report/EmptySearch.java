package io.onecare.core.report;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looked for and did not find, with nothing that says who: no person, no position, no
 * place smaller than a province, and nothing that was typed.
 *
 * @param day on which day in Italy
 * @param serviceCode the service, by its code in the catalogue, 1 to 40 characters
 * @param province the two letters of the province that was looked in; null outside Italy
 * @param priceListCode the price list under which it was looked for, 1 to 40 characters
 * @param reason why nothing was found
 */
public record EmptySearch(
        LocalDate day,
        String serviceCode,
        @Nullable String province,
        String priceListCode,
        EmptySearchReason reason) {

    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}");
    private static final int MAX_CODE = 40;

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the province is not two letters, or a code is empty or
     *     too long
     */
    public EmptySearch {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(reason, "reason");
        requireCode("service", serviceCode);
        requireCode("price list", priceListCode);
        if (province != null && !PROVINCE.matcher(province).matches()) {
            throw new IllegalArgumentException(
                    "The province (%s) must be two letters from A to Z.".formatted(province));
        }
    }

    private static void requireCode(String thing, String code) {
        if (code.isEmpty() || code.length() > MAX_CODE) {
            throw new IllegalArgumentException(
                    "The code (%s) of the %s must have 1 to %d characters."
                            .formatted(code, thing, MAX_CODE));
        }
    }
}
