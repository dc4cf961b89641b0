package io.onecare.portal.care.web;

import io.onecare.core.recognition.Confidence;
import io.onecare.core.recognition.Passage;
import java.util.List;

/**
 * Something that was found in a mail.
 *
 * @param number its number in the mail, from 1
 * @param field what it is, in words
 * @param value what was found, in words
 * @param tongue in which language the value is
 * @param confidence how sure it is
 * @param sureness how sure it is, in words
 * @param taxCode the tax code to look for, if it is one; else empty
 * @param passages where it stands
 */
public record MailFact(
        int number,
        String field,
        String value,
        String tongue,
        Confidence confidence,
        String sureness,
        String taxCode,
        List<Passage> passages) {

    /** Copies the passages. */
    public MailFact {
        passages = List.copyOf(passages);
    }

    /** Nothing: it is about somebody's health. */
    @Override
    public String toString() {
        return "MailFact";
    }
}
