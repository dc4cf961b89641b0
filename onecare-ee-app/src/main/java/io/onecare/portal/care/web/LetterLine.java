package io.onecare.portal.care.web;

import java.util.List;

/**
 * A message that could not be delivered, in words.
 *
 * @param id the message
 * @param kind what it tells
 * @param about the booking it is about; empty if it is about something else
 * @param whom whom it is for, by name of the facility or number of the person
 * @param file the address of the person's file; empty if nobody's is known
 * @param request the request to customer care; empty if it is about something else
 * @param phones of the facility; empty for people
 * @param since since when it waits
 * @param problem what went wrong
 * @param retriable whether there is an address to try again
 * @param remark what was typed; empty unless it was for this message
 * @param wrong what is wrong with it; empty if nothing is
 */
public record LetterLine(
        String id,
        String kind,
        String about,
        String whom,
        String file,
        String request,
        List<String> phones,
        String since,
        String problem,
        boolean retriable,
        String remark,
        String wrong) {

    /** Copies the numbers. */
    public LetterLine {
        phones = List.copyOf(phones);
    }
}
