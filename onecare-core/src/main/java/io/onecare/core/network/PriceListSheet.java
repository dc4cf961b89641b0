package io.onecare.core.network;

/**
 * A price list, for whoever changes it.
 *
 * @param id its id, also the subject of its entries in the audit trail
 * @param code its code
 * @param name its name
 * @param policies how many policies give it, 0 or more
 * @param stamp says what it was when it was read: give it back with the change
 */
public record PriceListSheet(
        PriceListId id, String code, LocalizedName name, long policies, String stamp) {}
