package io.onecare.portal.faces;

/**
 * What is wrong with the address or the form, in words.
 *
 * @param field the id of the field to correct, empty if the form has none for it
 * @param text what is the case and what to do
 */
public record FieldMessage(String field, String text) {}
