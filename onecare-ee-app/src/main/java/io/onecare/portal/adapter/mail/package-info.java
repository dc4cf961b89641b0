/** Sends messages by SMTP. */
@NullMarked
package io.onecare.portal.adapter.mail;

import org.jspecify.annotations.NullMarked;
