package io.onecare.portal.care.web;

/**
 * A registration that waits for the desk.
 *
 * @param id the registration
 * @param number the insurer's number of the person who is meant
 * @param since since when it waits
 */
public record WaitingCheck(String id, String number, String since) {}
