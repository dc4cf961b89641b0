package io.onecare.core.member;

import io.onecare.core.person.PersonName;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody of age lets the member, through whom they are insured, see them and book for
 * them.
 *
 * @param dependantNumber under which number they are insured through that member
 * @param member the member's name: whoever agrees must know with whom
 * @param since the day on which they agreed; null if they have not
 */
public record Agreement(String dependantNumber, PersonName member, @Nullable LocalDate since) {

    /** Checks that nothing is missing. */
    public Agreement {
        Objects.requireNonNull(dependantNumber, "dependantNumber");
        Objects.requireNonNull(member, "member");
    }

    /** The number only, so that no personal data can reach a log by accident. */
    @Override
    public String toString() {
        return "Agreement(" + dependantNumber + ")";
    }
}
