package io.onecare.portal.search.rest;

import io.onecare.core.network.FacilityListing;
import io.onecare.core.place.GeoPoint;
import io.onecare.core.search.FacilityMatch;
import io.onecare.portal.rest.BadParameter;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.MapProblem;
import io.onecare.portal.search.MapQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Facilities on the map, for the portal's own map and for integrators. No prices. */
@Path("/facilities")
@RequestScoped
public class FacilityResource {

    @Inject private MapDesk desk;

    /**
     * Gives the facilities that meet the query parameters {@code place}, {@code box}, {@code
     * category}, {@code service} and {@code name} (see {@link MapQuery}) as a GeoJSON
     * FeatureCollection (RFC 7946), positions as longitude, latitude. Facilities without a position
     * are left out.
     *
     * @param request carries the parameters
     * @return the collection, nearest first if a place is given; 400 if a parameter is wrong
     */
    @GET
    @Produces("application/geo+json")
    public Response find(@Context HttpServletRequest request) {
        Set<MapProblem> problems = EnumSet.noneOf(MapProblem.class);
        List<FacilityMatch> matches = desk.locate(MapQuery.of(request.getParameterMap()), problems);
        if (!problems.isEmpty()) {
            throw new BadParameter(
                    "These parameters cannot be used: "
                            + problems.stream()
                                    .map(problem -> problem.parameter() + " (" + problem + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        JsonArrayBuilder features = Json.createArrayBuilder();
        matches.forEach(match -> features.add(feature(match)));
        return Response.ok(
                        Json.createObjectBuilder()
                                .add("type", "FeatureCollection")
                                .add("features", features)
                                .build()
                                .toString())
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static JsonObjectBuilder feature(FacilityMatch match) {
        FacilityListing facility = match.facility();
        GeoPoint position = Objects.requireNonNull(facility.position());
        JsonObjectBuilder properties =
                Json.createObjectBuilder()
                        .add("code", facility.code())
                        .add("name", facility.name())
                        .add("address", facility.address().toString())
                        .add("bookingMode", facility.bookingMode().name());
        match.distanceMetres()
                .ifPresent(metres -> properties.add("distanceMetres", Math.round(metres)));
        return Json.createObjectBuilder()
                .add("type", "Feature")
                .add("id", facility.code())
                .add(
                        "geometry",
                        Json.createObjectBuilder()
                                .add("type", "Point")
                                .add(
                                        "coordinates",
                                        Json.createArrayBuilder()
                                                .add(position.longitude())
                                                .add(position.latitude())))
                .add("properties", properties);
    }
}
