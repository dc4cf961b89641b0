package io.onecare.core.network;

import io.onecare.core.Actor;
import io.onecare.core.place.Address;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.time.ValidityPeriod;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the network. Needs no transaction; with one, it sees what the caller has changed.
 * Thread-safe as far as the entity manager supplier is.
 */
public final class FacilityDirectory {

    /** The most facilities that one call returns. */
    public static final int MAX_PAGE_SIZE = 1_000;

    private static final String COLUMNS =
            "select f.code, f.name, f.address, f.latitude, f.longitude, f.bookingMode, f.period,"
                    + " f.positionSource from Facility f";

    private final Supplier<EntityManager> entityManager;

    /**
     * Made by {@link io.onecare.core.OneCare}.
     *
     * @param entityManager gives the entity manager of the current thread or transaction
     */
    public FacilityDirectory(Supplier<EntityManager> entityManager) {
        this.entityManager = Objects.requireNonNull(entityManager, "entityManager");
    }

    /**
     * Counts the changes of the network: as long as the number is the same, nothing in it has
     * changed.
     *
     * @param actor who asks; everybody may
     * @return a number that only grows
     */
    public long revision(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        return entityManager
                .get()
                .createQuery(
                        "select r.revision from NetworkRevision r where r.id = :id", Long.class)
                .setParameter("id", NetworkRevision.ONLY_ROW)
                .getSingleResult();
    }

    /**
     * Gives the catalogue.
     *
     * @param actor who asks; everybody may
     * @return the categories in display order, each with its services by Italian name
     */
    public List<CategoryListing> catalogue(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        EntityManager em = entityManager.get();
        Map<ServiceCategoryId, CategoryListing> categories = new LinkedHashMap<>();
        for (Object[] row :
                em.createQuery(
                                "select c.id, c.code, c.name from ServiceCategory c"
                                        + " order by c.displayOrder, c.code",
                                Object[].class)
                        .getResultList()) {
            categories.put(
                    (ServiceCategoryId) row[0],
                    new CategoryListing((String) row[1], (LocalizedName) row[2], List.of()));
        }
        Map<ServiceCategoryId, List<ServiceListing>> services = new HashMap<>();
        for (Object[] row :
                em.createQuery(
                                "select s.code, s.category, s.name, s.nationalCode"
                                        + " from HealthService s order by s.name.italian, s.code",
                                Object[].class)
                        .getResultList()) {
            ServiceCategoryId category = (ServiceCategoryId) row[1];
            CategoryListing listing = categories.get(category);
            if (listing == null) {
                continue; // added after the categories were read
            }
            services.computeIfAbsent(category, key -> new ArrayList<>())
                    .add(
                            new ServiceListing(
                                    (String) row[0],
                                    listing.code(),
                                    (LocalizedName) row[2],
                                    (String) row[3]));
        }
        return categories.entrySet().stream()
                .map(
                        entry ->
                                new CategoryListing(
                                        entry.getValue().code(),
                                        entry.getValue().name(),
                                        services.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    /**
     * Gives the facilities in the order of their codes, page by page, in three statements a page.
     * Facilities whose period has not begun or is over are among them.
     *
     * @param actor who asks; everybody may
     * @param afterCode the code of the last facility of the page before, or null for the first page
     * @param limit the most facilities to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return at most {@code limit} facilities; fewer mean that there are no more
     * @throws IllegalArgumentException if the limit is out of its range
     */
    public List<FacilityListing> page(Actor actor, @Nullable String afterCode, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The limit (%d) must be 1 to %d.".formatted(limit, MAX_PAGE_SIZE));
        }
        EntityManager em = entityManager.get();
        List<Object[]> rows =
                em.createQuery(COLUMNS + " where f.code > :after order by f.code", Object[].class)
                        .setParameter("after", afterCode == null ? "" : afterCode)
                        .setMaxResults(limit)
                        .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        return listings(
                em,
                rows,
                "f.code between :first and :last",
                Map.of("first", rows.get(0)[0], "last", rows.get(rows.size() - 1)[0]));
    }

    /**
     * Finds what patients are to do before a service.
     *
     * @param actor who asks; everybody may
     * @param serviceCode the code of the service
     * @return empty if there is nothing to prepare, or no such service
     */
    public Optional<Preparation> findPreparation(Actor actor, String serviceCode) {
        Objects.requireNonNull(actor, "actor");
        return entityManager
                .get()
                .createQuery(
                        "select s.preparationItalian, s.preparationEnglish from HealthService s"
                                + " where s.code = :code and s.preparationItalian is not null",
                        Object[].class)
                .setParameter("code", serviceCode)
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> Preparation.of((String) row[0], (String) row[1]));
    }

    /**
     * Finds facilities by words, page by page, in four statements a page. Those whose period has
     * not begun or is over are among them, if they are asked for.
     *
     * @param actor who asks; everybody may
     * @param query which
     * @param skip how many the pages before have shown, 0 for the first page
     * @param limit the most facilities to return, 1 to {@value #MAX_PAGE_SIZE}
     * @return the page, and how many there are on all pages
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FoundFacilities find(Actor actor, FacilityQuery query, int skip, int limit) {
        Objects.requireNonNull(actor, "actor");
        if (skip < 0 || limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The facilities to skip (%d) must be 0 or more, and the limit (%d) 1 to %d."
                            .formatted(skip, limit, MAX_PAGE_SIZE));
        }
        EntityManager em = entityManager.get();
        List<String> all = FacilityWords.codes(em, query);
        List<String> codes = all.stream().skip(skip).limit(limit).toList();
        Map<String, FacilityListing> listings = withCodes(actor, Set.copyOf(codes));
        return new FoundFacilities(
                codes.stream().map(listings::get).filter(Objects::nonNull).toList(), all.size());
    }

    /**
     * Gives some facilities, in three statements. Those whose period has not begun or is over are
     * among them: an appointment there is not forgotten.
     *
     * @param actor who asks; everybody may
     * @param codes the codes of the facilities, at most {@value #MAX_PAGE_SIZE}; may be empty
     * @return by code; a code that no facility has is not in it
     * @throws IllegalArgumentException if there are more codes
     */
    public Map<String, FacilityListing> withCodes(Actor actor, Set<String> codes) {
        Objects.requireNonNull(actor, "actor");
        if (codes.size() > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "The facilities asked for (%d) must be at most %d."
                            .formatted(codes.size(), MAX_PAGE_SIZE));
        }
        if (codes.isEmpty()) {
            return Map.of();
        }
        EntityManager em = entityManager.get();
        String which = "f.code in :codes";
        List<Object[]> rows =
                em.createQuery(COLUMNS + " where " + which, Object[].class)
                        .setParameter("codes", codes)
                        .getResultList();
        return listings(em, rows, which, Map.of("codes", codes)).stream()
                .collect(Collectors.toMap(FacilityListing::code, Function.identity()));
    }

