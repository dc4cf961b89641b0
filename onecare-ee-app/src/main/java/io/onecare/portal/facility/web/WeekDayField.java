package io.onecare.portal.facility.web;

/**
 * The hours of a weekday as they are typed.
 *
 * @param id of the field
 * @param day the weekday
 * @param hours the hours; empty for closed
 * @param error what is wrong with them; empty if nothing is
 */
public record WeekDayField(String id, String day, String hours, String error) {}
