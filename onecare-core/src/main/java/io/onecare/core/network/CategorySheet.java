package io.onecare.core.network;

/**
 * A category of the catalogue, for whoever changes it.
 *
 * @param id its id, also the subject of its entries in the audit trail
 * @param code its code
 * @param name its name
 * @param displayOrder its place in lists, smallest first
 * @param stamp says what it was when it was read: give it back with the change
 */
public record CategorySheet(
        ServiceCategoryId id, String code, LocalizedName name, int displayOrder, String stamp) {}
