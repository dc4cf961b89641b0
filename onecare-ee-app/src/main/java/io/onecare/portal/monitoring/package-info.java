/**
 * What whoever runs the portal watches: {@link io.onecare.portal.monitoring.Measures} counts what
 * happens on this node, {@link io.onecare.portal.monitoring.MetricsFilter} shows it to a monitoring
 * system. Numbers only: no person, no facility and nothing that somebody typed is in any of them.
 */
@NullMarked
package io.onecare.portal.monitoring;

import org.jspecify.annotations.NullMarked;
