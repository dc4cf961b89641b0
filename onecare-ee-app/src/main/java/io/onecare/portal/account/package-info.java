/** Getting in: registration, forgotten passwords, the account's own settings. */
@NullMarked
package io.onecare.portal.account;

import org.jspecify.annotations.NullMarked;
