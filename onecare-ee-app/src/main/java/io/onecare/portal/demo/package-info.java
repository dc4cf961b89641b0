/**
 * The made-up network that a portal shows which has no real one yet: catalogue and facilities,
 * generated the same on every machine, and a few people to register as. Nothing in it is a real
 * facility, street, phone number or person. {@link io.onecare.portal.demo.DemoMailCatcher} keeps
 * what would be sent to them.
 */
@NullMarked
package io.onecare.portal.demo;

import org.jspecify.annotations.NullMarked;
