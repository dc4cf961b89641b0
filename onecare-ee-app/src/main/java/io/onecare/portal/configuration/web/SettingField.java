package io.onecare.portal.configuration.web;

import java.util.List;

/**
 * A setting as its form shows it.
 *
 * @param id the id and name of the field
 * @param kind what it is typed into, such as {@code NUMBER}
 * @param label what it is
 * @param hint how to fill it in, and where its value comes from
 * @param error what is wrong with it; empty if nothing is
 * @param value what is in force or was typed
 * @param least the smallest number
 * @param most the largest number, or the most characters
 * @param choices what can be chosen, where it is a choice
 */
public record SettingField(
        String id,
        String kind,
        String label,
        String hint,
        String error,
        String value,
        int least,
        int most,
        List<Choice> choices) {

    /** Copies the choices. */
    public SettingField {
        choices = List.copyOf(choices);
    }

    /**
     * A choice.
     *
     * @param value what is sent
     * @param label what is shown
     * @param chosen whether it is the one, or one of those
     */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * Gives the type of the input.
     *
     * @return as HTML has it
     */
    public String type() {
        return kind.equals("EMAIL") ? "email" : "text";
    }

    /**
     * Tells how a phone's keyboard helps.
     *
     * @return as HTML has it
     */
    public String inputMode() {
        return switch (kind) {
            case "NUMBER" -> "numeric";
            case "EMAIL" -> "email";
            default -> "text";
        };
    }

    /**
     * Gives the most characters that it takes.
     *
     * @return those of the number for numbers
     */
    public int maxLength() {
        return kind.equals("NUMBER") ? String.valueOf(most).length() : Math.max(10, most);
    }

    /**
     * Tells whether it is short.
     *
     * @return true for numbers, times and colours
     */
    public boolean isShort() {
        return kind.equals("NUMBER") || kind.equals("TIME") || kind.equals("COLOUR");
    }
}
