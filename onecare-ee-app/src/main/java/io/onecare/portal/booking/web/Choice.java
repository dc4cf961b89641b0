package io.onecare.portal.booking.web;

/**
 * Something to choose.
 *
 * @param value what is sent
 * @param label what is shown
 */
public record Choice(String value, String label) {}
