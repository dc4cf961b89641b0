/** Reads a mailbox by IMAP, and mails as people and machines write them. */
@NullMarked
package io.onecare.portal.adapter.mailbox;

import org.jspecify.annotations.NullMarked;
