/**
 * The library as somebody else embeds it: only what is public is used here. What stands between
 * {@code snippet} and {@code end} is what the guide shows ({@code GuideSnippetsTest}).
 */
package io.onecare.embedding;
