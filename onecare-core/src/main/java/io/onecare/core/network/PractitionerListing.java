package io.onecare.core.network;

/**
 * A practitioner as everybody may see them.
 *
 * @param code the insurer's code
 * @param name the name; data, to be escaped wherever it is shown
 */
public record PractitionerListing(String code, PractitionerName name) {}
