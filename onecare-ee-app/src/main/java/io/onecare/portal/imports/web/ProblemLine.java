package io.onecare.portal.imports.web;

/**
 * Something that is wrong or odd, in words.
 *
 * @param line the line of the file; empty if it is in none
 * @param what what the row speaks of
 * @param key its code or number; empty if it has none
 * @param column our name of the column; empty if it is about the row as a whole
 * @param theirs the file's name of the column; empty if it has none
 * @param reason a sentence
 * @param position the place among the problems
 */
public record ProblemLine(
        String line,
        String what,
        String key,
        String column,
        String theirs,
        String reason,
        long position) {}
