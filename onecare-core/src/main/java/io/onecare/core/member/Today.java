package io.onecare.core.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is for the people on the roll. */
final class Today {

    private static final ZoneId ITALY = ZoneId.of("Europe/Rome");

    private Today() {}

    static LocalDate in(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ITALY);
    }
}
