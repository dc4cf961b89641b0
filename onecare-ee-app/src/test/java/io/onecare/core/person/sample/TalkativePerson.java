package io.onecare.core.person.sample;

/** Breaks: personal types hide themselves. A record shows all it has. */
public record TalkativePerson(String name) {}
