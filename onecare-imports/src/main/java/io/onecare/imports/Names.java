package io.onecare.imports;

import java.util.Locale;

/** Names of constants as files of ours write them: {@code POSTAL_CODE} is {@code postal-code}. */
final class Names {

    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of that name, or null. */
    static <E extends Enum<E>> @org.jspecify.annotations.Nullable E find(
            Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(name)) {
                return constant;
            }
        }
        return null;
    }
}
