package io.onecare.portal.booking.web;

/**
 * A time that can be chosen.
 *
 * @param value what is sent
 * @param label such as {@code 13:00}
 * @param name in full, such as {@code giovedì 17 ottobre, ore 13:00}
 * @param held whether it is kept for whoever looks
 */
public record GridTime(String value, String label, String name, boolean held) {}
