package io.onecare.portal.care.web;

/**
 * Something a request must give.
 *
 * @param value its code
 * @param label what it is called
 * @param chosen whether it is missing
 */
public record MissingChoice(String value, String label, boolean chosen) {}
