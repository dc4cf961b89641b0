package io.onecare.core.account;

import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.TaxCode;
import java.util.Objects;

/**
 * What an identity provider that the embedder trusts says of somebody who has just logged in there:
 * SPID, CIE, the directory of a company. {@code toString} of all of them hides it.
 */
public sealed interface ProvenIdentity {

    /**
     * A tax code that the provider has checked with the person, as SPID and CIE have. Of two codes
     * that differ by omocodia each is somebody else's.
     *
     * @param taxCode the tax code
     */
    record ByTaxCode(TaxCode taxCode) implements ProvenIdentity {

        /** Checks that nothing is missing. */
        public ByTaxCode {
            Objects.requireNonNull(taxCode, "taxCode");
        }

        /** Without the tax code. */
        @Override
        public String toString() {
            return "ByTaxCode(…)";
        }
    }

    /**
     * An e-mail address that the provider has verified. Whoever has the mailbox can choose a new
     * password, so it opens no more than that. An address that several accounts share opens none.
     *
     * @param email the address; case does not matter
     */
    record ByEmail(EmailAddress email) implements ProvenIdentity {

        /** Checks that nothing is missing. */
        public ByEmail {
            Objects.requireNonNull(email, "email");
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "ByEmail(…)";
        }
    }

    /**
     * The user name of an account, from a directory in which nobody gives a name to themself:
     * whoever could would choose somebody else's.
     *
     * @param userName the user name; case does not matter
     */
    record ByUserName(String userName) implements ProvenIdentity {

        /** Checks that nothing is missing. */
        public ByUserName {
            Objects.requireNonNull(userName, "userName");
        }

        /** Without the name. */
        @Override
        public String toString() {
            return "ByUserName(…)";
        }
    }
}
