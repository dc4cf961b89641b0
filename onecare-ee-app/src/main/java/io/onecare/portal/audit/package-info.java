/** The audit trail for administrators: searched, exported, sealed and verified. */
@NullMarked
package io.onecare.portal.audit;

import org.jspecify.annotations.NullMarked;
