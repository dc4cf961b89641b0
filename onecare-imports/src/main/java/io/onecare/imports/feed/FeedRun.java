package io.onecare.imports.feed;

import java.nio.file.Path;

/**
 * What became of files that were put into a folder.
 *
 * @param feed the name of the feed
 * @param isDone whether they were imported, or brought nothing new
 * @param folder where they are now, with {@code report.txt}
 */
public record FeedRun(String feed, boolean isDone, Path folder) {}
