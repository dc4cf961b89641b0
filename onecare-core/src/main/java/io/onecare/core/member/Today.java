package io.onecare.core.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is for the people on the roll: that of Europe/Rome. */
public final class Today {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private Today() {}

    /**
     * Gives today.
     *
     * @param clock tells the moment; its zone does not matter
     * @return the day in Europe/Rome
     */
    public static LocalDate in(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ITALY);
    }
}
