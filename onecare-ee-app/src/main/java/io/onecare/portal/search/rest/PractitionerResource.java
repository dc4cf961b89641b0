package io.onecare.portal.search.rest;

import io.onecare.core.network.PractitionerListing;
import io.onecare.portal.rest.BadParameter;
import io.onecare.portal.search.MapDesk;
import io.onecare.portal.search.SearchDesk;
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

/** Who practises in the network, for autocompletion. */
@Path("/practitioners")
@RequestScoped
public class PractitionerResource {

    private static final int MAX_LIMIT = 50;

    @Inject private SearchDesk desk;

    /**
     * Suggests practitioners while somebody types.
     *
     * @param typed words that begin title, given name or surname, at most {@value MapDesk#MAX_TEXT}
     *     characters
     * @param limit the most suggestions, 1 to 50
     * @return an array of objects with {@code title}, {@code givenName}, {@code familyName}; each
     *     name once; empty if nothing was typed; 400 if a parameter is wrong
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response suggest(
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("limit") @DefaultValue("8") int limit) {
        if (typed.length() > MapDesk.MAX_TEXT) {
            throw new BadParameter(
                    "q has more than " + MapDesk.MAX_TEXT + " characters. Maybe it is not a name.");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new BadParameter("limit must be 1 to " + MAX_LIMIT + ".");
        }
        JsonArrayBuilder suggestions = Json.createArrayBuilder();
        desk.suggestPractitioners(typed, limit).stream()
                .map(PractitionerListing::name)
                .distinct()
                .forEach(
                        name ->
                                suggestions.add(
                                        Json.createObjectBuilder()
                                                .add("title", name.title().orElse(""))
                                                .add("givenName", name.givenName())
                                                .add("familyName", name.familyName())));
        return Response.ok(suggestions.build().toString())
                .header("Cache-Control", "no-cache")
                .build();
    }
}
