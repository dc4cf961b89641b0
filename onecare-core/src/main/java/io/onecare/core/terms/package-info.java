/**
 * The texts that people accept or are shown: general conditions and privacy notice, each in
 * versions that never change once they are published. {@link io.onecare.core.terms.TermsEditor}
 * publishes them, {@link io.onecare.core.terms.Terms} reads them, {@link
 * io.onecare.core.terms.TermsAcceptances} keeps who accepted or was shown which.
 */
@NullMarked
package io.onecare.core.terms;

import org.jspecify.annotations.NullMarked;
