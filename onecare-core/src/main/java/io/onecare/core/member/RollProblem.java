package io.onecare.core.member;

/**
 * One thing that is wrong with a roll.
 *
 * @param number the number of the member or policy whose entry is wrong, never a tax code
 * @param reason what is wrong
 */
public record RollProblem(String number, RollRefusal reason) {}
