package io.onecare.portal.search.rest;

import io.onecare.core.place.GeoBox;
import io.onecare.core.search.FacilityCluster;
import io.onecare.core.search.FacilityMatch;
import io.onecare.portal.rest.BadParameter;
import io.onecare.portal.search.Coordinates;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.MapProblem;
import io.onecare.portal.search.MapQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Facilities on the map, for the portal's own map and for integrators. No prices. */
@Path("/facilities")
@RequestScoped
public class FacilityResource {

    private static final String GEO_JSON = "application/geo+json";

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
    @Produces(GEO_JSON)
    public Response find(@Context HttpServletRequest request) {
        Set<MapProblem> problems = EnumSet.noneOf(MapProblem.class);
        List<FacilityMatch> matches = desk.locate(MapQuery.of(request.getParameterMap()), problems);
        refuse(problems);
        return answer(FacilityFeatures.of(matches));
    }

    /**
     * Gives the marks of a map of many facilities, as a GeoJSON FeatureCollection: one facility as
     * {@link #find} gives it, several as a feature that counts them.
     *
     * @param request carries the parameters of {@link #find}
     * @param view what the map shows: south, west, north, east in degrees; a mark that reaches into
     *     it counts all its facilities
     * @param zoom how close, as web maps count it, 0 to {@value MapDesk#MAX_ZOOM}
     * @return the collection; 400 if a parameter is wrong
     */
    @GET
    @Path("/clusters")
    @Produces(GEO_JSON)
    public Response clusters(
            @Context HttpServletRequest request,
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("zoom") @DefaultValue("") String zoom) {
        GeoBox shown =
                Coordinates.box(view)
                        .orElseThrow(
                                () ->
                                        new BadParameter(
                                                "view must be south,west,north,east in degrees, such as 45.3,9,45.6,9.4."));
        int close = zoom(zoom);
        Set<MapProblem> problems = EnumSet.noneOf(MapProblem.class);
        List<FacilityCluster> clusters =
                desk.clusters(MapQuery.of(request.getParameterMap()), shown, close, problems);
        refuse(problems);
        return answer(FacilityFeatures.ofClusters(clusters, close));
    }

    private static int zoom(String text) {
        try {
            int zoom = Integer.parseInt(text);
            if (zoom >= 0 && zoom <= MapDesk.MAX_ZOOM) {
                return zoom;
            }
        } catch (NumberFormatException notANumber) {
            // refused below like a number that is out of range
        }
        throw new BadParameter("zoom must be a whole number from 0 to " + MapDesk.MAX_ZOOM + ".");
    }

    private static void refuse(Set<MapProblem> problems) {
        if (!problems.isEmpty()) {
            throw new BadParameter(
                    "These parameters cannot be used: "
                            + problems.stream()
                                    .map(problem -> problem.parameter() + " (" + problem + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }

    private static Response answer(String collection) {
        return Response.ok(collection).header("Cache-Control", "no-cache").build();
    }
}
