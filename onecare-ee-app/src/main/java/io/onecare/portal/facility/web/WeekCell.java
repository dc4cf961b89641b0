package io.onecare.portal.facility.web;

/**
 * A stretch of an agenda in its calendar.
 *
 * @param time when it begins
 * @param state what it is used for, in words
 * @param standing the name of that, for its looks
 * @param reference of the booking; empty if there is none
 * @param block the address of the page that shows what blocking it does; empty if it is not free
 */
public record WeekCell(
        String time, String state, String standing, String reference, String block) {}
