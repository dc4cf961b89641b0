package io.onecare.portal.care.web;

/**
 * A message that a colleague took care of in another way, in words.
 *
 * @param kind what it was to tell
 * @param about the booking or the person it is about; empty if neither
 * @param when when it was taken care of
 * @param who by whom
 * @param remark how
 */
public record ToldLine(String kind, String about, String when, String who, String remark) {}
