package io.onecare.portal.imports.web;

/**
 * Something to choose.
 *
 * @param value what is sent
 * @param label what is shown
 * @param chosen whether it is chosen
 */
public record Choice(String value, String label, boolean chosen) {}
