package io.onecare.portal.care.web;

/**
 * A line of the queue, in words.
 *
 * @param id the request
 * @param version as it was seen
 * @param number how people name it
 * @param due until when the answer is due
 * @param late whether it is late
 * @param state how far it is
 * @param stateName how far it is, in words
 * @param channel how it came, in words
 * @param received when it came
 * @param owner whose it is, in words
 * @param free whether it is nobody's
 * @param mine whether it is that of whoever looks
 * @param missing what is missing, in words; empty if nothing is
 */
public record QueueLine(
        String id,
        int version,
        String number,
        String due,
        boolean late,
        String state,
        String stateName,
        String channel,
        String received,
        String owner,
        boolean free,
        boolean mine,
        String missing) {}
