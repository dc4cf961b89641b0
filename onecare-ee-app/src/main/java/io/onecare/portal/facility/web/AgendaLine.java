package io.onecare.portal.facility.web;

/**
 * A rule of an agenda in words.
 *
 * @param what when it is closed or open
 * @param reason why; empty if there is nothing to say
 * @param undo the address of the page that shows what taking it back does
 */
public record AgendaLine(String what, String reason, String undo) {}
