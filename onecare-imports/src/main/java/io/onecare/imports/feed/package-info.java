/** Imports that nobody watches: {@link io.onecare.imports.feed.Feed} runs one. */
@NullMarked
package io.onecare.imports.feed;

import org.jspecify.annotations.NullMarked;
