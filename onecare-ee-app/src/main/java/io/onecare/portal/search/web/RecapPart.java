package io.onecare.portal.search.web;

/**
 * One thing that was asked for, to read back.
 *
 * @param label what it is, such as {@code Località}
 * @param value what was asked for
 * @param language the language of the value
 */
public record RecapPart(String label, String value, String language) {}
