package io.onecare.portal.search.rest;

import io.onecare.core.place.GeoPoint;
import io.onecare.geo.Location;
import io.onecare.portal.rest.BadParameter;
import io.onecare.portal.search.Coordinates;
import io.onecare.portal.search.MapDesk;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where to search: places of Italy and facilities, for autocompletion. */
@Path("/places")
@RequestScoped
public class PlaceResource {

    private static final int MAX_LIMIT = 50;

    @Inject private MapDesk desk;

    /**
     * Suggests where to search while somebody types.
     *
     * @param typed what has been typed so far, at most {@value MapDesk#MAX_PLACE} characters
     * @param near about where they are, latitude and longitude separated by a comma; not needed
     * @param limit the most suggestions, 1 to 50
     * @return an array of objects with {@code kind}, {@code label}, {@code region}, {@code
     *     latitude}, {@code longitude}; empty below two letters; 400 if a parameter is wrong
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response suggest(
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("near") @Nullable String near,
            @QueryParam("limit") @DefaultValue("8") int limit) {
        if (typed.length() > MapDesk.MAX_PLACE) {
            throw new BadParameter(
                    "q has more than "
                            + MapDesk.MAX_PLACE
                            + " characters. Maybe it is not a place.");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadParameter("limit must be 1 to " + MAX_LIMIT + ".");
        }
        JsonArrayBuilder suggestions = Json.createArrayBuilder();
        for (Location location : desk.suggestPlaces(typed, point(near), limit)) {
            suggestions.add(
                    Json.createObjectBuilder()
                            .add("kind", location.kind().name())
                            .add("label", location.label())
                            .add("region", Objects.requireNonNullElse(location.region(), ""))
                            .add("latitude", location.position().latitude())
                            .add("longitude", location.position().longitude()));
        }
        return Response.ok(suggestions.build().toString())
                .header("Cache-Control", "no-cache")
                .build();
    }

    private static @Nullable GeoPoint point(@Nullable String text) {
        return text == null
                ? null
                : Coordinates.point(text)
                        .orElseThrow(
                                () ->
                                        new BadParameter(
                                                "near must be latitude,longitude in degrees, such as 45.46,9.19."));
    }
}
