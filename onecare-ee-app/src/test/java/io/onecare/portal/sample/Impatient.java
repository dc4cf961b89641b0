package io.onecare.portal.sample;

import java.time.Instant;
import java.util.Locale;

/** Breaks: time comes from a clock; zone and locale are named; EE is jakarta. */
public class Impatient {
    javax.annotation.processing.Processor processor;

    String now() {
        return Instant.now() + Locale.getDefault().toString();
    }
}
