/** Getting in, on screen: the view beans of log-in, registration, passwords and profile. */
@NullMarked
package io.onecare.portal.account.web;

import org.jspecify.annotations.NullMarked;
