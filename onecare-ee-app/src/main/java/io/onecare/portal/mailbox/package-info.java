/**
 * The desk's mailbox: {@link io.onecare.portal.mailbox.MailboxJob} reads it, {@link
 * io.onecare.portal.mailbox.MailboxDesk} takes each mail to the library, once.
 */
@NullMarked
package io.onecare.portal.mailbox;

import org.jspecify.annotations.NullMarked;
