package io.onecare.portal.care.web;

/**
 * Something else that the mails of a request may mean in a field.
 *
 * @param value what takes the field's place
 * @param label what it is, in words
 * @param tongue in which language that is
 * @param sureness how sure it is, in words
 */
public record Suggestion(String value, String label, String tongue, String sureness) {

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "Suggestion";
    }
}
