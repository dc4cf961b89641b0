/** The pages below {@code /administration/network/services} and {@code …/prices}. */
@NullMarked
package io.onecare.portal.catalogue.web;

import org.jspecify.annotations.NullMarked;
