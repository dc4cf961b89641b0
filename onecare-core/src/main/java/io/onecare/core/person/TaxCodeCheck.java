package io.onecare.core.person;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TaxCode#check(CharSequence)} found: the first problem of a text, or none. Holds no
 * part of the text. Immutable.
 */
public final class TaxCodeCheck {

    private final @Nullable TaxCodeProblem problem;
    private final OptionalInt position;

    private TaxCodeCheck(@Nullable TaxCodeProblem problem, OptionalInt position) {
        this.problem = problem;
        this.position = position;
    }

    static TaxCodeCheck passed() {
        return new TaxCodeCheck(null, OptionalInt.empty());
    }

    static TaxCodeCheck found(TaxCodeProblem problem) {
        return new TaxCodeCheck(problem, OptionalInt.empty());
    }

    static TaxCodeCheck wrongCharacter(int position) {
        return new TaxCodeCheck(TaxCodeProblem.WRONG_CHARACTER, OptionalInt.of(position));
    }

    /**
     * Tells whether {@link TaxCode#of(String)} reads the text.
     *
     * @return true if there is no problem or only a doubt
     */
    public boolean isAcceptable() {
        return problem == null || !problem.isRefused();
    }

    /**
     * Gives the first problem.
     *
     * @return empty if there is none; {@link TaxCodeProblem#UNKNOWN_BIRTHPLACE} only if there is no
     *     other
     */
    public Optional<TaxCodeProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /**
     * Gives the place of a wrong character.
     *
     * @return the first wrong character, counted from 1 and without the spaces; empty if the
     *     problem is not {@link TaxCodeProblem#WRONG_CHARACTER}
     */
    public OptionalInt position() {
        return position;
    }

    /** Says nothing: what is wrong with somebody's code says something of the code. */
    @Override
    public String toString() {
        return "TaxCodeCheck(…)";
    }
}
