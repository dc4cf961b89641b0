package io.onecare.core.place;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A postal address in Italy. Immutable. FHIR R4: {@code Address} with {@code line}, {@code
 * postalCode}, {@code city}, {@code state}.
 */
@Embeddable
public class Address {

    private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}");
    private static final Pattern PROVINCE = Pattern.compile("[A-Z]{2}");

    @Column(name = "street", nullable = false, length = 200)
    private String street;

    @Column(name = "postal_code", nullable = false, length = 5)
    private String postalCode;

    @Column(name = "comune", nullable = false, length = 100)
    private String comune;

    @Column(name = "province", nullable = false, length = 2)
    private String province;

    /** For JPA. */
    protected Address() {}

    private Address(String street, String postalCode, String comune, String province) {
        this.street = street;
        this.postalCode = postalCode;
        this.comune = comune;
        this.province = province;
    }

    /**
     * Makes an address.
     *
     * @param street street and number as written on the door, 1 to 200 characters
     * @param postalCode the CAP, five digits
     * @param comune the comune's name, 1 to 100 characters
     * @param province the province's two capital letters, such as {@code MI}
     * @return the address
     * @throws IllegalArgumentException if a part has not its form
     */
    public static Address of(String street, String postalCode, String comune, String province) {
        requireLength("street", street, 200);
        requireLength("comune", comune, 100);
        if (!POSTAL_CODE.matcher(postalCode).matches()) {
            throw new IllegalArgumentException(
                    "The postal code (%s) must be five digits.".formatted(postalCode));
        }
        if (!PROVINCE.matcher(province).matches()) {
            throw new IllegalArgumentException(
                    "The province (%s) must be two capital letters, such as MI."
                            .formatted(province));
        }
        return new Address(street.strip(), postalCode, comune.strip(), province);
    }

    private static void requireLength(String part, String text, int max) {
        if (text.isBlank() || text.length() > max) {
            throw new IllegalArgumentException(
                    "The %s has (%d) characters but must have 1 to %d."
                            .formatted(part, text.strip().length(), max));
        }
    }

    /**
     * Gives street and number.
     *
     * @return such as {@code Via delle Ginestre 4}
     */
    public String street() {
        return street;
    }

    /**
     * Gives the CAP.
     *
     * @return five digits
     */
    public String postalCode() {
        return postalCode;
    }

    /**
     * Gives the comune.
     *
     * @return its name
     */
    public String comune() {
        return comune;
    }

    /**
     * Gives the province.
     *
     * @return two capital letters
     */
    public String province() {
        return province;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that
                && street.equals(that.street)
                && postalCode.equals(that.postalCode)
                && comune.equals(that.comune)
                && province.equals(that.province);
    }

    @Override
    public int hashCode() {
        return Objects.hash(street, postalCode, comune, province);
    }

    /** The address on one line, as Italian post writes it. */
    @Override
    public String toString() {
        return street + ", " + postalCode + " " + comune + " " + province;
    }
}
