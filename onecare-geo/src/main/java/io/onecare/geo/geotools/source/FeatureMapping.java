package io.onecare.geo.geotools.source;

import io.onecare.core.network.BookingMode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which attribute of a feature holds what of a facility. Texts are read with {@code toString} and
 * without blanks around them. Immutable.
 *
 * <pre>{@code
 * FeatureMapping.of("CODICE", "DENOMINAZIONE")
 *         .with(Field.STREET, "INDIRIZZO").with(Field.POSTAL_CODE, "CAP")
 *         .with(Field.COMUNE, "COMUNE").with(Field.PROVINCE, "PROV")
 *         .with(Field.PHONES, "TELEFONO").with(Field.SERVICES, "PRESTAZIONI")
 * }</pre>
 */
public final class FeatureMapping {

    /** What a facility has; the position is the default geometry of the feature. */
    public enum Field {
        /** The insurer's code; every feature has one of its own. */
        CODE,
        /** The name. */
        NAME,
        /** Street and number. */
        STREET,
        /** The CAP, five digits. */
        POSTAL_CODE,
        /** The comune's name. */
        COMUNE,
        /** The province's two letters. */
        PROVINCE,
        /** Telephone numbers, separated by semicolons; without a mapping, none. */
        PHONES,
        /** Codes of services, separated by semicolons; without a mapping, none. */
        SERVICES,
        /**
         * The name of a {@link BookingMode}; without a mapping, {@link BookingMode#BY_PHONE}, since
         * nothing else is known about an agenda.
         */
        BOOKING_MODE;

        /** What an address needs. */
        boolean isRequired() {
            return ordinal() <= PROVINCE.ordinal();
        }
    }

    private final Map<Field, String> attributes;

    private FeatureMapping(Map<Field, String> attributes) {
        this.attributes = attributes;
    }

    /**
     * Begins a mapping.
     *
     * @param code the attribute with the insurer's code
     * @param name the attribute with the name
     * @return a mapping of these two
     */
    public static FeatureMapping of(String code, String name) {
        return new FeatureMapping(Map.of()).with(Field.CODE, code).with(Field.NAME, name);
    }

    /**
     * Adds an attribute, or takes another one.
     *
     * @param field what of a facility
     * @param attribute where it is, in the spelling of the feature type
     * @return this mapping with it
     */
    public FeatureMapping with(Field field, String attribute) {
        Map<Field, String> all = new TreeMap<>(attributes);
        all.put(
                Objects.requireNonNull(field, "field"),
                Objects.requireNonNull(attribute, "attribute"));
        return new FeatureMapping(all);
    }

    Map<Field, String> attributes() {
        return attributes;
    }
}
