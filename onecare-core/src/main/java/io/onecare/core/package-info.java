/**
 * OneCare as an insurer's system sees it: {@link io.onecare.core.OneCare} hands out the services,
 * {@link io.onecare.core.Actor} says who asks. Everything else lives in the package of its feature.
 */
@NullMarked
package io.onecare.core;

import org.jspecify.annotations.NullMarked;
