package io.onecare.portal.agenda.web;

import io.onecare.core.Actor;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.FacilityListing;
import io.onecare.core.reception.FacilityWithoutSchedule;
import io.onecare.core.reception.OpenSchedules;
import io.onecare.core.reception.OpeningLine;
import io.onecare.core.reception.OpeningOutcome;
import io.onecare.core.reception.OpeningPreview;
import io.onecare.core.reception.ScheduleOpenings;
import io.onecare.core.schedule.SlotTime;
import io.onecare.portal.booking.web.HiddenField;
import io.onecare.portal.facility.web.WeekDayField;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens an agenda at one facility, or one like it at each of several: what is typed is shown with
 * the slots it makes, on the same page, and opened by a second press.
 */
@Named
@RequestScoped
public class OpenAgendaView extends AdministratorView {

    private static final int USUAL_SLOT_MINUTES = 30;
    private static final int DAYS_SHOWN = 3;
    private static final int LINES_SHOWN = 20;

    private Set<String> codes = new TreeSet<>();
    private Map<String, FacilityListing> facilities = Map.of();
    private List<Choice> practitioners = List.of();
    private List<ServiceField> services = List.of();
    private @Nullable OpeningPreview preview;

    /**
     * Somebody to choose.
     *
     * @param code the practitioner's code
     * @param name the practitioner's name
     */
    public record Choice(String code, String name) {}

    /**
     * A day of the preview.
     *
     * @param day the day in full
     * @param times when its slots start
     */
    public record DayOfSlots(String day, String times) {}

    /**
     * Why facilities get no agenda.
     *
     * @param reason in words
     * @param names of the facilities, the first of them
     */
    public record Without(String reason, String names) {}

    /**
     * Shows the form, what it would make, or opens.
     *
     * @throws IOException if the browser has gone
     */
    public void act() throws IOException {
        Optional<Actor> who = administrator();
        if (who.isEmpty()) {
            posted().notFound();
            return;
        }
        read(who.get());
        if (!codes.isEmpty() && facilities.isEmpty()) {
            posted().notFound();
        } else if (posted().isSent() && !codes.isEmpty()) {
            Optional<OpenSchedules> wish =
                    new OpeningForm(this::typed, messages()).read(codes, services, today());
            if (wish.isPresent()) {
                follow(
                        typed("step").equals("open")
                                ? desk().open(who.get(), wish.get(), typed("fingerprint"))
                                : desk().preview(who.get(), wish.get()));
            }
        }
    }

    private void read(Actor who) {
        codes = isAll() ? allWithout(who) : askedCodes();
        facilities = desk().facilities(who, codes);
        if (facilities.size() == 1) {
            practitioners =
                    desk().practitioners(who, facilities.keySet().iterator().next()).stream()
                            .map(one -> new Choice(one.code(), AgendaWords.name(one.name())))
                            .toList();
        }
        services =
                ServiceField.of(usual(facilities.values()), desk().serviceNames(who), language())
                        .stream()
                        .map(
                                one ->
                                        one.chosen(
                                                !posted().isFilled() || !typed(one.id()).isEmpty(),
                                                typed(one.minutesId())))
                        .toList();
    }

    private boolean isAll() {
        return !asked("all").isEmpty();
    }

