/** Speaks to the OpenID provider by which people log in, and believes only what it can check. */
@NullMarked
package io.onecare.portal.adapter.openid;

import org.jspecify.annotations.NullMarked;
