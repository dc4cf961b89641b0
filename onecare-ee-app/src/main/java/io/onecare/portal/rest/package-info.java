/** What all resources of the API share: the address it lives under and how it reports faults. */
@NullMarked
package io.onecare.portal.rest;

import org.jspecify.annotations.NullMarked;
