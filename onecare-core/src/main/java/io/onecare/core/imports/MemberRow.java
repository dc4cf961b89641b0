package io.onecare.core.imports;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member. Their covers are rows of their own, of the same line if need be.
 *
 * @param number the insurer's number, unique among members and dependants
 * @param familyName 1 to 100 characters
 * @param givenName 1 to 100 characters
 * @param birthDate the birth date
 * @param taxCode the codice fiscale of 16 characters
 * @param email on the roll, or null
 * @param phone up to 30 characters, or null
 */
public record MemberRow(
        @Nullable String number,
        @Nullable String familyName,
        @Nullable String givenName,
        @Nullable LocalDate birthDate,
        @Nullable String taxCode,
        @Nullable String email,
        @Nullable String phone)
        implements ImportRow {

    /** The number only. */
    @Override
    public String toString() {
        return "MemberRow(" + number + ")";
    }

    @Override
    public RowType type() {
        return RowType.MEMBER;
    }
}
