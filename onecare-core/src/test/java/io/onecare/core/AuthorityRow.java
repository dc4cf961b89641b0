package io.onecare.core;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the matrix.
 *
 * @param method the service and its method, with the command where several are named alike, such as
 *     {@code "NetworkEditor.add(AddFacility)"}
 * @param about what it is asked about, where the same method has several rows; else empty
 * @param allowed to whom the call gives something; to everybody else it gives nothing and writes
 *     nothing
 * @param call a call that succeeds for whoever may
 */
record AuthorityRow(String method, String about, Set<Asker> allowed, Call call) {

    /** What the outcomes are called that say yes. */
    private static final Set<String> YES =
            Set.of(
                    "Added",
                    "AllAdded",
                    "Begun",
                    "Changed",
                    "CodeToSend",
                    "Completed",
                    "Covered",
                    "Done",
                    "Dropped",
                    "Ended",
                    "Found",
                    "Held",
                    "Imported",
                    "Intact",
                    "Issued",
                    "LoggedIn",
                    "Made",
                    "Open",
                    "Opened",
                    "Performed",
                    "Published",
                    "Released",
                    "Removed",
                    "Requested",
                    "Saved",
                    "Sealed",
                    "Shown",
                    "ToSend",
                    "SetUp",
                    "Valid");

    /** What the outcomes are called that say no. */
    private static final Set<String> NO =
            Set.of(
                    "Refused",
                    "NotFound",
                    "NotCovered",
                    "NothingToSend",
                    "NothingToOffer",
                    "WrongPassword");

    /** A call of one method. */
    interface Call {
        Object by(OneCare oneCare, Actor actor);
    }

    static AuthorityRow row(String method, Set<Asker> allowed, Call call) {
        return new AuthorityRow(method, "", allowed, call);
    }

    static AuthorityRow row(String method, String about, Set<Asker> allowed, Call call) {
        return new AuthorityRow(method, about, allowed, call);
    }

    /**
     * Tells whether an answer gives something. The answer to whoever may not is that of a thing
     * that is not there.
     *
     * @throws AssertionError if it says no for another reason: then the arguments are no good
     */
    static boolean gives(Object answer) {
        if (answer instanceof Optional<?> found) {
            return found.isPresent();
        }
        if (answer instanceof OptionalInt found) {
            return found.isPresent();
        }
        if (answer instanceof Collection<?> found) {
            return !found.isEmpty();
        }
        if (answer instanceof Map<?, ?> found) {
            return !found.isEmpty();
        }
        if (answer instanceof Number count) {
            return count.longValue() != 0;
        }
        if (answer instanceof Boolean granted) {
            return granted;
        }
        if (answer instanceof Enum<?> outcome && !outcome.name().startsWith("REFUSED")) {
            return true;
        }
        if (answer instanceof Record outcome && YES.contains(outcome.getClass().getSimpleName())) {
            return true;
        }
        if (!isNotFound(answer)) {
            throw new AssertionError(
                    "The answer (%s) is neither something nor \"not found\".".formatted(answer));
        }
        return false;
    }

    private static boolean isNotFound(Object answer) {
        if (answer instanceof Record outcome) {
            return NO.contains(outcome.getClass().getSimpleName())
                    && reasons(outcome).allMatch("NOT_FOUND"::equals);
        }
        return answer instanceof Enum<?> outcome && outcome.name().equals("REFUSED_NOT_FOUND");
    }

    private static Stream<String> reasons(Record outcome) {
        return Arrays.stream(outcome.getClass().getRecordComponents())
                .map(component -> value(outcome, component))
                .flatMap(
                        value ->
                                value instanceof Collection<?> all
                                        ? all.stream()
                                        : Stream.of(value))
                .flatMap(
                        value ->
                                value instanceof Record part
                                        ? reasons(part)
                                        : value instanceof Enum<?> reason
                                                ? Stream.of(reason.name())
                                                : Stream.of());
    }

    private static Object value(Record outcome, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            @Nullable Object value = component.getAccessor().invoke(outcome);
            return value == null ? "" : value;
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public String toString() {
        return about.isEmpty() ? method : method + ", " + about;
    }
}