    /** The facilities of some rows, which are those that a condition says. */
    private static List<FacilityListing> listings(
            EntityManager em, List<Object[]> rows, String which, Map<String, Object> values) {
        Map<String, List<String>> phones =
                byFacility(
                        em,
                        "select f.code, p from Facility f join f.phones p"
                                + " where "
                                + which
                                + " order by f.code, index(p)",
                        values);
        Map<String, List<String>> services =
                byFacility(
                        em,
                        "select f.code, h.code from OfferedService o, Facility f, HealthService h"
                                + " where o.id.facilityId = f.id.value"
                                + " and o.id.serviceId = h.id.value and o.offered = true"
                                + " and "
                                + which,
                        values);
        return rows.stream()
                .map(
                        row -> {
                            String code = (String) row[0];
                            Double latitude = (Double) row[3];
                            Double longitude = (Double) row[4];
                            return new FacilityListing(
                                    code,
                                    (String) row[1],
                                    (Address) row[2],
                                    latitude == null || longitude == null
                                            ? null
                                            : GeoPoint.ofLatLon(latitude, longitude),
                                    (PositionSource) row[7],
                                    phones.getOrDefault(code, List.of()),
                                    (BookingMode) row[5],
                                    Set.copyOf(services.getOrDefault(code, List.of())),
                                    (ValidityPeriod) row[6]);
                        })
                .toList();
    }

    /**
     * Gives the practitioners who work at a facility.
     *
     * @param actor who asks; everybody may
     * @param facilityCode the facility's code
     * @return by family name, given name and code; empty if there are none or no such facility
     */
    public List<PractitionerListing> practitioners(Actor actor, String facilityCode) {
        Objects.requireNonNull(actor, "actor");
        return entityManager
                .get()
                .createQuery(
                        "select p.code, p.name from Practitioner p, PractitionerFacility w,"
                                + " Facility f where w.id.practitionerId = p.id.value"
                                + " and w.id.facilityId = f.id.value and f.code = :code"
                                + " order by p.name.familyName, p.name.givenName, p.code",
                        Object[].class)
                .setParameter("code", facilityCode)
                .getResultList()
                .stream()
                .map(row -> new PractitionerListing((String) row[0], (PractitionerName) row[1]))
                .toList();
    }

    /**
     * Gives the practitioners of many facilities in one statement.
     *
     * @param actor who asks; everybody may
     * @param firstCode the code of the first facility, included
     * @param lastCode the code of the last one in the order of codes, included
     * @return by facility code, each list in the order of {@link #practitioners}; a facility
     *     without practitioners is not in it
     */
    public Map<String, List<PractitionerListing>> practitionersBetween(
            Actor actor, String firstCode, String lastCode) {
        Objects.requireNonNull(actor, "actor");
        Map<String, List<PractitionerListing>> practitioners = new HashMap<>();
        for (Object[] row :
                entityManager
                        .get()
                        .createQuery(
                                "select f.code, p.code, p.name from Practitioner p,"
                                        + " PractitionerFacility w, Facility f"
                                        + " where w.id.practitionerId = p.id.value"
                                        + " and w.id.facilityId = f.id.value"
                                        + " and f.code between :first and :last"
                                        + " order by p.name.familyName, p.name.givenName, p.code",
                                Object[].class)
                        .setParameter("first", firstCode)
                        .setParameter("last", lastCode)
                        .getResultList()) {
            practitioners
                    .computeIfAbsent((String) row[0], code -> new ArrayList<>())
                    .add(new PractitionerListing((String) row[1], (PractitionerName) row[2]));
        }
        return practitioners;
    }

    private static Map<String, List<String>> byFacility(
            EntityManager em, String text, Map<String, Object> values) {
        TypedQuery<Object[]> query = em.createQuery(text, Object[].class);
        values.forEach(query::setParameter);
        Map<String, List<String>> found = new HashMap<>();
        for (Object[] row : query.getResultList()) {
            found.computeIfAbsent((String) row[0], code -> new ArrayList<>()).add((String) row[1]);
        }
        return found;
    }
}
