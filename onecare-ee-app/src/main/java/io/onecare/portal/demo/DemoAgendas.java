package io.onecare.portal.demo;

import io.onecare.core.network.AddFacility;
import io.onecare.core.network.AddHealthService;
import io.onecare.core.network.AddPractitioner;
import io.onecare.core.network.BookingMode;
import io.onecare.core.network.PractitionerName;
import io.onecare.core.schedule.AddSchedule;
import io.onecare.core.schedule.DayHours;
import io.onecare.core.schedule.OpeningHours;
import io.onecare.core.schedule.ScheduleSource;
import io.onecare.core.schedule.WeeklyOpening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who practises at the facilities of the demo network, and when those that share their agenda are
 * open. The same on every machine, as {@link DemoNetwork} is. Names are nobody's: the surnames are
 * put together from words.
 */
final class DemoAgendas {

    private static final long SEED = 20_240_103L;
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final Duration SLOT = Duration.ofMinutes(30);

    /** Done by whoever is there: nobody asks for a practitioner. */
    private static final Set<String> BY_THE_TEAM =
            Set.of(
                    "DIAGNOSTICA-PER-IMMAGINI",
                    "ECOGRAFIA",
                    "ESAMI-DI-LABORATORIO",
                    "ESAMI-STRUMENTALI",
                    "PREVENZIONE");

    private static final String TEAM = "";

    /** So many services one practitioner has at most. */
    private static final int MOST_SERVICES = 20;

    /** Of a hundred practitioners, so many also work at the next facility of the province. */
    private static final int SECOND_PLACE_PERCENT = 25;

    private static final List<String> WOMEN =
            List.of(
                    "Ada", "Bice", "Clelia", "Dafne", "Elvira", "Fosca", "Ginevra", "Ilde", "Livia",
                    "Mafalda", "Norma", "Olimpia");
    private static final List<String> MEN =
            List.of(
                    "Alvise", "Baldo", "Corso", "Dino", "Ezio", "Fulvio", "Gaspare", "Ivo", "Lapo",
                    "Nereo", "Oreste", "Ruggero");
    private static final List<String> BEGINNINGS =
            List.of(
                    "Vento", "Fiume", "Bosco", "Sole", "Lago", "Prato", "Ponte", "Fuoco", "Cielo",
                    "Sasso");
    private static final List<String> ENDINGS =
            List.of(
                    "lieve", "lento", "fitto", "pigro", "sereno", "lontano", "gentile", "stupito",
                    "tondo", "curioso");

    /** Half a day of one of these at the first workplace. */
    private static final List<DayOfWeek> FIRST_PLACE =
            List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

