/**
 * Reads what a member asks customer care for out of an e-mail: {@link
 * io.onecare.core.recognition.MailReader} says what it found, how sure that is and which words say
 * so. It fills in a form that an operator checks; it decides nothing.
 */
@NullMarked
package io.onecare.core.recognition;

import org.jspecify.annotations.NullMarked;
