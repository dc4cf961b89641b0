package io.onecare.portal.booking.web;

/**
 * A question to customer care that waits for its answer.
 *
 * @param asked when it was asked
 * @param due until when the answer comes, or that it waits for whoever asked
 * @param state how far it is, in words
 */
public record QuestionLine(String asked, String due, String state) {}
