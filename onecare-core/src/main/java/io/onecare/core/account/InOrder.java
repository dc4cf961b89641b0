package io.onecare.core.account;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Copies of sets of constants that keep the order of the enum, which {@code Set.copyOf} loses. */
final class InOrder {

    private InOrder() {}

    static <E extends Enum<E>> Set<E> copyOf(Set<E> constants) {
        return constants.isEmpty()
                ? Set.of()
                : Collections.unmodifiableSet(EnumSet.copyOf(constants));
    }
}
