package io.onecare.portal.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody made up who is insured in the demo, and can register. The mailbox is in a domain that
 * nobody can have (RFC 2606).
 *
 * @param number the insurer's number
 * @param surname the surname
 * @param givenName the given name
 * @param taxCode the codice fiscale
 * @param birthDate the birth date
 * @param email the address on the roll
 */
public record DemoPerson(
        String number,
        String surname,
        String givenName,
        String taxCode,
        LocalDate birthDate,
        String email) {

    /** Whom one can try the demo with. */
    static final List<DemoPerson> ALL =
            List.of(
                    new DemoPerson(
                            "DEMO-M-1",
                            "Esempio",
                            "Marina",
                            "SMPMRN85C52H501P",
                            LocalDate.of(1985, 3, 12),
                            "marina.esempio@example.com"),
                    new DemoPerson(
                            "DEMO-M-2",
                            "Campione",
                            "Pietro",
                            "CMPPTR72S05F205D",
                            LocalDate.of(1972, 11, 5),
                            "pietro.campione@example.com"),
                    new DemoPerson(
                            "DEMO-M-3",
                            "Modello",
                            "Giulia",
                            "MDLGLI94L63L219T",
                            LocalDate.of(1994, 7, 23),
                            "giulia.modello@example.com"),
                    new DemoPerson(
                            "DEMO-M-4",
                            "Saggio",
                            "Arturo",
                            "SGGRTR58A30D612B",
                            LocalDate.of(1958, 1, 30),
                            "arturo.saggio@example.com"));

    /** The number only, as for real people. */
    @Override
    public String toString() {
        return "DemoPerson(" + number + ")";
    }
}
