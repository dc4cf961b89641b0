/** The pages on which administrators open and change the agendas of the network. */
@NullMarked
package io.onecare.portal.agenda.web;

import org.jspecify.annotations.NullMarked;
