/**
 * What administrators change on screen: contacts, brand, rules, and the texts that people accept or
 * are shown.
 */
@NullMarked
package io.onecare.portal.configuration;

import org.jspecify.annotations.NullMarked;
