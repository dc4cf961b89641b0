package io.onecare.portal.search.rest;

import io.onecare.geo.gazetteer.Place;
import io.onecare.portal.rest.BadParameter;
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

/** Places of Italy, for autocompletion. */
@Path("/places")
@RequestScoped
public class PlaceResource {

    private static final int MAX_LIMIT = 50;

    @Inject private MapDesk desk;

    /**
     * Suggests places while somebody types.
     *
     * @param typed what has been typed so far, at most {@value MapDesk#MAX_TEXT} characters
     * @param limit the most suggestions, 1 to 50
     * @return an array of objects with {@code label}, {@code region}, {@code latitude}, {@code
     *     longitude}; empty below two letters; 400 if a parameter is wrong
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response suggest(
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("limit") @DefaultValue("8") int limit) {
        if (typed.length() > MapDesk.MAX_TEXT) {
            throw new BadParameter(
                    "q has more than "
                            + MapDesk.MAX_TEXT
                            + " characters. Maybe it is not a place.");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadParameter("limit must be 1 to " + MAX_LIMIT + ".");
        }
        JsonArrayBuilder suggestions = Json.createArrayBuilder();
        for (Place place : desk.suggestPlaces(typed, limit)) {
            suggestions.add(
                    Json.createObjectBuilder()
                            .add("label", place.label())
                            .add("region", place.region())
                            .add("latitude", place.position().latitude())
                            .add("longitude", place.position().longitude()));
        }
        return Response.ok(suggestions.build().toString())
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
