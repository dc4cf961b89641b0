/** What time brings about by itself: new days of the agendas, and requests that nobody answered. */
@NullMarked
package io.onecare.portal.agenda;

import org.jspecify.annotations.NullMarked;
