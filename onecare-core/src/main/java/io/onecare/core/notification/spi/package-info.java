/** What the outbox asks of its embedder: to send a message. */
@NullMarked
package io.onecare.core.notification.spi;

import org.jspecify.annotations.NullMarked;
