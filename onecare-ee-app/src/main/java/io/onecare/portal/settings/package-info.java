/**
 * What can be set from outside: {@link io.onecare.portal.settings.PortalSettings} reads it, {@link
 * io.onecare.portal.settings.ProductionGuard} refuses what is not fit for real people.
 */
@NullMarked
package io.onecare.portal.settings;

import org.jspecify.annotations.NullMarked;
