package io.onecare.core.reception;

import io.onecare.core.NativeSql;
import io.onecare.core.network.BookingMode;
import io.onecare.core.schedule.SlotTime;
import io.onecare.core.time.Moments;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an opening finds at its facilities, in a handful of statements however many they are. */
final class OpeningSites {

    private static final int CODES_PER_STATEMENT = 500;

    private record Site(String name, BookingMode mode, ValidityPeriod period, int schedules) {}

    private OpeningSites() {}

    /** By code. */
    static List<OpeningLine> lines(EntityManager em, OpenSchedules command, List<SlotTime> slots) {
        Map<String, Site> sites = new HashMap<>();
        Map<String, TreeSet<String>> services = new HashMap<>();
        Set<String> working = new HashSet<>();
        List<String> codes = List.copyOf(command.facilityCodes());
        for (int i = 0; i < codes.size(); i += CODES_PER_STATEMENT) {
            List<String> some = codes.subList(i, Math.min(codes.size(), i + CODES_PER_STATEMENT));
            readSites(em, some, sites);
            readServices(em, some, command, services);
            readWorking(em, some, command, working);
        }
        List<SlotTime> busy = busy(em, command, slots);
        return codes.stream()
                .map(
                        code -> {
                            Site site = sites.get(code);
                            List<String> offered =
                                    List.copyOf(services.getOrDefault(code, new TreeSet<>()));
                            List<SlotTime> own =
                                    site == null
                                            ? List.of()
                                            : within(slots, site.period(), command);
                            return new OpeningLine(
                                    code,
                                    site == null ? "" : site.name(),
                                    site == null ? null : site.mode(),
                                    offered,
                                    own.size(),
                                    clashes(own, busy),
                                    site == null ? 0 : site.schedules(),
                                    obstacle(command, site, offered, working.contains(code)));
                        })
                .toList();
    }

    private static @Nullable OpeningObstacle obstacle(
            OpenSchedules command, @Nullable Site site, List<String> offered, boolean works) {
        if (site == null) {
            return OpeningObstacle.UNKNOWN_FACILITY;
        }
        LocalDate end = site.period().untilExclusive().orElse(LocalDate.MAX);
        LocalDate wantedEnd = command.period().untilExclusive().orElse(LocalDate.MAX);
        if (!command.period().from().isBefore(end) || !site.period().from().isBefore(wantedEnd)) {
            return OpeningObstacle.NOT_IN_NETWORK;
        }
        if (command.practitionerCode() != null && !works) {
            return OpeningObstacle.UNKNOWN_PRACTITIONER;
        }
        return offered.isEmpty() ? OpeningObstacle.NO_SERVICE : null;
    }

    private static List<SlotTime> within(
            List<SlotTime> slots, ValidityPeriod period, OpenSchedules command) {
        return slots.stream()
                .filter(
                        slot ->
                                period.contains(
                                        LocalDate.ofInstant(slot.startsAt(), command.zone())))
                .toList();
    }

    /** Both in the order of time, so each is gone through once. */
    private static int clashes(List<SlotTime> slots, List<SlotTime> busy) {
        int clashes = 0;
        int at = 0;
        for (SlotTime slot : slots) {
            while (at < busy.size() && !busy.get(at).endsAt().isAfter(slot.startsAt())) {
                at++;
            }
            if (at < busy.size() && busy.get(at).overlaps(slot)) {
                clashes++;
            }
        }
        return clashes;
    }

    private static void readSites(EntityManager em, List<String> codes, Map<String, Site> sites) {
        new NativeSql()
                .add("select f.code, f.name, f.booking_mode, cast(f.valid_from as varchar(10)),")
                .add(" cast(f.valid_until as varchar(10)),")
                .add(" (select count(*) from schedule c where c.facility_id = f.id)")
                .add(" from facility f where f.code in ")
                .addIn(codes)
                .rows(em)
                .forEach(
                        row ->
                                sites.put(
                                        given(row[0]),
                                        new Site(
                                                given(row[1]),
                                                BookingMode.valueOf(given(row[2])),
                                                period(given(row[3]), (String) row[4]),
                                                ((Number) row[5]).intValue())));
    }

    private static ValidityPeriod period(String from, @Nullable String until) {
        return until == null
                ? ValidityPeriod.from(LocalDate.parse(from))
                : ValidityPeriod.between(LocalDate.parse(from), LocalDate.parse(until));
    }

    private static void readServices(
            EntityManager em,
            List<String> codes,
            OpenSchedules command,
            Map<String, TreeSet<String>> services) {
        new NativeSql()
                .add("select f.code, v.code from facility f")
                .add(" join facility_service o on o.facility_id = f.id and o.offered")
                .add(" join health_service v on v.id = o.service_id where f.code in ")
                .addIn(codes)
                .add(" and v.code in ")
                .addIn(List.copyOf(command.minutes().keySet()))
                .rows(em)
                .forEach(
                        row ->
                                services.computeIfAbsent(given(row[0]), any -> new TreeSet<>())
                                        .add(given(row[1])));
    }

    private static void readWorking(
            EntityManager em, List<String> codes, OpenSchedules command, Set<String> working) {
        String practitioner = command.practitionerCode();
        if (practitioner != null) {
            new NativeSql()
                    .add("select f.code, p.code from practitioner p")
                    .add(" join practitioner_facility w on w.practitioner_id = p.id")
                    .add(" join facility f on f.id = w.facility_id")
                    .add(" where p.code = ? and f.code in ", practitioner)
                    .addIn(codes)
                    .rows(em)
                    .forEach(row -> working.add(given(row[0])));
        }
    }

    /** The slots that the practitioner has already in that time, by time; at every facility. */
    private static List<SlotTime> busy(
            EntityManager em, OpenSchedules command, List<SlotTime> slots) {
        String practitioner = command.practitionerCode();
        List<SlotTime> busy = new ArrayList<>();
        if (practitioner != null && !slots.isEmpty()) {
            Instant last = slots.get(slots.size() - 1).endsAt();
            new NativeSql()
                    .add("select s.starts_at, s.ends_at from slot s")
                    .add(" join schedule c on c.id = s.schedule_id")
                    .add(" join practitioner p on p.id = c.practitioner_id")
                    .add(" where p.code = ?", practitioner)
                    .add(" and s.withdrawn_at is null and s.leaving_since is null")
                    .add(" and s.ends_at > ?", Moments.toMicros(slots.get(0).startsAt()))
                    .add(" and s.starts_at < ? order by s.starts_at", Moments.toMicros(last))
                    .rows(em)
                    .forEach(row -> busy.add(new SlotTime(moment(row[0]), moment(row[1]))));
        }
        return busy;
    }

    private static Instant moment(Object column) {
        return Moments.ofMicros(((Number) column).longValue());
    }

    private static String given(@Nullable Object column) {
        return (String) Objects.requireNonNull(column);
    }
}
