/**
 * The made-up network that a portal shows which has no real one yet: catalogue and facilities,
 * generated the same on every machine. Nothing in it is a real facility, street or phone number.
 */
@NullMarked
package io.onecare.portal.demo;

import org.jspecify.annotations.NullMarked;
