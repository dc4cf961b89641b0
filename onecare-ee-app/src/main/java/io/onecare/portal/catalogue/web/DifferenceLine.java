package io.onecare.portal.catalogue.web;

/**
 * What a field is now, because somebody else has changed it, and what was typed.
 *
 * @param field what the field is called
 * @param now what it holds now; empty if nothing
 * @param typed what was typed; empty if nothing
 */
public record DifferenceLine(String field, String now, String typed) {}
