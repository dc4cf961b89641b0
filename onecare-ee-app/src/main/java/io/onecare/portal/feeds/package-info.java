/**
 * Imports what an insurer puts into a folder, if there is one: {@link
 * io.onecare.portal.feeds.FeedJob} looks, the library does the rest.
 */
@NullMarked
package io.onecare.portal.feeds;

import org.jspecify.annotations.NullMarked;
