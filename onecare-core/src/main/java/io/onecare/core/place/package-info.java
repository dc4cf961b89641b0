/**
 * Where things are: postal addresses, points and boxes on WGS 84. No search, no geometry library.
 */
@NullMarked
package io.onecare.core.place;

import org.jspecify.annotations.NullMarked;
