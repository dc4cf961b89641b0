package io.onecare.core.network;

import org.jspecify.annotations.Nullable;

/**
 * A service of the catalogue, for whoever changes it.
 *
 * @param id its id, also the subject of its entries in the audit trail
 * @param code its code
 * @param categoryCode the code of its category
 * @param name its name
 * @param nationalCode the code of the national catalogue of outpatient care, or null if it has none
 * @param stamp says what it was when it was read: give it back with the change
 * @param preparation the version of what patients are told to do before; null if there was never
 *     any
 */
public record ServiceSheet(
        HealthServiceId id,
        String code,
        String categoryCode,
        LocalizedName name,
        @Nullable String nationalCode,
        String stamp,
        @Nullable PreparationVersion preparation) {}