    private Set<String> allWithout(Actor who) {
        String province = asked("province");
        return desk()
                .without(
                        who,
                        province.isEmpty() ? null : province,
                        null,
                        ScheduleOpenings.MAX_FACILITIES)
                .stream()
                .map(FacilityWithoutSchedule::code)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> askedCodes() {
        String[] asked = request().getParameterValues("facility");
        return asked == null
                ? new TreeSet<>()
                : Arrays.stream(asked)
                        .filter(code -> !code.isBlank())
                        .limit(ScheduleOpenings.MAX_FACILITIES)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What most of them offer, as many as one opening takes. */
    private static List<String> usual(Iterable<FacilityListing> facilities) {
        Map<String, Integer> offered = new HashMap<>();
        facilities.forEach(
                one -> one.serviceCodes().forEach(code -> offered.merge(code, 1, Integer::sum)));
        return offered.entrySet().stream()
                .sorted(
                        Comparator.comparing(
                                        Map.Entry<String, Integer>::getValue,
                                        Comparator.reverseOrder())
                                .thenComparing(Map.Entry::getKey))
                .limit(ScheduleOpenings.MAX_SERVICES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void follow(OpeningOutcome outcome) throws IOException {
        if (outcome instanceof OpeningOutcome.Opened opened) {
            desk().makeSlots(opened.codes());
            posted().leadTo(
                            PAGE
                                    + (codes.size() == 1
                                            ? "?facility=" + codes.iterator().next() + "&"
                                            : "?")
                                    + "opened="
                                    + opened.codes().size());
        } else if (outcome instanceof OpeningOutcome.Shown shown) {
            preview = shown.preview();
        } else if (outcome instanceof OpeningOutcome.Outdated outdated) {
            preview = outdated.now();
            messages().add("", "OUTDATED");
        } else if (outcome instanceof OpeningOutcome.Refused refused) {
            messages().add("", refused.reason().name());
        }
    }

    /**
     * Names where the agenda is to be.
     *
     * @return the name of the facility, or how many they are; empty if none was chosen
     */
    public String getWhere() {
        return facilities.isEmpty()
                ? ""
                : isOne()
                        ? facilities.values().iterator().next().name()
                        : language().say("agendas.open.where", facilities.size());
    }

    /**
     * Tells whether it is for one facility.
     *
     * @return false if for several, or none
     */
    public boolean isOne() {
        return facilities.size() == 1;
    }

    /**
     * Tells whether there is a facility at all.
     *
     * @return false if none was chosen
     */
    public boolean isAny() {
        return !facilities.isEmpty();
    }

    /**
     * Gives the page from which one came.
     *
     * @return its address without the context path
     */
    public String getBack() {
        return isOne() ? PAGE + "?facility=" + codes.iterator().next() : PAGE;
    }

    /**
     * Gives what the form sends along.
     *
     * @return for which facilities it is
     */
    public List<HiddenField> getFields() {
        return isAll()
                ? List.of(
                        new HiddenField("all", "yes"),
                        new HiddenField("province", asked("province")))
                : codes.stream().map(code -> new HiddenField("facility", code)).toList();
    }

    /**
     * Gives who works at the facility.
     *
     * @return by name; empty also if it is for several
     */
    public List<Choice> getPractitioners() {
        return practitioners;
    }

    /**
     * Gives the services to choose from.
     *
     * @return by name
     */
    public List<ServiceField> getServiceFields() {
        return services;
    }

    /**
     * Gives the length of a slot.
     *
     * @return as it was typed, or the usual one
     */
    public String getSlot() {
        return posted().isFilled() ? typed("slot") : String.valueOf(USUAL_SLOT_MINUTES);
    }

    /**
     * Gives the first day.
     *
     * @return as it was typed, or today
     */
    public String getFrom() {
        return posted().isFilled() ? typed("from") : formats().date(today());
    }

    /**
     * Gives the fields of the week, that of all days from Monday to Friday first.
     *
     * @return as they were typed
     */
    public List<WeekDayField> getWeek() {
        List<WeekDayField> fields = new ArrayList<>();
        fields.add(
                field(
                        OpeningForm.WEEKDAYS,
                        language().texts().getString("agendas.input.weekdays.label")));
        for (DayOfWeek day : DayOfWeek.values()) {
            fields.add(
                    field(
                            OpeningForm.fieldOf(day),
                            day.getDisplayName(TextStyle.FULL, language().locale())));
        }
        return fields;
    }

    private WeekDayField field(String id, String label) {
        return new WeekDayField(id, label, typed(id), error(id));
    }

    /**
     * Tells whether there is a preview.
     *
     * @return false as long as nothing was typed
     */
    public boolean isShown() {
        return preview != null;
    }

    /**
     * Tells whether it can be opened.
     *
     * @return false if no facility can have it
     */
    public boolean isPossible() {
        return preview != null && !preview.opening().isEmpty();
    }

    /**
     * Gives the fingerprint of what is shown.
     *
     * @return empty if nothing is
     */
    public String getFingerprint() {
        return preview == null ? "" : preview.fingerprint();
    }

    /**
     * Says how many slots are made.
     *
     * @return a sentence
     */
    public String getSlots() {
        OpeningPreview shown = preview;
        if (shown == null) {
            return "";
        }
        long slots = shown.opening().stream().mapToLong(OpeningLine::slots).sum();
        if (slots == 0) {
            return language().say("agendas.preview.noSlots", desk().horizonDays());
        }
        return language()
                .say(
                        isOne() ? "agendas.preview.slots" : "agendas.preview.slotsOfAll",
                        desk().horizonDays(),
                        slots,
                        shown.opening().size());
    }

    /**
     * Gives the first days with slots.
     *
     * @return three at most
     */
    public List<DayOfSlots> getDays() {
        OpeningPreview shown = preview;
        if (shown == null || shown.opening().isEmpty()) {
            return List.of();
        }
        Map<LocalDate, List<SlotTime>> days =
                shown.slots().stream()
                        .collect(
                                Collectors.groupingBy(
                                        slot -> LocalDate.ofInstant(slot.startsAt(), ROME),
                                        TreeMap::new,
                                        Collectors.toList()));
        return days.entrySet().stream()
                .limit(DAYS_SHOWN)
                .map(
                        day ->
                                new DayOfSlots(
                                        formats().day(day.getKey()),
                                        day.getValue().stream()
                                                .map(slot -> slot.startsAt().atZone(ROME))
                                                .map(start -> formats().time(start.toLocalTime()))
                                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /**
     * Says what is to be thought of before it is opened.
     *
     * @return sentences; empty if nothing is
     */
    public List<String> getWarnings() {
        OpeningPreview shown = preview;
        List<String> warnings = new ArrayList<>();
        if (shown != null) {
            long clashes = shown.opening().stream().mapToLong(OpeningLine::clashes).sum();
            long byPhone = count(shown, line -> line.bookingMode() == BookingMode.BY_PHONE);
            long others = count(shown, line -> line.otherSchedules() > 0);
            addIf(warnings, "agendas.preview.clashes", clashes);
            addIf(
                    warnings,
                    isOne() ? "agendas.preview.byPhone" : "agendas.preview.someByPhone",
                    byPhone);
            addIf(
                    warnings,
                    isOne() ? "agendas.preview.other" : "agendas.preview.others",
                    isOne() ? shown.lines().get(0).otherSchedules() : others);
        }
        return warnings;
    }

    private static long count(OpeningPreview shown, Predicate<OpeningLine> which) {
        return shown.opening().stream().filter(which).count();
    }

    private void addIf(List<String> warnings, String key, long count) {
        if (count > 0) {
            warnings.add(language().say(key, count));
        }
    }

    /**
     * Says which facilities get no agenda, and why.
     *
     * @return by reason; empty if all get one
     */
    public List<Without> getWithout() {
        OpeningPreview shown = preview;
        if (shown == null) {
            return List.of();
        }
        Map<String, List<OpeningLine>> reasons =
                shown.lines().stream()
                        .filter(line -> line.obstacle() != null)
                        .collect(
                                Collectors.groupingBy(
                                        line -> String.valueOf(line.obstacle()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return reasons.entrySet().stream()
                .map(
                        reason ->
                                new Without(
                                        language()
                                                .say(
                                                        "agendas.obstacle." + reason.getKey(),
                                                        reason.getValue().size()),
                                        names(reason.getValue())))
                .toList();
    }

    private String names(List<OpeningLine> lines) {
        String names =
                lines.stream()
                        .limit(LINES_SHOWN)
                        .map(line -> line.facilityName() + " (" + line.facilityCode() + ")")
                        .collect(Collectors.joining(", "));
        return lines.size() > LINES_SHOWN
                ? names + language().say("agendas.preview.more", lines.size() - LINES_SHOWN)
                : names;
    }
}