    /** And of one of these at the second. */
    private static final List<DayOfWeek> SECOND_PLACE =
            List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY, DayOfWeek.SATURDAY);

    private static final List<DayOfWeek> OF_THE_TEAM =
            List.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);

    private static final List<DayHours> HOURS =
            List.of(
                    DayHours.between(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                    DayHours.between(LocalTime.of(10, 0), LocalTime.of(13, 0)),
                    DayHours.between(LocalTime.of(14, 30), LocalTime.of(17, 30)),
                    DayHours.between(LocalTime.of(16, 0), LocalTime.of(19, 0)));

    private static final DayHours EARLY =
            DayHours.between(LocalTime.of(7, 30), LocalTime.of(9, 30));

    private final Random random = new Random(SEED);
    private final Set<PractitionerName> names = new HashSet<>();
    private final Map<String, Set<String>> workplaces = new TreeMap<>();
    private final Map<String, PractitionerName> nameOf = new HashMap<>();
    private final List<AddSchedule> schedules = new ArrayList<>();

    /** By province and category, a practitioner who could work at one more place. */
    private final Map<String, String> free = new HashMap<>();

    private DemoAgendas() {}

    /** Draws everything. */
    static DemoAgendas of(DemoNetwork network) {
        Map<String, String> categories =
                network.services().stream()
                        .collect(
                                Collectors.toMap(
                                        AddHealthService::code, AddHealthService::categoryCode));
        DemoAgendas agendas = new DemoAgendas();
        network.facilities().forEach(facility -> agendas.open(facility, categories));
        return agendas;
    }

    /** Who practises, in the order of their codes. */
    List<AddPractitioner> practitioners() {
        return workplaces.entrySet().stream()
                .map(
                        who ->
                                new AddPractitioner(
                                        who.getKey(),
                                        Stream.ofNullable(nameOf.get(who.getKey()))
                                                .findFirst()
                                                .orElseThrow(),
                                        who.getValue()))
                .toList();
    }

    /** The agendas of those who share them. */
    List<AddSchedule> schedules() {
        return List.copyOf(schedules);
    }

    private void open(AddFacility facility, Map<String, String> categories) {
        Map<String, List<String>> byCategory =
                new TreeSet<>(facility.serviceCodes())
                        .stream()
                                .collect(
                                        Collectors.groupingBy(
                                                code ->
                                                        groupOf(
                                                                categories.getOrDefault(
                                                                        code, TEAM)),
                                                TreeMap::new,
                                                Collectors.toList()));
        int number = 0;
        for (Map.Entry<String, List<String>> category : byCategory.entrySet()) {
            List<String> services = category.getValue();
            boolean team = category.getKey().equals(TEAM);
            int people = team ? 1 : (services.size() + MOST_SERVICES - 1) / MOST_SERVICES;
            for (int person = 0; person < people; person++) {
                number++;
                int from = services.size() * person / people;
                int to = services.size() * (person + 1) / people;
                String who = team ? null : practitioner(facility, category.getKey());
                boolean second = who != null && workplaces.getOrDefault(who, Set.of()).size() == 2;
                DayOfWeek day = one(second ? SECOND_PLACE : FIRST_PLACE);
                DayHours hours = one(HOURS);
                if (facility.bookingMode() == BookingMode.ONLINE) {
                    schedules.add(
                            schedule(
                                    facility,
                                    number,
                                    who,
                                    services.subList(from, to),
                                    team
                                            ? weekly(facility, OF_THE_TEAM, EARLY)
                                            : weekly(facility, List.of(day), hours)));
                }
            }
        }
    }

    private static String groupOf(String category) {
        return BY_THE_TEAM.contains(category) ? TEAM : category;
    }

    private static OpeningHours weekly(AddFacility facility, List<DayOfWeek> days, DayHours hours) {
        return OpeningHours.ofWeekly(
                days.stream()
                        .map(day -> WeeklyOpening.of(day, hours, facility.period()))
                        .toArray(WeeklyOpening[]::new));
    }

    private static AddSchedule schedule(
            AddFacility facility,
            int number,
            @Nullable String practitioner,
            List<String> services,
            OpeningHours hours) {
        return new AddSchedule(
                facility.code() + "-A" + number,
                facility.code(),
                practitioner,
                ROME,
                SLOT,
                services.stream().collect(Collectors.toMap(Function.identity(), code -> SLOT)),
                ScheduleSource.GENERATED,
                hours,
                facility.period());
    }

    /** Somebody new, or somebody of the province who has room for a second workplace. */
    private String practitioner(AddFacility facility, String category) {
        String field = facility.address().province() + " " + category;
        String known = free.remove(field);
        Set<String> places = known == null ? null : workplaces.get(known);
        if (known != null && places != null && !places.contains(facility.code())) {
            places.add(facility.code());
            return known;
        }
        String code = DemoNetwork.CODE_PREFIX + "DR-%04d".formatted(workplaces.size() + 1);
        workplaces.put(code, new TreeSet<>(Set.of(facility.code())));
        nameOf.put(code, name());
        if (random.nextInt(100) < SECOND_PLACE_PERCENT) {
            free.put(field, code);
        }
        return code;
    }

    private PractitionerName name() {
        PractitionerName name;
        do {
            boolean woman = random.nextBoolean();
            name =
                    PractitionerName.of(
                            woman ? "Dott.ssa" : "Dott.",
                            one(woman ? WOMEN : MEN),
                            one(BEGINNINGS) + one(ENDINGS));
        } while (!names.add(name));
        return name;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
