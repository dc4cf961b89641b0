/** Finding people on the roll for those at the desk, and showing them; each look is kept. */
@NullMarked
package io.onecare.portal.people;

import org.jspecify.annotations.NullMarked;
