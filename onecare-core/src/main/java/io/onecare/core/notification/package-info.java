/**
 * What patients, facilities and the desk are to be told: messages stand in an outbox from the very
 * transaction of the change they tell of, until they are sent, overtaken or left to a human. Texts
 * are the embedder's; here is only who is told what, when and about what.
 */
@NullMarked
package io.onecare.core.notification;

import org.jspecify.annotations.NullMarked;
