/** What stands beside the portal on the server that is measured; never part of what ships. */
@NullMarked
package io.onecare.portal.it.load.bare;

import org.jspecify.annotations.NullMarked;
