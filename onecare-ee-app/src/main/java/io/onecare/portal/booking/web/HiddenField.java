package io.onecare.portal.booking.web;

/**
 * A field that is sent with a form and not shown.
 *
 * @param name its name
 * @param value what it holds
 */
public record HiddenField(String name, String value) {}
