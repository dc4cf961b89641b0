package io.onecare.core;

import io.onecare.core.booking.Booking;
import io.onecare.core.care.Words;
import io.onecare.core.member.Insured;
import io.onecare.core.person.ContactDetails;
import io.onecare.core.person.EmailAddress;
import io.onecare.core.person.PersonName;
import io.onecare.core.person.TaxCode;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which answers of the library can hold something about a human being, by their types. */
final class PersonalData {

    private static final Set<Class<?>> PERSONAL =
            Set.of(
                    Booking.class, // the patient by number
                    ContactDetails.class,
                    EmailAddress.class,
                    Insured.class,
                    PersonName.class,
                    TaxCode.class,
                    Words.class);

    private PersonalData() {}

    static boolean isIn(Type answer) {
        return isIn(answer, new HashSet<>());
    }

    private static boolean isIn(Type type, Set<Type> seen) {
        if (!seen.add(type)) {
            return false;
        }
        if (type instanceof ParameterizedType generic) {
            return isIn(generic.getRawType(), seen)
                    || Stream.of(generic.getActualTypeArguments()).anyMatch(one -> isIn(one, seen));
        }
        if (type instanceof WildcardType wildcard) {
            return Stream.of(wildcard.getUpperBounds()).anyMatch(one -> isIn(one, seen));
        }
        if (!(type instanceof Class<?> found)
                || !found.getName().startsWith("io.onecare.core.")
                || found.isEnum()) {
            return false;
        }
        return PERSONAL.contains(found)
                || parts(found).anyMatch(one -> isIn(one, seen))
                || found.isSealed()
                        && Stream.of(found.getPermittedSubclasses())
                                .anyMatch(one -> isIn(one, seen));
    }

    private static Stream<Type> parts(Class<?> found) {
        return found.isRecord()
                ? Stream.of(found.getRecordComponents()).map(RecordComponent::getGenericType)
                : Stream.of(found.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .filter(method -> method.getParameterCount() == 0)
                        .map(Method::getGenericReturnType);
    }
}
