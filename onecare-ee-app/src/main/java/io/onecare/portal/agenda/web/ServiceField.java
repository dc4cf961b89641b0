package io.onecare.portal.agenda.web;

import io.onecare.core.network.LocalizedName;
import io.onecare.portal.faces.Language;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service to choose, with its minutes.
 *
 * @param code the service's code
 * @param name its name
 * @param tongue the language tag of that name
 * @param isChosen whether it is chosen
 * @param minutes the minutes as they are typed; empty for those of a slot
 */
public record ServiceField(
        String code, String name, String tongue, boolean isChosen, String minutes) {

    /** By name. */
    static List<ServiceField> of(
            Collection<String> codes, Map<String, LocalizedName> names, Language language) {
        return codes.stream()
                .map(
                        code -> {
                            LocalizedName name =
                                    names.getOrDefault(code, LocalizedName.of(code, null));
                            return new ServiceField(
                                    code,
                                    name.in(language.locale()),
                                    name.english().isPresent() ? language.tag() : "it",
                                    false,
                                    "");
                        })
                .sorted(Comparator.comparing(ServiceField::name).thenComparing(ServiceField::code))
                .toList();
    }

    ServiceField chosen(boolean isIt, String typedMinutes) {
        return new ServiceField(code, name, tongue, isIt, typedMinutes);
    }

    /** Empty if it is no number of minutes that fits into a slot. */
    Optional<Duration> read(Duration slot) {
        if (minutes.isEmpty()) {
            return Optional.of(slot);
        }
        return minutes.matches("[0-9]{1,3}")
                ? Optional.of(Duration.ofMinutes(Integer.parseInt(minutes)))
                        .filter(typed -> !typed.isZero() && typed.compareTo(slot) <= 0)
                : Optional.empty();
    }

    /**
     * Gives the id of the box to tick.
     *
     * @return the id, which is the field's name too
     */
    public String id() {
        return "service-" + code;
    }

    /**
     * Gives the id of the field of the minutes.
     *
     * @return the id, which is the field's name too
     */
    public String minutesId() {
        return "minutes-" + code;
    }
}
