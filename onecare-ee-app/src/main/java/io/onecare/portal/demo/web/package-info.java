/** The demo's mails on screen. */
@NullMarked
package io.onecare.portal.demo.web;

import org.jspecify.annotations.NullMarked;
