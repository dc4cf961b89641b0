/**
 * The catalogue of services, what patients are told to do before them, price lists and prices, for
 * administrators: {@link io.onecare.portal.catalogue.CatalogueDesk} and {@link
 * io.onecare.portal.catalogue.PriceDesk}.
 */
@NullMarked
package io.onecare.portal.catalogue;

import org.jspecify.annotations.NullMarked;
