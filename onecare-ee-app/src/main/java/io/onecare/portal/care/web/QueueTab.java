package io.onecare.portal.care.web;

/**
 * One of the ways to look at the queue.
 *
 * @param name what it is called in addresses
 * @param label what it is called
 * @param current whether it is shown
 */
public record QueueTab(String name, String label, boolean current) {}
