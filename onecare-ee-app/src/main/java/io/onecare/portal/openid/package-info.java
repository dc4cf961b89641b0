/** Getting in by an OpenID provider: SPID or CIE through a broker, the directory of a company. */
@NullMarked
package io.onecare.portal.openid;

import org.jspecify.annotations.NullMarked;
