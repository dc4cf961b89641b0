package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;

/**
 * Who wants to register and waits for the desk, as they typed it.
 *
 * @param registration the id
 * @param requestedAt since when it waits
 * @param insuredNumber the insurer's number of the person on the roll who is meant
 * @param name the name that was typed
 * @param birthDate the birth date that was typed
 * @param taxCode the tax code, which is that of the person on the roll
 * @param email the address that was typed, to which the code will go
 * @param differences where what was typed differs from the roll, in the order of the enum; empty
 *     where every registration is checked
 */
public record RegisteringPerson(
        RegistrationId registration,
        Instant requestedAt,
        String insuredNumber,
        PersonName name,
        LocalDate birthDate,
        TaxCode taxCode,
        EmailAddress email,
        Set<RollDifference> differences) {

    /** Checks that nothing is missing, and copies the differences. */
    public RegisteringPerson {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(requestedAt, "requestedAt");
        Objects.requireNonNull(insuredNumber, "insuredNumber");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(birthDate, "birthDate");
        Objects.requireNonNull(taxCode, "taxCode");
        Objects.requireNonNull(email, "email");
        differences = InOrder.copyOf(differences);
    }

    /** The id only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "RegisteringPerson(" + registration + ")";
    }
}
