/**
 * What the portal writes to people: {@link io.onecare.portal.mail.MailDesk} finds the words for a
 * message of the library's outbox, {@link io.onecare.portal.mail.MailJob} gets the outbox emptied.
 */
@NullMarked
package io.onecare.portal.mail;

import org.jspecify.annotations.NullMarked;
